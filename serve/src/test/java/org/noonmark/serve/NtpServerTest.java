package org.noonmark.serve;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.linux.DatagramBatch;
import org.noonmark.linux.HostClocks;
import org.noonmark.linux.SocketOptions;
import org.noonmark.linux.UdpSocket;
import org.noonmark.metrology.UncertaintyModel;
import org.noonmark.metrology.Upstream;
import org.noonmark.station.ServedLine;
import org.noonmark.station.Snapshot;
import org.noonmark.testkit.AllocatedBytes;
import org.noonmark.time.ClockState;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TimeDelta;
import org.noonmark.wire.ntp.Decoded;
import org.noonmark.wire.ntp.NtpDecoder;
import org.noonmark.wire.ntp.NtpPacket;

/// The server on real loopback sockets.
@Timeout(60)
class NtpServerTest {
    private static final SocketOptions CLIENT =
            SocketOptions.defaults().withReceiveTimeout(Duration.ofSeconds(5));

    private static final SocketOptions IMPATIENT =
            SocketOptions.defaults().withReceiveTimeout(Duration.ofMillis(50));

    private final HostClocks clocks = HostClocks.open();

    /// Served time begins with the test.
    private final Snapshot snapshot =
            new Snapshot(
                    new ServedLine(
                            clocks.counterNanos(), Requests.START_TAI, 0, 0, clocks.counterNanos()),
                    UncertaintyModel.linear(1e-3, 1e-6),
                    ClockState.SYNCHRONIZED,
                    new Upstream(0, 0x4C4F_434C, TimeDelta.ZERO),
                    LeapTable.embedded());

    private static InetSocketAddress address(String host) {
        return new InetSocketAddress(InetAddress.ofLiteral(host), 0);
    }

    private NtpServer start(NtpServerConfig config) throws Exception {
        return NtpServer.start(config, () -> snapshot, clocks, 1);
    }

