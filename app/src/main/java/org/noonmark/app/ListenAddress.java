package org.noonmark.app;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.noonmark.linux.Errno;
import org.noonmark.linux.SocketOptions;
import org.noonmark.linux.SystemCallException;
import org.noonmark.linux.UdpSocket;
import org.noonmark.serve.ServedAddresses;

/// Tells the one missing address that is no mistake: there are hosts without IPv6, and the default,
/// which names both loopback addresses, must work there.
final class ListenAddress {
    private static final int EAFNOSUPPORT = 97;

    private ListenAddress() {}

    /// Whether this host has the address.
    ///
    /// @throws SystemCallException when it cannot be bound for another reason
    static boolean isPossible(InetSocketAddress address) throws SystemCallException {
        try (var socket = UdpSocket.bound(address, SocketOptions.defaults())) {
            return socket.localPort() > 0;
        } catch (SystemCallException failed) {
            boolean missing = List.of(Errno.EADDRNOTAVAIL, EAFNOSUPPORT).contains(failed.errno());
            if (missing && address.getAddress().isLoopbackAddress()) {
                return false;
            }
            throw failed;
        }
    }

    /// Those of the addresses that this host has, whoever has their ports.
    ///
    /// @throws SystemCallException when one cannot be bound for another reason than that
    static List<InetSocketAddress> possible(List<InetSocketAddress> addresses)
            throws SystemCallException {
        var possible = new ArrayList<InetSocketAddress>();
        for (var address : addresses) {
            if (isPossible(new InetSocketAddress(address.getAddress(), 0))) {
                possible.add(address);
            }
        }
        return possible;
    }

    /// The same for TCP, without those that a socket on `::` takes anyhow.
    ///
    /// @throws SystemCallException when one cannot be bound for another reason than that
    static List<InetSocketAddress> forTcp(List<InetSocketAddress> addresses)
            throws SystemCallException {
        var possible = possible(addresses);
        return possible.stream()
                .filter(address -> !ServedAddresses.isTakenByIpv6(address, possible))
                .toList();
    }
}
