package org.noonmark.serve;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// A network in CIDR notation, as two 64-bit halves of an address; IPv4 has its 32 bits at the end
/// of the low half.
///
/// @param high bits 127 to 64, host bits zero
/// @param low bits 63 to 0, host bits zero
/// @param hostBits length of the part that is free, `[0, 32]` or `[0, 128]`
public record AddressPrefix(boolean ipv4, long high, long low, int hostBits) {
    private static final int IPV6_HOST_BITS = 64;

    public AddressPrefix {
        if (hostBits < 0 || hostBits > (ipv4 ? 32 : 128)) {
            throw new IllegalArgumentException("must fit the family: hostBits=" + hostBits);
        }
        if ((high & highMask(hostBits)) != 0 || (low & lowMask(hostBits)) != 0) {
            throw new IllegalArgumentException("host bits must be zero: hostBits=" + hostBits);
        }
    }

    /// Reads `192.0.2.0/24`, `2001:db8::/32`, or one address; empty when it is none of these, or
    /// has host bits set.
    public static Optional<AddressPrefix> parse(String text) {
        int slash = text.indexOf('/');
        var literal = slash < 0 ? text : text.substring(0, slash);
        boolean dotted = literal.chars().filter(letter -> letter == '.').count() == 3;
        if (!dotted && literal.indexOf(':') < 0) {
            // The JDK also reads 10.1 as 10.0.0.1; nobody means that in front of a slash.
            return Optional.empty();
        }
        try {
            var address = InetAddress.ofLiteral(literal);
            var whole = of(address);
            int bits = whole.ipv4 ? 32 : 128;
            int length = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
            return Optional.of(new AddressPrefix(whole.ipv4, whole.high, whole.low, bits - length));
        } catch (IllegalArgumentException notAPrefix) {
            return Optional.empty();
        }
    }

    /// The prefix that holds one address.
    public static AddressPrefix of(InetAddress address) {
        var bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet4Address
                ? new AddressPrefix(true, 0, bytes.getInt() & 0xFFFF_FFFFL, 0)
                : new AddressPrefix(false, bytes.getLong(), bytes.getLong(), 0);
    }

    /// What counts as one client: an IPv4 address, or the /64 that an IPv6 host has at least.
    public static AddressPrefix ofHost(InetAddress address) {
        var whole = of(address);
        return whole.ipv4 ? whole : new AddressPrefix(false, whole.high, 0, IPV6_HOST_BITS);
    }

    /// The networks by which the connections of a host are limited, the narrowest first: itself,
    /// and for IPv6 the /56 and the /48 around it, which one customer may have with all of their
    /// /64.
    List<AddressPrefix> networks() {
        return ipv4 ? List.of(this) : List.of(this, around(72), around(80));
    }

    private AddressPrefix around(int bits) {
        return new AddressPrefix(ipv4, high & ~highMask(bits), low & ~lowMask(bits), bits);
    }

    private static long lowMask(int hostBits) {
        return hostBits >= 64 ? -1 : (1L << hostBits) - 1;
    }

    private static long highMask(int hostBits) {
        return hostBits <= 64 ? 0 : hostBits == 128 ? -1 : (1L << (hostBits - 64)) - 1;
    }

    /// The last address in it.
    long lastHigh() {
        return high | highMask(hostBits);
    }

    long lastLow() {
        return low | lowMask(hostBits);
    }

    boolean contains(AddressPrefix other) {
        return ipv4 == other.ipv4
                && hostBits >= other.hostBits
                && (other.high & ~highMask(hostBits)) == high
                && (other.low & ~lowMask(hostBits)) == low;
    }
}
