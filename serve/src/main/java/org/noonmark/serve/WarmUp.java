package org.noonmark.serve;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import org.noonmark.linux.HostClocks;
import org.noonmark.linux.SocketOptions;
import org.noonmark.linux.UdpSocket;
import org.noonmark.metrology.UncertaintyModel;
import org.noonmark.metrology.Upstream;
import org.noonmark.station.ServedLine;
import org.noonmark.station.Snapshot;
import org.noonmark.time.ClockState;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.wire.ntp.NtpLayout;

/// Lets a server of its own answer on loopback until the machine code of its loop is there.
///
/// A server that is asked now and then would be interpreted for hours. Its replies would leave some
/// 20 µs after the transmit timestamp in them, and a client in basic mode would see half of that as
/// an offset.
public final class WarmUp {
    private static final int ROUNDS = 20_000;
    private static final long LIMIT_NANOS = 500_000_000;
    private static final int REQUEST_BYTES = 48;
    private static final byte CLIENT_OF_VERSION_4 = 0x23;
    private static final ValueLayout.OfLong INT64 =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final SocketOptions PATIENT =
            SocketOptions.defaults().withReceiveTimeout(Duration.ofMillis(50));

    private WarmUp() {}

    /// Asks and answers for at most half a second; returns how many replies came.
    ///
    /// @throws IOException when loopback cannot be used
    public static int run(HostClocks clocks) throws IOException {
        var loopback = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
        var snapshot = snapshot(clocks.counterNanos());
        var config = NtpServerConfig.on(List.of(loopback));
        try (var arena = Arena.ofConfined();
                var server = NtpServer.start(config, () -> snapshot, clocks, 0);
                var client = UdpSocket.connected(server.listening().getFirst(), PATIENT)) {
            return ask(client, arena.allocate(256), clocks);
        }
    }

    private static int ask(UdpSocket client, MemorySegment memory, HostClocks clocks) {
        var request = memory.asSlice(0, REQUEST_BYTES);
        long endNanos = clocks.counterNanos() + LIMIT_NANOS;
        long lastReceiveNtp64 = 0;
        int replies = 0;
        for (int i = 1; i <= ROUNDS && clocks.counterNanos() < endNanos; i++) {
            request.fill((byte) 0);
            request.set(JAVA_BYTE, 0, CLIENT_OF_VERSION_4);
            // Every other request is one in interleaved mode, which repeats a receive timestamp.
            long origin = (i & 1) == 0 ? lastReceiveNtp64 : 0;
            request.set(INT64, NtpLayout.ORIGIN_TIMESTAMP, origin);
            request.set(INT64, NtpLayout.TRANSMIT_TIMESTAMP, i);
            client.send(request);
            if (client.receive(memory) == REQUEST_BYTES) {
                lastReceiveNtp64 = memory.get(INT64, NtpLayout.RECEIVE_TIMESTAMP);
                replies++;
            }
        }
        return replies;
    }

    /// Some time, told as good so that replies are complete.
    private static Snapshot snapshot(long counterNanos) {
        return new Snapshot(
                new ServedLine(
                        counterNanos, TaiInstant.ofSeconds(2_000_000_000), 0, 0, counterNanos),
                UncertaintyModel.linear(1, 1e-6),
                ClockState.LOCAL,
                new Upstream(9, 0x4C4F_434C, TimeDelta.ZERO),
                LeapTable.embedded());
    }
}
