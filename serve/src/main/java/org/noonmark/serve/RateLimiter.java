package org.noonmark.serve;

/// Token buckets for many prefixes in a table of fixed size, for one worker.
///
/// A bucket is one number: the counter at which it would be full again (the virtual scheduling form
/// of the generic cell rate algorithm, ITU-T I.371 annex A). Four buckets share a set, which a
/// seeded hash of the prefix picks, so that nobody can choose whom to push out.
///
/// A request over the limit is mostly dropped; one in eight is answered all the same, since anyone
/// can use up the limit of an address by faking it, and one in eight gets a kiss.
///
/// Hot path: allocates nothing.
final class RateLimiter {
    static final int WITHIN = 0;
    static final int DROP = 1;
    static final int KISS = 2;

    private static final int WAYS = 4;
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private final long intervalNanos;
    private final long toleranceNanos;
    private final int sets;
    private final long seed;
    private final long[] keys;
    private final long[] fullAt;
    private long random;

    RateLimiter(RateLimit limit, long seed) {
        this.intervalNanos = limit.intervalNanos();
        this.toleranceNanos = Math.multiplyExact(limit.intervalNanos(), (long) limit.burst() - 1);
        this.sets = limit.tableEntries() / WAYS;
        this.seed = seed;
        this.random = seed | 1;
        this.keys = new long[limit.tableEntries()];
        this.fullAt = new long[limit.tableEntries()];
        java.util.Arrays.fill(fullAt, Long.MIN_VALUE);
    }

    /// Takes a token for a prefix; says what to do with its request.
    ///
    /// @param prefix any number that stands for the network
    int take(long prefix, long counterNanos) {
        return isWithin(prefix, counterNanos) ? WITHIN : overLimit();
    }

    /// Takes a token for a prefix, where addresses cannot be faked; false when there is none.
    boolean isWithin(long prefix, long counterNanos) {
        int at = find(prefix, counterNanos);
        long full = Math.max(fullAt[at], counterNanos);
        if (full - counterNanos > toleranceNanos) {
            return false;
        }
        // Counted before the reply leaves: a lost reply must still use up the client's budget.
        fullAt[at] = full + intervalNanos;
        return true;
    }

    private int find(long prefix, long counterNanos) {
        long hash = (prefix ^ seed) * GOLDEN;
        int first = (int) ((hash ^ (hash >>> 32)) & (sets - 1)) * WAYS;
        int oldest = first;
        for (int at = first; at < first + WAYS; at++) {
            if (keys[at] == prefix && fullAt[at] != Long.MIN_VALUE) {
                return at;
            }
            if (fullAt[at] < fullAt[oldest]) {
                oldest = at;
            }
        }
        keys[oldest] = prefix;
        fullAt[oldest] = counterNanos;
        return oldest;
    }

    private int overLimit() {
        // xorshift64: nothing secret hangs on it.
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        int draw = (int) (random >>> 61);
        return draw == 0 ? WITHIN : draw == 1 ? KISS : DROP;
    }
}