    private static NtpPacket ask(UdpSocket client, byte[] request) {
        var memory = Arena.ofAuto().allocate(256);
        MemorySegment.copy(request, 0, memory, JAVA_BYTE, 0, request.length);
        assertThat(client.send(memory.asSlice(0, request.length))).isEqualTo(request.length);
        int length = client.receive(memory);
        assertThat(length).isEqualTo(48);
        return ((Decoded.Packet) NtpDecoder.decode(memory.asSlice(0, length))).packet();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "0.0.0.0", "::"})
    void servesTheSnapshotsTime(String host) throws Exception {
        Loopback.assumeHas(host);
        try (var server = start(NtpServerConfig.on(List.of(address(host))))) {
            int port = server.listening().getFirst().getPort();
            var target = host.contains(":") ? "::1" : "127.0.0.1";
            try (var client =
                    UdpSocket.connected(
                            new InetSocketAddress(InetAddress.ofLiteral(target), port), CLIENT)) {
                long before = snapshot.ntp64At(clocks.counterNanos());
                var reply = ask(client, Requests.bytes(4, 3));
                long after = snapshot.ntp64At(clocks.counterNanos());
                assertThat(reply.stratum()).isEqualTo(1);
                // A microsecond: the pairing of the kernel's stamp with the counter.
                assertThat(reply.receive().bits() - before).isGreaterThan(-4300);
                assertThat(reply.transmit().bits()).isGreaterThan(reply.receive().bits());
                assertThat(after).isGreaterThan(reply.transmit().bits());
            }
            assertThat(server.counters().count(NtpOutcome.BASIC)).isEqualTo(1);
        }
    }

    @Test
    void servesManyAddressesWithSeveralWorkersEach() throws Exception {
        var config =
                NtpServerConfig.on(List.of(address("127.0.0.1"), address("127.0.0.2")))
                        .withWorkers(2);
        try (var server = start(config)) {
            assertThat(server.listening()).hasSize(2);
            for (var local : server.listening()) {
                for (int i = 0; i < 5; i++) {
                    try (var client = UdpSocket.connected(local, CLIENT)) {
                        ask(client, Requests.bytes(4, 3));
                    }
                }
            }
            assertThat(server.counters().replies()).isEqualTo(10);
        }
    }

    @Test
    void interleavedRepliesCarryTheKernelsTransmitStamp() throws Exception {
        try (var server = start(NtpServerConfig.on(List.of(address("127.0.0.1"))));
                var client = UdpSocket.connected(server.listening().getFirst(), CLIENT)) {
            long fresh = 0x2222_2222_0000_0000L;
            var basic = ask(client, Requests.bytes(0, 0, fresh));
            for (int i = 1; i <= 3; i++) {
                basic = ask(client, Requests.bytes(basic.receive().bits(), 7, fresh + i));
                if (i > 1) {
                    assertThat(basic.origin().bits()).isEqualTo(7);
                    assertThat(basic.transmit().bits()).isLessThan(basic.receive().bits());
                }
            }
            assertThat(server.counters().count(NtpOutcome.INTERLEAVED)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void refusesAPortThatIsTaken(int workers) throws Exception {
        var config = NtpServerConfig.on(List.of(address("127.0.0.1"))).withWorkers(workers);
        try (var server = start(config)) {
            var taken =
                    NtpServerConfig.on(List.of(address("127.0.0.2"), server.listening().getFirst()))
                            .withWorkers(workers);
            assertThatThrownBy(() -> start(taken)).hasMessageContaining("EADDRINUSE");
        }
    }

    @Test
    void closeFreesThePort() throws Exception {
        var server = start(NtpServerConfig.on(List.of(address("127.0.0.1"))));
        var local = server.listening().getFirst();
        server.close();
        UdpSocket.bound(local, CLIENT).close();
    }

    @Test
    void aBugCostsOneBatchAndIsKeptForTheOperator() throws Exception {
        var planted = new AtomicBoolean(true);
        Supplier<Snapshot> sometimes =
                () -> {
                    if (planted.getAndSet(false)) {
                        throw new IllegalStateException("planted");
                    }
                    return snapshot;
                };
        var config = NtpServerConfig.on(List.of(address("127.0.0.1")));
        try (var server = NtpServer.start(config, sometimes, clocks, 1);
                var client = UdpSocket.connected(server.listening().getFirst(), CLIENT)) {
            client.send(Arena.ofAuto().allocate(1));
            while (server.failure().isEmpty()) {
                Thread.onSpinWait();
            }
            ask(client, Requests.bytes(4, 3));
            assertThat(server.failure().orElseThrow()).hasMessage("planted");
            assertThat(server.counters().failures()).isEqualTo(1);
        }
    }

    @Test
    void countsADatagramThatIsTooLong() throws Exception {
        try (var server = start(NtpServerConfig.on(List.of(address("127.0.0.1"))));
                var client = UdpSocket.connected(server.listening().getFirst(), CLIENT)) {
            client.send(Arena.ofAuto().allocate(NtpWorker.SLOT_BYTES + 1));
            ask(client, Requests.bytes(4, 3));
            assertThat(server.counters().count(NtpOutcome.MALFORMED)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void workerAllocatesNothing(boolean interleaved) throws Exception {
        var config = NtpServerConfig.on(List.of());
        try (var socket = UdpSocket.bound(address("127.0.0.1"), CLIENT);
                var client = UdpSocket.bound(address("127.0.0.1"), IMPATIENT)) {
            var own = List.of(InetAddress.ofLiteral("127.0.0.1"));
            var responder = new NtpResponder(config, -25, socket.localPort(), own, 1);
            var worker =
                    new NtpWorker(
                            socket,
                            () -> snapshot,
                            clocks,
                            responder,
                            config.batch(),
                            NtpWorker.NO_CPU);
            var exchange = new Exchange(worker, client, socket.localAddress(), interleaved);
            assertThat(AllocatedBytes.steady(62_500, exchange)).isZero();
            assertThat(responder.counters().replies()).isGreaterThanOrEqualTo(2_000_000);
            assertThat(responder.counters().count(NtpOutcome.INTERLEAVED) > 1_000_000)
                    .isEqualTo(interleaved);
        }
    }

    /// Sixteen requests, answered by the worker on this very thread.
    private static final class Exchange implements Runnable {
        private static final int REQUESTS = 16;

        private final NtpWorker worker;
        private final UdpSocket client;
        private final boolean interleaved;
        private final DatagramBatch batch = DatagramBatch.of(REQUESTS, 64);

        private Exchange(
                NtpWorker worker, UdpSocket client, InetSocketAddress to, boolean interleaved) {
            this.worker = worker;
            this.client = client;
            this.interleaved = interleaved;
            for (int slot = 0; slot < REQUESTS; slot++) {
                batch.setPeer(slot, to);
            }
        }

        @Override
        public void run() {
            var memory = batch.memory();
            for (int slot = 0; slot < REQUESTS; slot++) {
                long at = batch.datagramOffset(slot);
                memory.set(JAVA_BYTE, at, (byte) 0x23);
                if (interleaved) {
                    // The reply's receive timestamp becomes the next request's origin.
                    MemorySegment.copy(memory, at + 32, memory, at + 24, 8);
                }
                memory.set(JAVA_BYTE, at + 32, (byte) 1);
                memory.set(JAVA_BYTE, at + 40, (byte) 2);
                batch.queueReply(slot, 48, false);
            }
            batch.send(client);
            worker.serveBatch();
            // A worker that was held up writes no stale time but drops the batch: then nothing
            // comes.
            int got = 0;
            for (int more = 1; got < REQUESTS && more > 0; got += Math.max(0, more)) {
                more = batch.receive(client);
            }
        }
    }
}
