package org.noonmark.sigma.rule;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Addresses of the Internet Protocol as text: RFC 4291, section 2.2, and dotted decimals.
public final class Addresses {
    private static final int V4 = 4;
    private static final int V6 = 16;
    private static final int GROUPS = 8;
    private static final int LONGEST = 64;

    private Addresses() {}

    /// The 4 or 16 bytes of an address, or null when the text is none.
    ///
    /// An IPv4 address that is written as an IPv6 one (`::ffff:192.0.2.1`) gives its 4 bytes; a
    /// zone (`%eth0`) is left out.
    public static byte @Nullable [] parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return null;
        }
        if (text.indexOf(':') < 0) {
            return v4(text);
        }
        int zone = text.indexOf('%');
        var address = v6(zone < 0 ? text : text.substring(0, zone));
        return address != null && isMapped(address)
                ? Arrays.copyOfRange(address, V6 - V4, V6)
                : address;
    }

    /// True for ::ffff:0:0/96.
    static boolean isMapped(byte[] v6) {
        for (int i = 0; i < 10; i++) {
            if (v6[i] != 0) {
                return false;
            }
        }
        return v6[10] == -1 && v6[11] == -1;
    }

    private static byte @Nullable [] v4(String text) {
        var bytes = new byte[V4];
        int at = 0;
        for (int i = 0; i < V4; i++) {
            int value = 0;
            int digits = 0;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                value = value * 10 + text.charAt(at) - '0';
                at++;
                digits++;
                if (digits > 3) {
                    return null;
                }
            }
            boolean isPadded = digits > 1 && text.charAt(at - digits) == '0';
            if (digits == 0 || value > 255 || isPadded) {
                return null;
            }
            bytes[i] = (byte) value;
            if (i < V4 - 1 && (at >= text.length() || text.charAt(at++) != '.')) {
                return null;
            }
        }
        return at == text.length() ? bytes : null;
    }

    private static byte @Nullable [] v6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            var groups = groups(text);
            return groups != null && groups.length == V6 ? groups : null;
        }
        var head = groups(text.substring(0, gap));
        var tail = groups(text.substring(gap + 2));
        if (head == null || tail == null || head.length + tail.length > V6 - 2) {
            return null;
        }
        var bytes = Arrays.copyOf(head, V6);
        System.arraycopy(tail, 0, bytes, V6 - tail.length, tail.length);
        return bytes;
    }

    /// The bytes of groups of hexadecimal digits; the last may be an IPv4 address.
    private static byte @Nullable [] groups(String text) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        var parts = text.split(":", -1);
        if (parts.length > GROUPS) {
            return null;
        }
        var bytes = new byte[V6 + V4];
        int length = 0;
        for (int i = 0; i < parts.length; i++) {
            var part = parts[i];
            byte[] group = i == parts.length - 1 && part.indexOf('.') >= 0 ? v4(part) : group(part);
            if (group == null) {
                return null;
            }
            System.arraycopy(group, 0, bytes, length, group.length);
            length += group.length;
        }
        return length <= V6 ? Arrays.copyOf(bytes, length) : null;
    }

    private static byte @Nullable [] group(String text) {
        if (text.isEmpty() || text.length() > 4) {
            return null;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return null;
            }
            value = value << 4 | digit;
        }
        return new byte[] {(byte) (value >> 8), (byte) value};
    }
}
