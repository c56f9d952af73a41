package org.noonmark.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.noonmark.linux.SocketOptions.Timestamps;
import org.noonmark.testkit.AllocatedBytes;

class DatagramBatchTest {
    private static final SocketOptions OPTIONS =
            SocketOptions.defaults().withReceiveTimeout(Duration.ofSeconds(5));

    private static InetSocketAddress address(String host, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(host), port);
    }

    /// Receives `count` datagrams into fresh slots, however many calls it takes.
    private static void receiveAll(DatagramBatch batch, UdpSocket socket, int count) {
        int received = batch.receive(socket);
        assertThat(received).isEqualTo(count);
    }

    private static void fill(DatagramBatch batch, int count, int length) {
        for (int slot = 0; slot < count; slot++) {
            batch.memory().asSlice(batch.datagramOffset(slot), length).fill((byte) (slot + 1));
        }
    }

    @Test
    void answersManyPeersInPlace() throws Exception {
        try (var server = UdpSocket.bound(address("127.0.0.1", 0), OPTIONS);
                var one = UdpSocket.connected(address("127.0.0.1", server.localPort()), OPTIONS);
                var two = UdpSocket.connected(address("127.0.0.1", server.localPort()), OPTIONS)) {
            var out = DatagramBatch.of(2, 100);
            fill(out, 2, 100);
            out.queueConnected(0, 48, false);
            assertThat(out.send(one)).isEqualTo(1);
            out.queueConnected(1, 60, false);
            assertThat(out.send(two)).isEqualTo(1);

            var batch = DatagramBatch.of(8, 100);
            receiveAll(batch, server, 2);
            assertThat(batch.datagramLength(0)).isEqualTo(48);
            assertThat(batch.datagramLength(1)).isEqualTo(60);
            batch.queueReply(1, 50, false);
            batch.queueReply(0, 40, false);
            assertThat(batch.send(server)).isEqualTo(2);

            var in = DatagramBatch.of(8, 100);
            receiveAll(in, one, 1);
            assertThat(in.datagramLength(0)).isEqualTo(40);
            assertThat(in.memory().get(JAVA_BYTE, in.datagramOffset(0))).isEqualTo((byte) 1);
            receiveAll(in, two, 1);
            assertThat(in.datagramLength(0)).isEqualTo(50);
            assertThat(in.memory().get(JAVA_BYTE, in.datagramOffset(0))).isEqualTo((byte) 2);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0, 127.0.0.3, 127.0.0.1", "::, ::1, ::1"})
    void answersFromTheAddressThatWasAsked(String wildcard, String asked, String from)
            throws Exception {
        Loopback.assumeHas(asked);
        try (var server =
                        UdpSocket.bound(
                                address(wildcard, 0),
                                OPTIONS.withTimestamps(Timestamps.RECEIVE_AND_TRANSMIT));
                var client = UdpSocket.bound(address(from, 0), OPTIONS)) {
            var out = DatagramBatch.of(1, 48);
            out.setPeer(0, address(asked, server.localPort()));
            out.queueReply(0, 48, false);
            assertThat(out.send(client)).isEqualTo(1);

            var batch = DatagramBatch.of(4, 48);
            receiveAll(batch, server, 1);
            batch.queueReply(0, 48, true);
            assertThat(batch.send(server)).isEqualTo(1);

            receiveAll(out, client, 1);
            assertThat(Sockaddr.read(out.memory(), out.sockaddrOffset(0)))
                    .isEqualTo(address(asked, server.localPort()));
            var stamps = TransmitStamps.of(4);
            assertThat(stamps.read(server)).isEqualTo(1);
            assertThat(stamps.number(0)).isZero();
            assertThat(stamps.isTruncated(0)).isFalse();
            assertThat(stamps.realtimeNanos(0)).isGreaterThan(batch.receivedRealtimeNanos(0));
        }
    }

    @Test
    void numbersTheStampsOfDatagramsThatAskedOnly() throws Exception {
        var options = OPTIONS.withTimestamps(Timestamps.RECEIVE_AND_TRANSMIT);
        try (var server = UdpSocket.bound(address("127.0.0.1", 0), OPTIONS);
                var client =
                        UdpSocket.connected(address("127.0.0.1", server.localPort()), options)) {
            var out = DatagramBatch.of(4, 48);
            out.queueConnected(0, 48, false);
            out.queueConnected(1, 48, true);
            out.queueConnected(2, 48, false);
            out.queueConnected(3, 48, true);
            assertThat(out.send(client)).isEqualTo(4);
            var stamps = TransmitStamps.of(8);
            assertThat(stamps.read(client)).isEqualTo(2);
            assertThat(stamps.number(0)).isZero();
            assertThat(stamps.number(1)).isEqualTo(1);
            assertThat(stamps.read(client)).isEqualTo(-Errno.EAGAIN);
        }
    }

    @Test
    void marksDatagramsLongerThanASlot() throws Exception {
        try (var server = UdpSocket.bound(address("127.0.0.1", 0), OPTIONS);
                var client =
                        UdpSocket.connected(address("127.0.0.1", server.localPort()), OPTIONS)) {
            var out = DatagramBatch.of(2, 100);
            out.queueConnected(0, 100, false);
            out.queueConnected(1, 64, false);
            out.send(client);
            var batch = DatagramBatch.of(2, 64);
            receiveAll(batch, server, 2);
            assertThat(batch.isTruncated(0)).isTrue();
            assertThat(batch.isTruncated(1)).isFalse();
        }
    }

    @Test
    void skipsADatagramThatTheKernelRefusesAndSendsTheRest() throws Exception {
        try (var server = UdpSocket.bound(address("127.0.0.1", 0), OPTIONS);
                var client = UdpSocket.bound(address("127.0.0.1", 0), OPTIONS)) {
            var out = DatagramBatch.of(3, 48);
            out.setPeer(0, address("127.0.0.1", server.localPort()));
            out.queueReply(0, 48, false);
            out.setPeer(1, address("255.255.255.255", 9));
            out.queueReply(1, 48, false);
            out.setPeer(2, address("127.0.0.1", server.localPort()));
            out.queueReply(2, 48, false);
            assertThat(out.send(client)).isEqualTo(2);
            assertThat(out.unsent()).isEqualTo(1);
            assertThat(out.lastError()).isNotZero();
            receiveAll(DatagramBatch.of(4, 48), server, 2);
        }
    }

    @Test
    void cutsWhatIsSentIntoSegments() throws Exception {
        try (var server = UdpSocket.bound(address("127.0.0.1", 0), OPTIONS);
                var client =
                        UdpSocket.connected(
                                address("127.0.0.1", server.localPort()),
                                OPTIONS.withSegmentBytes(48))) {
            var out = DatagramBatch.of(1, 64 * 48);
            out.queueConnected(0, 10 * 48, false);
            assertThat(out.send(client)).isEqualTo(1);
            var batch = DatagramBatch.of(16, 100);
            receiveAll(batch, server, 10);
            assertThat(batch.datagramLength(9)).isEqualTo(48);
        }
    }

    @Test
    void batchLoopAllocatesNothing() throws Exception {
        try (var server = UdpSocket.bound(address("0.0.0.0", 0), OPTIONS);
                var client = UdpSocket.bound(address("127.0.0.1", 0), OPTIONS)) {
            var loop = new Loop(client, server, address("127.0.0.1", server.localPort()));
            assertThat(AllocatedBytes.steady(62_500, loop::round)).isZero();
            assertThat(loop.bytes).isGreaterThanOrEqualTo(125_000L * 16 * 48);
        }
    }

    /// Sixteen datagrams there and back: a million in 62,500 rounds.
    private static final class Loop {
        private final UdpSocket client;
        private final UdpSocket server;
        private final DatagramBatch out = DatagramBatch.of(16, 48);
        private final DatagramBatch batch = DatagramBatch.of(16, 48);
        private final HostClocks clocks = HostClocks.open();
        private final PairedClocks paired = new PairedClocks();
        private long bytes;

        private Loop(UdpSocket client, UdpSocket server, InetSocketAddress peer) {
            this.client = client;
            this.server = server;
            for (int slot = 0; slot < 16; slot++) {
                out.setPeer(slot, peer);
            }
        }

        private void round() {
            for (int slot = 0; slot < 16; slot++) {
                out.queueReply(slot, 48, false);
            }
            out.send(client);
            int received = batch.receive(server);
            paired.pair(clocks);
            for (int slot = 0; slot < received; slot++) {
                bytes += batch.datagramLength(slot);
                long counter = paired.counterOf(batch.receivedRealtimeNanos(slot));
                if (counter <= paired.counterNanos()) {
                    batch.queueReply(slot, 48, false);
                }
            }
            batch.send(server);
            out.receive(client);
        }
    }
}
