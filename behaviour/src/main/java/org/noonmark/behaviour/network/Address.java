package org.noonmark.behaviour.network;

import java.util.Optional;

/// 128 bits of an address; an IPv4 address is `::ffff:a.b.c.d`.
record Address(long high, long low) implements Comparable<Address> {
    private static final long MAPPED = 0xffff_0000_0000L;
    private static final int GROUPS = 8;

    /// Reads an address as text, without ever asking for a name.
    static Optional<Address> parse(String text) {
        return text.indexOf(':') < 0 ? ofIpv4(text).map(Address::mapped) : ofIpv6(text);
    }

    private static Address mapped(long ipv4) {
        return new Address(0, MAPPED | ipv4);
    }

    static Address ofIpv4(long bits) {
        return mapped(bits);
    }

    private static Optional<Long> ofIpv4(String text) {
        long value = 0;
        int at = 0;
        for (int part = 0; part < 4; part++) {
            int from = at;
            int number = 0;
            while (at < text.length() && at - from < 3 && isDigit(text.charAt(at))) {
                number = number * 10 + text.charAt(at++) - '0';
            }
            boolean isWhole = at > from && number < 256;
            boolean ends = part == 3 ? at == text.length() : text.startsWith(".", at);
            if (!isWhole || !ends) {
                return Optional.empty();
            }
            at++;
            value = value << 8 | number;
        }
        return Optional.of(value);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Optional<Address> ofIpv6(String withZone) {
        int zone = withZone.indexOf('%');
        var text = zone < 0 ? withZone : withZone.substring(0, zone);
        int dot = text.indexOf('.');
        if (dot >= 0) {
            int colon = text.lastIndexOf(':', dot);
            var inside = colon < 0 ? Optional.<Long>empty() : ofIpv4(text.substring(colon + 1));
            if (inside.isEmpty()) {
                return Optional.empty();
            }
            long bits = inside.get();
            text = "%s:%x:%x".formatted(text.substring(0, colon), bits >>> 16, bits & 0xffff);
        }
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, GROUPS).map(all -> of(all, new int[0]));
        }
        var left = groups(text.substring(0, gap), -1);
        var right = groups(text.substring(gap + 2), -1);
        boolean fits =
                left.isPresent()
                        && right.isPresent()
                        && left.get().length + right.get().length < GROUPS;
        return fits ? Optional.of(of(left.get(), right.get())) : Optional.empty();
    }

    /// @param count how many there must be; -1 for any
    private static Optional<int[]> groups(String text, int count) {
        if (text.isEmpty()) {
            return count < 1 ? Optional.of(new int[0]) : Optional.empty();
        }
        var parts = text.split(":", -1);
        if (parts.length > GROUPS || (count >= 0 && parts.length != count)) {
            return Optional.empty();
        }
        var groups = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            var part = parts[i];
            if (part.isEmpty() || part.length() > 4) {
                return Optional.empty();
            }
            for (int j = 0; j < part.length(); j++) {
                int digit = Character.digit(part.charAt(j), 16);
                if (digit < 0) {
                    return Optional.empty();
                }
                groups[i] = groups[i] << 4 | digit;
            }
        }
        return Optional.of(groups);
    }

    private static Address of(int[] left, int[] right) {
        long[] halves = new long[2];
        for (int i = 0; i < GROUPS; i++) {
            int fromRight = i - (GROUPS - right.length);
            long group = i < left.length ? left[i] : fromRight >= 0 ? right[fromRight] : 0;
            halves[i / 4] = halves[i / 4] << 16 | group;
        }
        return new Address(halves[0], halves[1]);
    }

    boolean isIpv4() {
        return high == 0 && low >>> 32 == 0xffff;
    }

    /// The first address of the prefix of that many bits, of 128, that this is in.
    Address first(int bits) {
        return new Address(high & highMask(bits), low & lowMask(bits));
    }

    /// The last one.
    Address last(int bits) {
        return new Address(high | ~highMask(bits), low | ~lowMask(bits));
    }

    private static long highMask(int bits) {
        return bits == 0 ? 0 : bits >= 64 ? -1 : -1L << (64 - bits);
    }

    private static long lowMask(int bits) {
        return bits <= 64 ? 0 : -1L << (128 - bits);
    }

    Address next() {
        return new Address(low == -1 ? high + 1 : high, low + 1);
    }

    Address previous() {
        return new Address(low == 0 ? high - 1 : high, low - 1);
    }

    @Override
    public int compareTo(Address other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }
}
