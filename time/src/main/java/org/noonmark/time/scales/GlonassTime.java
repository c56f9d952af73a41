package org.noonmark.time.scales;

import java.time.LocalDate;
import org.noonmark.time.UtcInstant;

/// GLONASS time: UTC + 3 h with UTC's leap seconds, which fall at 02:59:60 (GLONASS ICD 5.1,
/// section 3.3.3), counted in intervals of four years.
///
/// @param fourYearInterval N4: 1 for 1996 to 1999
/// @param day N_T: 1 is January 1 of the leap year that begins the interval
/// @param hour 0 to 23
/// @param minute 0 to 59
/// @param second 0 to 59, or 60 at 02:59
/// @param attoseconds `[0, 1e18)`
public record GlonassTime(
        long fourYearInterval, int day, int hour, int minute, int second, long attoseconds) {
    private static final int FIRST_YEAR = 1996;
    private static final int YEARS = 4;
    private static final int HOURS_AHEAD = 3;

    public GlonassTime {
        boolean leap = second == 60 && hour == HOURS_AHEAD - 1 && minute == 59;
        if (day < 1
                || day > 1461
                || hour < 0
                || hour > 23
                || minute < 0
                || minute > 59
                || second < 0
                || (second > 59 && !leap)) {
            throw new IllegalArgumentException(
                    "must be a time of GLONASS: day %d %d:%d:%d"
                            .formatted(day, hour, minute, second));
        }
    }

    /// The GLONASS time of a UTC time.
    public static GlonassTime from(UtcInstant utc) {
        int shown = Math.min(utc.secondOfDay(), (int) DayCount.SECONDS_PER_DAY - 1);
        int second = shown % 60 + utc.secondOfDay() - shown;
        int hours = shown / 3600 + HOURS_AHEAD;
        var date = LocalDate.ofEpochDay(utc.modifiedJulianDay() - DayCount.MJD_1970 + hours / 24);
        long interval = Math.floorDiv(date.getYear() - FIRST_YEAR, (long) YEARS);
        var first = LocalDate.of((int) (FIRST_YEAR + YEARS * interval), 1, 1);
        return new GlonassTime(
                interval + 1,
                (int) (date.toEpochDay() - first.toEpochDay()) + 1,
                hours % 24,
                shown / 60 % 60,
                second,
                utc.attoseconds());
    }

    /// The UTC time.
    public UtcInstant toUtc() {
        long first =
                LocalDate.of((int) (FIRST_YEAR + YEARS * (fourYearInterval - 1)), 1, 1)
                        .toEpochDay();
        long date = first + day - 1 + DayCount.MJD_1970;
        int utcHour = Math.floorMod(hour - HOURS_AHEAD, 24);
        return new UtcInstant(
                hour < HOURS_AHEAD ? date - 1 : date,
                utcHour * 3600 + minute * 60 + second,
                attoseconds);
    }
}
