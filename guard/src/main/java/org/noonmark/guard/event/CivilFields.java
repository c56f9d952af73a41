package org.noonmark.guard.event;

/// A civil date and time as a log writes it, not checked yet, in no particular zone.
///
/// @param month from 1
/// @param second 60 inside a leap second
/// @param nanos the fraction, in `[0, 999999999]`
/// @param widthNanos the unit of the last digit: 1 s is `1_000_000_000`
public record CivilFields(
        int year,
        int month,
        int day,
        int hour,
        int minute,
        int second,
        int nanos,
        long widthNanos) {
    /// No calendar has such a time.
    static final long NONE = Long.MIN_VALUE;

    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    /// Seconds since 1970-01-01T00:00:00 of the same clock, leap seconds not counted; second 60 is
    /// the following second. [#NONE] for what no calendar has.
    long secondsOfLocal() {
        boolean isDate =
                year >= -9_999
                        && year <= 99_999
                        && month >= 1
                        && month <= 12
                        && day >= 1
                        && day <= daysOf(year, month);
        boolean isTime =
                hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60;
        if (!isDate || !isTime || nanos < 0 || nanos > 999_999_999) {
            return NONE;
        }
        return epochDay() * 86_400 + hour * 3600L + minute * 60L + second;
    }

    public CivilFields withYear(int newYear) {
        return new CivilFields(newYear, month, day, hour, minute, second, nanos, widthNanos);
    }

    /// Days of a month of the Gregorian calendar.
    public static int daysOf(int year, int month) {
        return month == 2 && isLeapYear(year) ? 29 : DAYS[month - 1];
    }

    static boolean isLeapYear(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /// Days since 1970-01-01: years counted from March, so that the leap day is the last.
    private long epochDay() {
        long fromMarch = month <= 2 ? year - 1L : year;
        long era = Math.floorDiv(fromMarch, 400L);
        long yearOfEra = fromMarch - era * 400;
        long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }
}
