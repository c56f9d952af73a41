package org.noonmark.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.linux.HostClocks;
import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.Reading;
import org.noonmark.metrology.ReadingSink;
import org.noonmark.sources.nts.Authorities;
import org.noonmark.sources.nts.CertificateTime;
import org.noonmark.sources.nts.CertificateTime.Ground;
import org.noonmark.sources.nts.FakeKeyExchange;
import org.noonmark.sources.nts.KeyExchangeClient;
import org.noonmark.testkit.TestCertificates;
import org.noonmark.time.LeapTable;
import org.noonmark.time.UtcInstant;
import org.noonmark.wire.ntp.NtpEncoder;
import org.noonmark.wire.ntp.Octets;
import org.noonmark.wire.nts.NtsKeys;
import org.noonmark.wire.nts.NtsRequestWriter;

/// The whole loop over loopback with NTS: keys over TLS, then protected packets.
class SourceLoopNtsTest implements ReadingSink {
    private static final int ROUNDS = 2;
    private static final int COOKIES = 8;
    private static final int HEADER = 48;
    private static final int UNIQUE_ID_BYTES = 32;
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2099-01-01T00:00:00Z");
    private static final UtcInstant NOW = UtcInstant.parse("2026-06-01T00:00:00Z");

    @TempDir Path folder;
    private final HostClocks clocks = HostClocks.open();
    private final LinkedBlockingQueue<Reading> readings = new LinkedBlockingQueue<>();
    private final FakeNtpServer server = new FakeNtpServer(Exercise.NOON, clocks.counterNanos());

    @Override
    public void accept(Reading reading) {
        readings.add(reading);
    }

    @Override
    public void unreachable(ClockId clock) {}

    /// Replies are authentic and bring no cookies.
    private void serve(DatagramSocket socket, FakeKeyExchange keys) {
        var packet = new DatagramPacket(new byte[1500], 1500);
        while (true) {
            try {
                packet.setLength(1500);
                socket.receive(packet);
                long now = clocks.counterNanos();
                var request = Arrays.copyOf(packet.getData(), packet.getLength());
                var reply = sealed(request, now, keys.keys());
                socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
            } catch (SocketException closed) {
                return;
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
        }
    }

    private byte[] sealed(byte[] request, long receivedNanos, NtsKeys keys) {
        var header =
                NtpEncoder.encode(
                        server.reply(
                                Arrays.copyOf(request, HEADER),
                                receivedNanos,
                                clocks.counterNanos(),
                                r -> r));
        int id = HEADER + 4;
        return new NtsRequestWriter(new NtsKeys(keys.aead(), keys.s2c(), keys.c2s()))
                .write(
                        header,
                        Octets.of(Arrays.copyOfRange(request, id, id + UNIQUE_ID_BYTES)),
                        Octets.of(new byte[16]),
                        0,
                        new byte[16]);
    }

    private FakeKeyExchange keyExchange(int ntpPort) throws IOException {
        var authority = TestCertificates.authority(FROM, UNTIL);
        Files.writeString(folder.resolve("ca.pem"), authority.certificatePem());
        var cookies = IntStream.range(0, COOKIES).mapToObj(i -> Octets.of(new byte[100])).toList();
        return FakeKeyExchange.start(
                authority.server(List.of("keys.test"), FROM, UNTIL),
                FakeKeyExchange.cookies(cookies, ntpPort));
    }

    private AssociationContext context() {
        return new AssociationContext(
                LeapTable::embedded,
                AssociationContext.BEGINNING,
                _ -> false,
                new SplittableRandom(1),
                this,
                _ -> {});
    }

    @Test
    void measuresWithTheKeysOfOneExchange() throws Exception {
        var time = new CertificateTime.Between(NOW, NOW, Ground.STATION);
        try (var socket = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
                var keys = keyExchange(socket.getLocalPort())) {
            Thread.ofPlatform().daemon(true).start(() -> serve(socket, keys));
            var authorities = new Authorities.OfFile(folder.resolve("ca.pem"));
            var config =
                    NtpSourceConfig.server("keys.test")
                            .withKey(new SourceKey.Nts(keys.port(), authorities))
                            .withPoll(new PollRange(0, 0))
                            .withBurst(false);
            try (var loop =
                    new SourceLoop(
                            List.of(config),
                            _ -> List.of(LOOPBACK),
                            new KeyExchangeClient(() -> time),
                            new OwnAddresses(),
                            clocks,
                            context())) {
                loop.start();
                for (int i = 0; i < ROUNDS; i++) {
                    var reading = readings.poll(40, TimeUnit.SECONDS);
                    assertThat(reading).isNotNull().matches(Reading::authenticated);
                    var error = reading.clockMinusLocal().minus(server.clockMinusLocal).abs();
                    assertThat(error).isLessThan(reading.bound());
                }
                assertThat(keys.exchanges()).isEqualTo(1);
                var who = loop.status().getFirst().nts().orElseThrow().who();
                assertThat(who.orElseThrow().subject()).isEqualTo("CN=keys.test");
            }
        }
    }
}
