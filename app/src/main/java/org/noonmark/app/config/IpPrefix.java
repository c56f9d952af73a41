package org.noonmark.app.config;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;

/// A range of IP addresses: those whose first bits are the same.
///
/// @param address written as hexadecimal digits of its 4 or 16 bytes; bits after the prefix are
///   zero
/// @param length of the prefix in bits
public record IpPrefix(String address, int length) {
    public IpPrefix {
        if (length < 0 || length > address.length() * 4) {
            throw new IllegalArgumentException("must fit the address: length=" + length);
        }
    }

    /// The bytes of the address, in network order.
    public byte[] bytes() {
        return HexFormat.of().parseHex(address);
    }

    /// Reads `192.0.2.0/24`, `2001:db8::/32`, or an address alone; empty when it is none, or when
    /// bits after the prefix are set.
    public static Optional<IpPrefix> parse(String text) {
        int slash = text.indexOf('/');
        var address = parseAddress(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        var bytes = address.orElseThrow().getAddress();
        int length = slash < 0 ? bytes.length * 8 : length(text.substring(slash + 1));
        if (length < 0 || length > bytes.length * 8 || !isZeroFrom(bytes, length)) {
            return Optional.empty();
        }
        return Optional.of(new IpPrefix(HexFormat.of().formatHex(bytes), length));
    }

    private static int length(String digits) {
        return digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : -1;
    }

    private static boolean isZeroFrom(byte[] bytes, int start) {
        for (int bit = start; bit < bytes.length * 8; bit++) {
            if ((bytes[bit / 8] >> (7 - bit % 8) & 1) != 0) {
                return false;
            }
        }
        return true;
    }

    /// Reads an address in digits; never looks a name up.
    static Optional<InetAddress> parseAddress(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
