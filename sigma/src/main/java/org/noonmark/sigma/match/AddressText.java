package org.noonmark.sigma.match;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Addresses as logs write them: dotted IPv4, and IPv6 in every form of RFC 4291, section 2.2.
///
/// Own code since the JDK's takes more than addresses: "1.2", names of interfaces. An IPv6 address
/// that stands for an IPv4 one (`::ffff:192.0.2.1`, as servers on both families write it) is the
/// IPv4 address.
final class AddressText {
    private static final int LONGEST = 45;

    private AddressText() {}

    /// The 4 or 16 bytes of an address; null when `text` is none.
    static byte @Nullable [] parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return null;
        }
        return text.indexOf(':') < 0 ? parse4(text, 0) : unmapped(parse6(text));
    }

    private static byte @Nullable [] parse4(String text, int start) {
        var bytes = new byte[4];
        int at = start;
        for (int i = 0; i < 4; i++) {
            int end = i == 3 ? text.length() : text.indexOf('.', at);
            int value = end < 0 ? -1 : number(text, at, end, 10, 3);
            if (value < 0 || value > 255) {
                return null;
            }
            bytes[i] = (byte) value;
            at = end + 1;
        }
        return bytes;
    }

    /// Up to `most` digits; -1 when there is anything else, or nothing.
    private static int number(String text, int start, int end, int radix, int most) {
        if (end <= start || end - start > most) {
            return -1;
        }
        int value = 0;
        for (int i = start; i < end; i++) {
            int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }

    private static byte @Nullable [] parse6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            var whole = groups(text);
            return whole != null && whole.length == 16 ? whole : null;
        }
        var before = groups(text.substring(0, gap));
        var after = groups(text.substring(gap + 2));
        if (before == null
                || after == null
                || before.length + after.length > 14
                || text.substring(0, gap).indexOf('.') >= 0) {
            return null;
        }
        var bytes = new byte[16];
        System.arraycopy(before, 0, bytes, 0, before.length);
        System.arraycopy(after, 0, bytes, 16 - after.length, after.length);
        return bytes;
    }

    /// The bytes of groups between colons, the last of which may be dotted; empty text has none.
    private static byte @Nullable [] groups(String text) {
        var bytes = new byte[16];
        int length = 0;
        int at = 0;
        while (at < text.length()) {
            int colon = text.indexOf(':', at);
            int end = colon < 0 ? text.length() : colon;
            if (colon < 0 && text.indexOf('.', at) >= 0) {
                var dotted = parse4(text, at);
                if (dotted == null || length > 12) {
                    return null;
                }
                System.arraycopy(dotted, 0, bytes, length, 4);
                return Arrays.copyOf(bytes, length + 4);
            }
            int group = number(text, at, end, 16, 4);
            if (group < 0 || length > 14 || end == text.length() - 1) {
                return null;
            }
            bytes[length++] = (byte) (group >> 8);
            bytes[length++] = (byte) group;
            at = end + 1;
        }
        return Arrays.copyOf(bytes, length);
    }

    private static byte @Nullable [] unmapped(byte @Nullable [] address) {
        if (address == null || address[10] != -1 || address[11] != -1) {
            return address;
        }
        for (int i = 0; i < 10; i++) {
            if (address[i] != 0) {
                return address;
            }
        }
        return Arrays.copyOfRange(address, 12, 16);
    }
}
