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

    private static final long FIVE_TO_18 = 3_814_697_265_625L;

    /// From UTC, cut to the fraction's 2^-32 s. Inside a positive leap second the seconds field is
    /// that of the second before (23:59:59 is repeated), as RFC 5905 servers tell it.
    public static NtpTimestamp from(UtcInstant utc) {
        long seconds = utc.toPosixSeconds() - (utc.isInLeapSecond() ? 1 : 0) + SECONDS_1900_TO_1970;
        return new NtpTimestamp((seconds << 32) | fractionOf(utc.attoseconds()));
    }

    /// The UTC time nearest to `pivot` (within 68 years) that has this timestamp, rounded up to an
    /// attosecond so that [#from] gives this timestamp again. A timestamp inside a positive leap
    /// second is ambiguous on the wire and comes back as 23:59:59.
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

    /// This minus `earlier`, within ±68 years; rounded up to an attosecond (a unit is no whole
    /// number of them).
    public TimeDelta minus(NtpTimestamp earlier) {
        long difference = bits - earlier.bits;
        return new TimeDelta(difference >> 32, attosOf(difference & 0xFFFF_FFFFL));
    }

    // One second is 2^32 units of 1e18 / 2^32 = 5^18 / 2^14 attoseconds, so both ways need only
    // 5^18 and a shift by 14; each value is split so that no product leaves 63 bits.

    /// Whole units of 2^-32 s in `attoseconds`, rounded down.
    private static long fractionOf(long attoseconds) {
        long high = attoseconds / FIVE_TO_18;
        long low = attoseconds % FIVE_TO_18;
        return (high << 14) + (low << 14) / FIVE_TO_18;
    }

    /// Attoseconds in `fraction`, rounded up so that the way back gives the same fraction.
    private static long attosOf(long fraction) {
        long high = fraction >>> 14;
        long low = fraction & 0x3FFF;
        return high * FIVE_TO_18 + ((low * FIVE_TO_18 + 0x3FFF) >>> 14);
    }

    @Override
    public String toString() {
        return "%08x.%08x".formatted(seconds(), fraction());
    }
}
