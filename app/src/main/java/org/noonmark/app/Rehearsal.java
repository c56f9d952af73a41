package org.noonmark.app;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.noonmark.linux.HostClocks;
import org.noonmark.linux.SocketOptions;
import org.noonmark.linux.UdpSocket;
import org.noonmark.serve.NtpServer;
import org.noonmark.serve.NtpServerConfig;
import org.noonmark.station.Snapshot;
import org.noonmark.wire.ntp.NtpEncoder;
import org.noonmark.wire.ntp.NtpLayout;

/// Lets the server's code answer requests of our own before anybody else's come.
///
/// The JVM loads and links classes when they are first used, which takes about a millisecond
/// between the moment that a reply states and the moment when it leaves: the first clients would be
/// told a time that is off by half of that. And code that runs now and then stays interpreted: a
/// client in basic mode would see 5 to 10 µs of offset for hours. The rehearsal uses a server of
/// its own on a free port of loopback, so no counter and no client of the real one is touched.
final class Rehearsal {
    /// Beyond what the JVM's last compiler waits for.
    private static final int REQUESTS = 20_000;

    /// Whatever the machine is busy with, the first client does not wait longer.
    private static final long LONGEST_NANOS = 500_000_000;

    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final ValueLayout.OfLong NTP64 =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final int POLL_EXPONENT = 6;

    private Rehearsal() {}

    /// Takes some tenths of a second. Hosts on which it cannot be done do without.
    static void run(NtpServerConfig config, Supplier<Snapshot> snapshots, HostClocks clocks) {
        var loopback = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
        try {
            var plain = NtpServerConfig.on(List.of(loopback)).withKeys(config.keys());
            var server = NtpServer.start(plain, snapshots, clocks, 0);
            // Its workers notice within a quarter of a second; nobody has to wait for them.
            var close = Thread.ofVirtual().unstarted(server::close);
            try {
                ask(server.listening().getFirst(), clocks);
            } finally {
                close.start();
            }
        } catch (IOException withoutLoopback) {
            // Then the first replies are less exact; everything else is as it is.
            return;
        }
    }

    private static void ask(InetSocketAddress server, HostClocks clocks) throws IOException {
        var options = SocketOptions.defaults().withReceiveTimeout(PATIENCE);
        try (var socket = UdpSocket.connected(server, options);
                var arena = Arena.ofConfined()) {
            var packet = arena.allocate(NtpLayout.HEADER_BYTES);
            long endNanos = clocks.counterNanos() + LONGEST_NANOS;
            long lastReceived = 0;
            for (int i = 1; i <= REQUESTS && clocks.counterNanos() < endNanos; i++) {
                // Every other request is in interleaved mode: it repeats a receive timestamp.
                long origin = i % 2 == 0 ? lastReceived : 0;
                NtpEncoder.writeRequest(packet, 0, POLL_EXPONENT, origin, 0, i);
                socket.send(packet);
                if (socket.receive(packet) <= 0) {
                    return;
                }
                lastReceived = packet.get(NTP64, NtpLayout.RECEIVE_TIMESTAMP);
            }
        }
    }
}
