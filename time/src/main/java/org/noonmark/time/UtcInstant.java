package org.noonmark.time;

/// A point on the UTC timescale: a day, a second of that day and a fraction.
///
/// `secondOfDay` reaches 86,400 inside a positive leap second (23:59:60), so every UTC time has
/// exactly one representation; a day with a negative leap second ends after second 86,398. Whether
/// a given day has such a second is known to [LeapTable], which converts to and from TAI.
///
/// @param modifiedJulianDay the UTC day, MJD (1858-11-17 is day 0, 1970-01-01 is 40587)
/// @param secondOfDay `[0, 86400]`, where 86400 is the leap second
/// @param attoseconds `[0, 1e18)`
public record UtcInstant(long modifiedJulianDay, int secondOfDay, long attoseconds)
        implements Comparable<UtcInstant> {
    static final long MJD_1970 = 40_587;
    static final int SECONDS_PER_DAY = 86_400;

    public UtcInstant {
        if (secondOfDay < 0 || secondOfDay > SECONDS_PER_DAY) {
            throw new IllegalArgumentException("must be in [0, 86400]: secondOfDay=" + secondOfDay);
        }
        if (attoseconds < 0 || attoseconds >= TimeDelta.ATTOS_PER_SECOND) {
            throw new IllegalArgumentException("must be in [0, 1e18): attoseconds=" + attoseconds);
        }
    }

    /// From a count of POSIX seconds (86,400 a day, leap seconds not counted).
    public static UtcInstant ofPosix(long posixSeconds, long attoseconds) {
        return new UtcInstant(
                Math.addExact(Math.floorDiv(posixSeconds, (long) SECONDS_PER_DAY), MJD_1970),
                (int) Math.floorMod(posixSeconds, (long) SECONDS_PER_DAY),
                attoseconds);
    }

    /// Reads ISO 8601 with `Z`, as [#toString] writes it: `2016-12-31T23:59:60.5Z`. Second 60 is
    /// accepted at the end of any day; whether the day has it is known to [LeapTable#isValid].
    ///
    /// @throws java.time.format.DateTimeParseException when the text is none
    public static UtcInstant parse(String text) {
        return CivilTime.parse(text);
    }

    /// POSIX seconds of this time; inside a leap second the count of the following second, as the
    /// POSIX formula gives it.
    public long toPosixSeconds() {
        return Math.addExact(
                Math.multiplyExact(
                        Math.subtractExact(modifiedJulianDay, MJD_1970), (long) SECONDS_PER_DAY),
                (long) secondOfDay);
    }

    public boolean isInLeapSecond() {
        return secondOfDay == SECONDS_PER_DAY;
    }

    @Override
    public int compareTo(UtcInstant other) {
        int byDay = Long.compare(modifiedJulianDay, other.modifiedJulianDay);
        if (byDay != 0) {
            return byDay;
        }
        int bySecond = Integer.compare(secondOfDay, other.secondOfDay);
        return bySecond != 0 ? bySecond : Long.compare(attoseconds, other.attoseconds);
    }

    /// ISO 8601, `2016-12-31T23:59:60.5Z` inside a leap second.
    @Override
    public String toString() {
        return CivilTime.format(modifiedJulianDay - MJD_1970, secondOfDay, attoseconds) + "Z";
    }
}
