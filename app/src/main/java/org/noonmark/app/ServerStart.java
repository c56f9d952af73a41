package org.noonmark.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.noonmark.linux.Errno;
import org.noonmark.linux.HostClocks;
import org.noonmark.linux.SocketOptions;
import org.noonmark.linux.SystemCallException;
import org.noonmark.linux.UdpSocket;
import org.noonmark.serve.NtpServer;
import org.noonmark.serve.NtpServerConfig;
import org.noonmark.station.Snapshot;

/// Starts the NTP server, or says in one line what the operator has to do so that it can start.
final class ServerStart {
    private static final int EAFNOSUPPORT = 97;

    private ServerStart() {}

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

    /// Whether this host has the address. One that is missing is an error, but for the loopback
    /// address of IPv6: there are hosts without IPv6, and the default must work there.
    private static boolean isPossible(InetSocketAddress address) throws StartFailure {
        try (var socket = UdpSocket.bound(address, SocketOptions.defaults())) {
            return socket.localPort() > 0;
        } catch (SystemCallException failed) {
            boolean missing = List.of(Errno.EADDRNOTAVAIL, EAFNOSUPPORT).contains(failed.errno());
            if (missing && address.getAddress().isLoopbackAddress()) {
                return false;
            }
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
}
