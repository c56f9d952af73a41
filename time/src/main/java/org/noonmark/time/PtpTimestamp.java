package org.noonmark.time;

/// A PTP timestamp (IEEE 1588-2019 section 5.3.3): 48 bits of seconds and 32 bits of nanoseconds
/// since 1970-01-01T00:00:00 TAI.
///
/// @param seconds `[0, 2^48)`
/// @param nanoseconds `[0, 1e9)`
public record PtpTimestamp(long seconds, int nanoseconds) {
    private static final long SECONDS_END = 1L << 48;
    private static final int NANOS_PER_SECOND = 1_000_000_000;

    public PtpTimestamp {
        if (seconds < 0 || seconds >= SECONDS_END) {
            throw new IllegalArgumentException("must be in [0, 2^48): seconds=" + seconds);
        }
        if (nanoseconds < 0 || nanoseconds >= NANOS_PER_SECOND) {
            throw new IllegalArgumentException("must be in [0, 1e9): nanoseconds=" + nanoseconds);
        }
    }

    /// The timestamp of `tai`, cut to the nanosecond.
    ///
    /// @throws IllegalArgumentException before 1970 and from 2^48 s on (the year 8,921,556)
    public static PtpTimestamp from(TaiInstant tai) {
        return new PtpTimestamp(
                tai.seconds(), (int) (tai.attoseconds() / TimeDelta.ATTOS_PER_NANO));
    }

    public TaiInstant toTai() {
        return new TaiInstant(seconds, nanoseconds * TimeDelta.ATTOS_PER_NANO);
    }

    /// Decimal seconds with all nine decimals: `1483228836.500000000`.
    @Override
    public String toString() {
        return "%d.%09d".formatted(seconds, nanoseconds);
    }
}
