package org.noonmark.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;

/// The networks that a client is in, the smallest first: an IPv4 address; or an IPv6 /64, /56 and
/// /48, since a customer may have thousands of /64.
record ClientNetworks(List<Prefix> all) {
    /// @param bits how long it is; 32 for an IPv4 address
    record Prefix(int bits, long value) {}

    static ClientNetworks of(InetAddress address) {
        var bytes = ByteBuffer.wrap(address.getAddress());
        if (!(address instanceof Inet6Address)) {
            return new ClientNetworks(List.of(new Prefix(32, bytes.getInt())));
        }
        long first = bytes.getLong();
        return new ClientNetworks(
                List.of(
                        new Prefix(64, first),
                        new Prefix(56, first & -1L << 8),
                        new Prefix(48, first & -1L << 16)));
    }

    Prefix largest() {
        return all.getLast();
    }
}
