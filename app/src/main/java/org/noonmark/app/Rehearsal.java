package org.noonmark.app;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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

/// Lets the server's code answer some requests of our own before anybody else's come.
///
/// The JVM loads and links classes when they are first used, which takes about a millisecond
/// between the moment that a reply states and the moment when it leaves: the first clients would be
/// told a time that is off by half of that. The rehearsal uses a server of its own on a free port
/// of loopback, so no counter and no client of the real one is touched.
final class Rehearsal {
    private static final int REQUESTS = 300;
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final int POLL_EXPONENT = 6;

    private Rehearsal() {}

    /// Takes some hundredths of a second. Hosts on which it cannot be done do without.
    static void run(NtpServerConfig config, Supplier<Snapshot> snapshots, HostClocks clocks) {
        var loopback = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
        try {
            var plain = NtpServerConfig.on(List.of(loopback)).withKeys(config.keys());
            var server = NtpServer.start(plain, snapshots, clocks, 0);
            // Its workers notice within a quarter of a second; nobody has to wait for them.
            var close = Thread.ofVirtual().unstarted(server::close);
            try {
                ask(server.listening().getFirst());
            } finally {
                close.start();
            }
        } catch (IOException withoutLoopback) {
            // Then the first replies are less exact; everything else is as it is.
            return;
        }
    }

    private static void ask(InetSocketAddress server) throws IOException {
        var options = SocketOptions.defaults().withReceiveTimeout(PATIENCE);
        try (var socket = UdpSocket.connected(server, options);
                var arena = Arena.ofConfined()) {
            var packet = arena.allocate(NtpLayout.HEADER_BYTES);
            int received = 1;
            for (int i = 1; i <= REQUESTS && received > 0; i++) {
                NtpEncoder.writeRequest(packet, 0, POLL_EXPONENT, 0, 0, i);
                socket.send(packet);
                received = socket.receive(packet);
            }
        }
    }
}
