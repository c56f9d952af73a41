package org.noonmark.serve;

/// How many requests a network may send. A token bucket for each prefix, kept in a table of fixed
/// size; when the table is full, the network that was quiet for longest is forgotten.
///
/// @param intervalNanos long-term mean of the time between answered requests; 0 is no limit
/// @param burst how many may come at once after a pause, at least 1
/// @param ipv4PrefixBits clients with this much in common share a bucket, `[8, 32]`
/// @param ipv6PrefixBits the same for IPv6, `[16, 64]`
/// @param tableEntries prefixes that are remembered, a power of two
public record RateLimit(
        long intervalNanos, int burst, int ipv4PrefixBits, int ipv6PrefixBits, int tableEntries) {
    private static final int MAX_ENTRIES = 1 << 24;

    /// No limit.
    public static final RateLimit NONE = new RateLimit(0, 1, 32, 64, 8);

    public RateLimit {
        if (intervalNanos < 0 || burst < 1) {
            throw new IllegalArgumentException(
                    "must be >= 0 and >= 1: intervalNanos=" + intervalNanos + " burst=" + burst);
        }
        if (ipv4PrefixBits < 8
                || ipv4PrefixBits > 32
                || ipv6PrefixBits < 16
                || ipv6PrefixBits > 64) {
            throw new IllegalArgumentException(
                    "must be 8 to 32 and 16 to 64 bits: " + ipv4PrefixBits + ", " + ipv6PrefixBits);
        }
        if (tableEntries < 8 || tableEntries > MAX_ENTRIES || Integer.bitCount(tableEntries) != 1) {
            throw new IllegalArgumentException(
                    "must be a power of two from 8 to 2^24: tableEntries=" + tableEntries);
        }
    }

    /// A limit for each IPv4 address and each IPv6 /64.
    public static RateLimit perSecond(double requestsPerSecond, int burst) {
        if (!(requestsPerSecond > 0)) {
            throw new IllegalArgumentException(
                    "must be > 0: requestsPerSecond=" + requestsPerSecond);
        }
        return new RateLimit((long) (1e9 / requestsPerSecond), burst, 32, 64, 1 << 14);
    }

    boolean isNone() {
        return intervalNanos == 0;
    }
}
