package org.noonmark.serve;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;

/// Skips tests on hosts that have no IPv6.
final class Loopback {
    private Loopback() {}

    /// Goes on when this host has the address.
    static void assumeHas(String address) {
        assumeTrue(has(address), "this host has no address " + address);
    }

    private static boolean has(String address) {
        var local = new InetSocketAddress(InetAddress.ofLiteral(address), 0);
        try (var socket = new DatagramSocket(local)) {
            return socket.isBound();
        } catch (SocketException missing) {
            return false;
        }
    }
}
