package org.noonmark.sources.khronos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.noonmark.linux.HostClocks;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;

/// The network against servers on addresses of loopback, each right or wrong in its own way.
class NtpPoolNetworkTest {
    private static final int RECEIVE = 32;
    private static final UtcInstant NOW = UtcInstant.parse("2026-06-01T12:00:00Z");

    private final HostClocks clocks = HostClocks.open();
    private final TaiInstant start = LeapTable.embedded().toTai(NOW);
    private final long startNanos = clocks.counterNanos();
    private final List<DatagramSocket> sockets = new ArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private int port;

    @AfterEach
    void close() {
        sockets.forEach(DatagramSocket::close);
    }

    /// A server on 127.0.1.`last` whose reply `change` makes right or wrong; none when it is empty.
    private InetAddress server(int last, int copies, UnaryOperator<byte[]> change)
            throws IOException {
        var address = InetAddress.ofLiteral("127.0.1." + last);
        var socket = new DatagramSocket(new InetSocketAddress(address, port));
        port = socket.getLocalPort();
        sockets.add(socket);
        Thread.ofVirtual().start(() -> serve(socket, copies, change));
        return address;
    }

    private void serve(DatagramSocket socket, int copies, UnaryOperator<byte[]> change) {
        var packet = new DatagramPacket(new byte[512], 512);
        while (true) {
            try {
                socket.receive(packet);
                requests.incrementAndGet();
                var reply = change.apply(reply(packet.getData()));
                for (int i = 0; i < copies && reply.length > 0; i++) {
                    socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
                }
            } catch (SocketException closed) {
                return;
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
        }
    }

    private byte[] reply(byte[] request) {
        var now = start.plus(TimeDelta.ofNanos(clocks.counterNanos() - startNanos));
        return Replies.to(request, LeapTable.embedded().toUtc(now));
    }

    private static byte[] set(byte[] reply, int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            reply[at + i] = (byte) text.charAt(i);
        }
        return reply;
    }

    @Test
    void measuresWhoIsRightAndBelievesNobodyElse() throws Exception {
        var right = server(1, 1, reply -> reply);
        var twice = server(2, 3, reply -> reply);
        var silent = server(3, 1, _ -> new byte[0]);
        var wrongOrigin = server(4, 1, reply -> set(reply, 24, "12345678"));
        var refusing =
                server(
                        5,
                        1,
                        reply -> {
                            reply[1] = 0;
                            return set(reply, 12, "RATE");
                        });
        var cut = server(6, 1, reply -> Arrays.copyOf(reply, RECEIVE));
        var nobody = InetAddress.ofLiteral("127.0.1.7");
        var network =
                new NtpPoolNetwork(port, clocks, LeapTable::embedded, NOW, new SecureRandom());

        var answers =
                network.ask(List.of(right, twice, silent, wrongOrigin, refusing, cut, nobody));

        assertThat(answers.subList(2, 7))
                .containsExactly(
                        new PoolAnswer.Silent(silent),
                        new PoolAnswer.Silent(wrongOrigin),
                        new PoolAnswer.Kissed(refusing, "RATE"),
                        new PoolAnswer.Silent(cut),
                        new PoolAnswer.Silent(nobody));
        for (var answer : answers.subList(0, 2)) {
            var measured = (PoolAnswer.Measured) answer;
            var truth = start.sinceEpoch().minus(TimeDelta.ofNanos(startNanos));
            assertThat(measured.clockMinusLocal().minus(truth).abs())
                    .isLessThan(TimeDelta.ofMillis(20));
        }
        assertThat(requests).hasValue(6);
    }
}
