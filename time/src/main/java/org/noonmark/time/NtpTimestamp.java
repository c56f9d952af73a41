package org.noonmark.time;

/// The 64-bit NTP timestamp (RFC 5905 section 6): 32 bits of seconds since 1900-01-01 UTC in the
/// era, 32 bits of fraction. Leap seconds are not counted; the format repeats every 2^32 s.
///
/// Arithmetic wraps by design; order is by difference and holds within 68 years. `bits == 0` means
/// "not known" on the wire.
///
/// @param bits seconds in the upper, fraction in the lower 32 bits
public record NtpTimestamp(long bits) {
    /// Days from 1900-01-01 (MJD 15020) to 1970-01-01 (MJD 40587), in seconds.
    public static final long SECONDS_1900_TO_1970 = 25_567L * 86_400L;

    public static final NtpTimestamp UNKNOWN = new NtpTimestamp(0);

    private static final int ATTOS_SHIFT = 32;

    /// From UTC, cut to the fraction's 2^-32 s. Inside a positive leap second the seconds field is
    /// that of the second before (23:59:59 is repeated), as RFC 5905 servers tell it.
    public static NtpTimestamp from(UtcInstant utc) {
        long seconds = utc.toPosixSeconds() - (utc.isInLeapSecond() ? 1 : 0) + SECONDS_1900_TO_1970;
        return new NtpTimestamp((seconds << 32) | fractionOf(utc.attoseconds()));
    }

    /// The UTC time nearest to `pivot` (within 68 years) that has this timestamp. A timestamp
    /// inside a positive leap second is ambiguous on the wire and comes back as 23:59:59.
    public UtcInstant toUtc(UtcInstant pivot) {
        long pivotSeconds = pivot.toPosixSeconds() + SECONDS_1900_TO_1970;
        int difference = (int) (seconds() - pivotSeconds);
        return UtcInstant.ofPosix(
                pivotSeconds + difference - SECONDS_1900_TO_1970, attosOf(fraction()));
    }

    /// Seconds in the era, `[0, 2^32)`.
    public long seconds() {
        return bits >>> 32;
    }

    /// Fraction in units of 2^-32 s, `[0, 2^32)`.
    public long fraction() {
        return bits & 0xFFFF_FFFFL;
    }

    public boolean isUnknown() {
        return bits == 0;
    }

    /// Whether this is before `other`, within 68 years and across an era boundary.
    public boolean isBefore(NtpTimestamp other) {
        return bits - other.bits < 0;
    }

    /// This minus `earlier`, within ±68 years, exact.
    public TimeDelta minus(NtpTimestamp earlier) {
        long difference = bits - earlier.bits;
        return new TimeDelta(difference >> 32, attosOf(difference & 0xFFFF_FFFFL));
    }

    private static long fractionOf(long attoseconds) {
        // attoseconds * 2^32 / 1e18 without overflow: 1e18 = 2^18 * 5^18.
        long high = Math.multiplyHigh(attoseconds, 1L << ATTOS_SHIFT);
        long low = attoseconds << ATTOS_SHIFT;
        return divide128(high, low);
    }

    private static long divide128(long high, long low) {
        // high:low < 2^92, divisor 1e18: shift both by 18 bits so that the divisor is 5^18 < 2^42.
        long shiftedHigh = high >>> 18;
        long shiftedLow = (high << 46) | (low >>> 18);
        long divisor = TimeDelta.ATTOS_PER_SECOND >>> 18;
        long quotient = 0;
        long remainder = shiftedHigh;
        for (int part = 3; part >= 0; part--) {
            remainder = (remainder << 16) | ((shiftedLow >>> (part * 16)) & 0xFFFF);
            quotient = (quotient << 16) | (remainder / divisor);
            remainder %= divisor;
        }
        return quotient & 0xFFFF_FFFFL;
    }

    private static long attosOf(long fraction) {
        // fraction * 1e18 / 2^32, rounded up so that the way back gives the same fraction.
        long high = Math.multiplyHigh(fraction, TimeDelta.ATTOS_PER_SECOND);
        long low = fraction * TimeDelta.ATTOS_PER_SECOND;
        long floor = (high << 32) | (low >>> 32);
        return floor + ((low & 0xFFFF_FFFFL) != 0 ? 1 : 0);
    }

    @Override
    public String toString() {
        return "%08x.%08x".formatted(seconds(), fraction());
    }
}
