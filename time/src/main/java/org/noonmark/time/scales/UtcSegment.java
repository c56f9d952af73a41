package org.noonmark.time.scales;

import org.noonmark.time.TimeDelta;

/// TAI - UTC from a day on: `offset + perDay (MJD - referenceDay)`, the form of the USNO's
/// `tai-utc.dat`.
///
/// From 1972 on `perDay` is zero and `offset` a whole number of seconds.
///
/// @param firstDay MJD of the first UTC day, from 0 h on
/// @param offset TAI - UTC at 0 h of the reference day
/// @param referenceDay MJD
/// @param perDay growth of TAI - UTC in a UTC day
public record UtcSegment(long firstDay, TimeDelta offset, long referenceDay, TimeDelta perDay) {
    /// A whole number of seconds from a day on.
    public static UtcSegment ofSeconds(long firstDay, long taiMinusUtcSeconds) {
        return new UtcSegment(
                firstDay, TimeDelta.ofSeconds(taiMinusUtcSeconds), firstDay, TimeDelta.ZERO);
    }

    /// TAI - UTC at 0 h UTC of a day, by this formula, whether the day lies in the segment or not.
    public TimeDelta atMidnight(long day) {
        return offset.plus(perDay.multipliedBy(Math.subtractExact(day, referenceDay)));
    }

    /// Whether the offset is constant.
    public boolean isConstant() {
        return perDay.isZero();
    }
}
