package org.noonmark.sigma.correlation;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

/// Instants as nanoseconds since 1970, so far from the ends of a `long` that timespans can be
/// added.
final class Times {
    /// Later than any time.
    static final long NEVER = Long.MAX_VALUE;

    static final long EARLIEST = -(1L << 62);
    static final long LATEST = 1L << 62;
    static final long LONGEST_SPAN = 1L << 60;

    private static final long NANOS = 1_000_000_000L;

    private Times() {}

    /// Saturates outside the years 1824 to 2116.
    static long nanos(Instant instant) {
        long seconds = instant.getEpochSecond();
        if (seconds >= LATEST / NANOS) {
            return LATEST;
        }
        if (seconds <= EARLIEST / NANOS) {
            return EARLIEST;
        }
        return seconds * NANOS + instant.getNano();
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }

    static long span(Duration timespan) {
        var nanos =
                BigInteger.valueOf(timespan.getSeconds())
                        .multiply(BigInteger.valueOf(NANOS))
                        .add(BigInteger.valueOf(timespan.getNano()));
        return nanos.min(BigInteger.valueOf(LONGEST_SPAN)).longValueExact();
    }
}
