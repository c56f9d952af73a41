package org.noonmark.time.scales;

import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;

/// UTC since 1961: until 1971 with offsets in rate and steps of fractions of a second, from 1972 on
/// with leap seconds.
///
/// Inside a step that inserts time, UTC reads 23:59:60 and a fraction, for as long as the step
/// takes; a step that leaves time out shortens its day. In the years of rates a UTC second is
/// longer than an SI second by 13, 15 or 30 parts in 1e9, and a TAI instant falls between two
/// attoseconds of UTC: UTC to TAI and back gives the same attosecond, TAI to UTC and back may
/// differ by one.
///
/// @param leaps the table from 1972 on
public record UtcScale(LeapTable leaps) {
    /// The first day of UTC as this scale knows it, 1961-01-01.
    public static final long FIRST_DAY = RubberSeconds.FIRST_DAY;

    private static final int LEAP_SECOND = (int) DayCount.SECONDS_PER_DAY;

    /// UTC by the leap table that this release carries.
    public static UtcScale embedded() {
        return new UtcScale(LeapTable.embedded());
    }

    /// The TAI instant of `utc`. A time that a shortened day does not have is counted on from the
    /// start of its day, as in [LeapTable#toTai].
    ///
    /// @throws IllegalArgumentException before 1961
    public TaiInstant toTai(UtcInstant utc) {
        if (utc.modifiedJulianDay() >= RubberSeconds.END_DAY) {
            return leaps.toTai(utc);
        }
        var count = DayCount.of(utc);
        return DayCount.toTai(
                count.add(DayCount.of(taiMinusUtc(segmentOn(utc.modifiedJulianDay()), utc))));
    }

    /// The UTC time of `tai`.
    ///
    /// @throws IllegalArgumentException before 1961
    public UtcInstant toUtc(TaiInstant tai) {
        var first = leaps.leaps().getFirst();
        if (!tai.isBefore(first.begins())) {
            return leaps.toUtc(tai);
        }
        int index = RubberSeconds.SEGMENTS.size() - 1;
        while (index >= 0 && tai.isBefore(begins(RubberSeconds.SEGMENTS.get(index)))) {
            index--;
        }
        if (index < 0) {
            throw new IllegalArgumentException("must be from 1961 on: " + tai);
        }
        var segment = RubberSeconds.SEGMENTS.get(index);
        long nextDay =
                index + 1 < RubberSeconds.SEGMENTS.size()
                        ? RubberSeconds.SEGMENTS.get(index + 1).firstDay()
                        : RubberSeconds.END_DAY;
        var utc = inverse(segment, tai);
        return utc.modifiedJulianDay() < nextDay
                ? utc
                : new UtcInstant(nextDay - 1, LEAP_SECOND, utc.attoseconds());
    }

    /// TAI - UTC at a UTC time, rounded to an attosecond.
    ///
    /// @throws IllegalArgumentException before 1961
    public TimeDelta taiMinusUtc(UtcInstant utc) {
        return taiMinusUtc(segmentOn(utc.modifiedJulianDay()), utc);
    }

    /// How long a UTC day is, in seconds of UTC: 86,400 and what is inserted at its end.
    ///
    /// @throws IllegalArgumentException before 1961
    public TimeDelta dayLength(long day) {
        var today = segmentOn(day);
        var tomorrow = segmentOn(day + 1);
        var step = tomorrow.atMidnight(day + 1).minus(today.atMidnight(day + 1));
        // The step is in SI seconds; the seconds of UTC that fill it have the old length.
        var inUtc =
                DayCount.ratio(
                        DayCount.of(step).multiply(DayCount.DAY),
                        DayCount.DAY.add(DayCount.of(today.perDay())));
        return TimeDelta.ofSeconds(LEAP_SECOND).plus(DayCount.toDelta(inUtc));
    }

    /// Whether the day of `utc` has this time.
    public boolean isValid(UtcInstant utc) {
        return utc.modifiedJulianDay() >= FIRST_DAY
                && new TimeDelta(utc.secondOfDay(), utc.attoseconds())
                        .isLessThan(dayLength(utc.modifiedJulianDay()));
    }

    /// What holds on a day.
    ///
    /// @throws IllegalArgumentException before 1961
    public UtcSegment segmentOn(long day) {
        if (day < FIRST_DAY) {
            throw new IllegalArgumentException("must be from 1961 on: modifiedJulianDay=" + day);
        }
        if (day >= RubberSeconds.END_DAY) {
            return onDayOfLeaps(day);
        }
        int index = RubberSeconds.SEGMENTS.size() - 1;
        while (day < RubberSeconds.SEGMENTS.get(index).firstDay()) {
            index--;
        }
        return RubberSeconds.SEGMENTS.get(index);
    }

    private UtcSegment onDayOfLeaps(long day) {
        var found = leaps.leaps().getFirst();
        for (var leap : leaps.leaps()) {
            if (leap.modifiedJulianDay() <= day) {
                found = leap;
            }
        }
        return UtcSegment.ofSeconds(found.modifiedJulianDay(), found.taiMinusUtcSeconds());
    }

    private static TaiInstant begins(UtcSegment segment) {
        long day = segment.firstDay();
        return DayCount.toTai(DayCount.of(day).add(DayCount.of(segment.atMidnight(day))));
    }

    private static TimeDelta taiMinusUtc(UtcSegment segment, UtcInstant utc) {
        var sinceReference = DayCount.of(utc).subtract(DayCount.of(segment.referenceDay()));
        var growth =
                DayCount.ratio(
                        sinceReference.multiply(DayCount.of(segment.perDay())), DayCount.DAY);
        return segment.offset().plus(DayCount.toDelta(growth));
    }

    private static UtcInstant inverse(UtcSegment segment, TaiInstant tai) {
        var reference = DayCount.of(segment.referenceDay());
        var elapsed = DayCount.of(tai).subtract(reference).subtract(DayCount.of(segment.offset()));
        var inUtc =
                DayCount.ratio(
                        elapsed.multiply(DayCount.DAY),
                        DayCount.DAY.add(DayCount.of(segment.perDay())));
        return DayCount.toUtc(reference.add(inUtc));
    }
}
