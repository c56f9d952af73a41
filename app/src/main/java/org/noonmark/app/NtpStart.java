package org.noonmark.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.noonmark.linux.Errno;
import org.noonmark.linux.HostClocks;
import org.noonmark.linux.SystemCallException;
import org.noonmark.serve.NtpCounters;
import org.noonmark.serve.NtpOutcome;
import org.noonmark.serve.NtpServer;
import org.noonmark.serve.NtpServerConfig;
import org.noonmark.station.Snapshot;
import org.noonmark.wire.ntp.RejectReason;
import org.noonmark.wire.nts.CookieKeys;
import org.noonmark.wire.nts.NtsReject;

/// Starts the NTP server, or says in one line what the operator has to do so that it can start.
final class NtpStart {
    private NtpStart() {}

    /// Starts it, with the operator's symmetric keys if there are any.
    ///
    /// @param cookieKeys of NTS; null serves NTP without it
    static ServerSet.Service start(
            NtpServerConfig config,
            Optional<KeyStart> keys,
            @Nullable Supplier<@Nullable CookieKeys> cookieKeys,
            Supplier<Snapshot> snapshots,
            HostClocks clocks)
            throws StartFailure {
        var withKeys = keys.map(KeyStart::keys).map(config::withKeys).orElse(config);
        var secured = cookieKeys == null ? withKeys : withKeys.withNts(cookieKeys);
        // Hashes of client addresses depend on it.
        long seed = new SecureRandom().nextLong();
        var server = start(secured, snapshots, clocks, seed);
        return new ServerSet.Service(
                "NTP",
                server.listening(),
                () -> counters(server.counters()),
                server::failure,
                server::close);
    }

    /// @param seed secret that hashes of client addresses depend on
    static NtpServer start(
            NtpServerConfig config, Supplier<Snapshot> snapshots, HostClocks clocks, long seed)
            throws StartFailure {
        var listen = new ArrayList<InetSocketAddress>();
        for (var address : config.listen()) {
            if (isPossible(address)) {
                listen.add(address);
            }
        }
        Rehearsal.run(config, snapshots, clocks);
        try {
            return NtpServer.start(config.withListen(listen), snapshots, clocks, seed);
        } catch (IOException failed) {
            throw new StartFailure("cannot serve NTP: " + failed.getMessage(), failed);
        }
    }

    private static boolean isPossible(InetSocketAddress address) throws StartFailure {
        try {
            return ListenAddress.isPossible(address);
        } catch (SystemCallException failed) {
            throw new StartFailure(whatToDo(address, failed), failed);
        }
    }

    private static String whatToDo(InetSocketAddress address, SystemCallException failed) {
        var where = "cannot serve NTP on " + Addresses.text(address) + ": ";
        return where
                + switch (failed.errno()) {
                    case Errno.EACCES, Errno.EPERM ->
                            "ports below 1024 need a right: AmbientCapabilities=CAP_NET_BIND_SERVICE"
                                    + " under systemd, or sysctl"
                                    + " net.ipv4.ip_unprivileged_port_start=123, or choose port ="
                                    + " 11123 in [serve.ntp]";
                    case Errno.EADDRINUSE ->
                            "another program has this port (ss -lunp shows which): stop it, or"
                                    + " choose another port in [serve.ntp]";
                    case Errno.EADDRNOTAVAIL ->
                            "this host does not have this address: correct listen in [serve.ntp]";
                    default -> String.valueOf(failed.getMessage());
                };
    }

    private static Map<String, Long> counters(NtpCounters counters) {
        return new Counts()
                .with("requests", counters.requests())
                .with("replies", counters.replies())
                .with("", NtpOutcome.values(), counters::count)
                .with("malformed ", RejectReason.values(), counters::count)
                .with("nts malformed ", NtsReject.values(), counters::count)
                .with("unsent replies", counters.unsentReplies())
                .with("distrusted stamps", counters.distrustedStamps())
                .with("socket errors", counters.socketErrors())
                .counted();
    }
}
