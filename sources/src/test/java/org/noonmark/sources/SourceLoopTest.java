package org.noonmark.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.noonmark.events.EventSink;
import org.noonmark.linux.HostClocks;
import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.Reading;
import org.noonmark.metrology.ReadingSink;
import org.noonmark.sources.nts.CertificateTime;
import org.noonmark.sources.nts.KeyExchangeClient;
import org.noonmark.time.LeapTable;
import org.noonmark.wire.ntp.NtpEncoder;

/// The whole loop over loopback against a small server on the local counter.
class SourceLoopTest implements ReadingSink {
    private static final int ROUNDS = 4;
    private static final KeyExchangeClient NO_KEYS =
            new KeyExchangeClient(() -> new CertificateTime.Unknown("not asked"));
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final HostClocks clocks = HostClocks.open();
    private final LinkedBlockingQueue<Reading> readings = new LinkedBlockingQueue<>();
    private final Set<Integer> ports = ConcurrentHashMap.newKeySet();

    @Override
    public void accept(Reading reading) {
        readings.add(reading);
    }

    @Override
    public void unreachable(ClockId clock) {}

    private AssociationContext context(EventSink events) {
        return new AssociationContext(
                LeapTable::embedded,
                AssociationContext.BEGINNING,
                _ -> false,
                new SplittableRandom(1),
                this,
                events);
    }

    private void serve(DatagramSocket socket, FakeNtpServer server) {
        var packet = new DatagramPacket(new byte[512], 512);
        while (true) {
            try {
                socket.receive(packet);
                long now = clocks.counterNanos();
                ports.add(packet.getPort());
                var request = Arrays.copyOf(packet.getData(), packet.getLength());
                var reply =
                        NtpEncoder.encode(
                                server.reply(request, now, clocks.counterNanos(), r -> r));
                socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
            } catch (SocketException closed) {
                return;
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
        }
    }

    @Test
    void measuresAServerWithKernelStampsFromAFreshPortEachTime()
            throws IOException, InterruptedException {
        var start = clocks.counterNanos();
        var server = new FakeNtpServer(Exercise.NOON, start);
        var context = context(_ -> {});
        try (var socket = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
            Thread.ofPlatform().daemon(true).start(() -> serve(socket, server));
            var config =
                    NtpSourceConfig.server("server.test")
                            .withPort(socket.getLocalPort())
                            .withPoll(new PollRange(0, 0))
                            .withBurst(false);
            AddressLookup lookup = _ -> List.of(LOOPBACK);
            try (var loop =
                    new SourceLoop(
                            List.of(config),
                            lookup,
                            NO_KEYS,
                            new OwnAddresses(),
                            clocks,
                            context)) {
                loop.start();
                var seen = new HashSet<Long>();
                for (int i = 0; i < ROUNDS; i++) {
                    var reading = readings.poll(20, TimeUnit.SECONDS);
                    assertThat(reading).isNotNull();
                    seen.add(reading.counterNanos());
                    var error = reading.clockMinusLocal().minus(server.clockMinusLocal).abs();
                    assertThat(error).isLessThan(reading.bound());
                }
                assertThat(seen).hasSize(ROUNDS);
                assertThat(ports).hasSizeGreaterThan(1);
                assertThat(loop.distrustedStampCount()).isZero();
                assertThat(loop.status().getFirst().reachable()).isTrue();
            }
        }
    }

    @Test
    void aNameThatIsNotFoundIsSaid() throws Exception {
        var lost = new LinkedBlockingQueue<String>();
        var context = context(event -> lost.add(event.text()));
        AddressLookup nobody =
                host -> {
                    throw new java.net.UnknownHostException(host);
                };
        var configs = List.of(NtpSourceConfig.server("nowhere.test"));
        try (var loop =
                new SourceLoop(configs, nobody, NO_KEYS, new OwnAddresses(), clocks, context)) {
            loop.start();

            assertThat(lost.poll(20, TimeUnit.SECONDS)).contains("nowhere.test is not found");
            assertThat(loop.status()).isEmpty();
        }
    }
}
