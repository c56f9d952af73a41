package org.noonmark.tsp;

import org.noonmark.time.TimeDelta;

/// How far true time may be from genTime, to either side (RFC 3161 section 2.4.2).
///
/// @param micros whole microseconds, at least 1
public record Accuracy(long micros) {
    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final long ATTOS_PER_MICRO = 1_000_000_000_000L;

    public Accuracy {
        if (micros < 1) {
            throw new IllegalArgumentException("must be >= 1: micros=" + micros);
        }
    }

    /// The smallest accuracy that is not below `halfWidth`.
    ///
    /// @param halfWidth not negative, below 100,000 years
    static Accuracy roundedUp(TimeDelta halfWidth) {
        long micros =
                Math.addExact(
                        Math.multiplyExact(halfWidth.seconds(), MICROS_PER_SECOND),
                        Math.ceilDiv(halfWidth.attoseconds(), ATTOS_PER_MICRO));
        return new Accuracy(Math.max(1, micros));
    }

    /// The field `seconds`.
    int seconds() {
        return Math.toIntExact(micros / MICROS_PER_SECOND);
    }

    /// The field `millis`, 0 to 999.
    int millis() {
        return (int) (micros / 1000 % 1000);
    }

    /// The field `micros`, 0 to 999.
    int microsOfMilli() {
        return (int) (micros % 1000);
    }

    public TimeDelta toDelta() {
        return TimeDelta.ofMicros(micros);
    }
}
