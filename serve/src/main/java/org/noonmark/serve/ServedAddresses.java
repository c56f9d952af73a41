package org.noonmark.serve;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.List;

/// What follows from the addresses that a server listens on.
public final class ServedAddresses {
    private ServedAddresses() {}

    /// The addresses that replies come from when `local` is bound: all of the host for a wildcard.
    public static List<InetAddress> answering(InetSocketAddress local) throws IOException {
        if (!local.getAddress().isAnyLocalAddress()) {
            return List.of(local.getAddress());
        }
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .toList();
    }

    /// Whether this is IPv4's wildcard and IPv6's is among `all` too: over TCP, Java's takes both.
    public static boolean isTakenByIpv6(InetSocketAddress local, List<InetSocketAddress> all) {
        return local.getAddress() instanceof Inet4Address ipv4
                && ipv4.isAnyLocalAddress()
                && all.stream()
                        .anyMatch(other ->
                                other.getAddress() instanceof Inet6Address ipv6
                                        && ipv6.isAnyLocalAddress()
                                        && other.getPort() == local.getPort());
    }
}
