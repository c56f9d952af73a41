package org.noonmark.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/// Text of a day, a second of the day and a fraction; seconds from 86,400 on are shown as
/// `23:59:60`.
final class CivilTime {
    private static final int FRACTION_DIGITS = 18;

    private CivilTime() {}

    static String format(long epochDay, long secondOfDay, long attoseconds) {
        long shown = Math.min(secondOfDay, 86_399);
        long second = shown % 60 + (secondOfDay - shown);
        var text =
                new StringBuilder(40)
                        .append(dayText(epochDay))
                        .append('T')
                        .append(twoDigits(shown / 3600))
                        .append(':')
                        .append(twoDigits(shown / 60 % 60))
                        .append(':')
                        .append(twoDigits(second));
        if (attoseconds != 0) {
            var digits = Long.toString(attoseconds + TimeDelta.ATTOS_PER_SECOND).substring(1);
            int end = digits.length();
            while (digits.charAt(end - 1) == '0') {
                end--;
            }
            text.append('.').append(digits, 0, end);
        }
        return text.toString();
    }

    /// Days beyond the calendar of `java.time` (±1e9 years) are shown by their number: text must
    /// never fail.
    private static String dayText(long epochDay) {
        boolean inCalendar =
                epochDay >= LocalDate.MIN.toEpochDay() && epochDay <= LocalDate.MAX.toEpochDay();
        return inCalendar ? LocalDate.ofEpochDay(epochDay).toString() : "1970-01-01+" + epochDay;
    }

    private static String twoDigits(long value) {
        return value < 10 ? "0" + value : Long.toString(value);
    }

    /// Reads `YYYY-MM-DDThh:mm:ss[.fraction]Z`; `ss` may be 60 in the last minute of a day.
    static UtcInstant parse(String text) {
        int t = text.indexOf('T');
        if (t < 0 || text.length() < t + 10 || text.charAt(text.length() - 1) != 'Z') {
            throw new DateTimeParseException("must be like 2016-12-31T23:59:60.5Z", text, 0);
        }
        int at = t + 1;
        int hour = number(text, at, ':', 23);
        int minute = number(text, at + 3, ':', 59);
        boolean lastMinute = hour == 23 && minute == 59;
        char afterSecond = text.charAt(at + 8);
        int second = number(text, at + 6, afterSecond == '.' ? '.' : 'Z', lastMinute ? 60 : 59);
        long attos = afterSecond == '.' ? fraction(text, at + 9) : 0;
        if (afterSecond == 'Z' && text.length() != at + 9) {
            throw new DateTimeParseException("must end after the seconds", text, at + 9);
        }
        long day = Math.addExact(epochDay(text, t), UtcInstant.MJD_1970);
        return new UtcInstant(day, hour * 3600 + minute * 60 + second, attos);
    }

    private static long epochDay(String text, int end) {
        try {
            return LocalDate.parse(text.substring(0, end)).toEpochDay();
        } catch (DateTimeException wrong) {
            throw new DateTimeParseException(String.valueOf(wrong.getMessage()), text, 0, wrong);
        }
    }

    private static int number(String text, int at, char end, int max) {
        int tens = Character.digit(text.charAt(at), 10);
        int ones = Character.digit(text.charAt(at + 1), 10);
        if (tens < 0 || ones < 0 || text.charAt(at + 2) != end || tens * 10 + ones > max) {
            throw new DateTimeParseException(
                    "must be two digits up to " + max + " and '" + end + "'", text, at);
        }
        return tens * 10 + ones;
    }

    private static long fraction(String text, int start) {
        int count = text.length() - 1 - start;
        if (count < 1 || count > FRACTION_DIGITS) {
            throw new DateTimeParseException("must have 1 to 18 decimals", text, start);
        }
        long value = 0;
        for (int i = 0; i < FRACTION_DIGITS; i++) {
            int digit = i < count ? Character.digit(text.charAt(start + i), 10) : 0;
            if (digit < 0) {
                throw new DateTimeParseException("must be a digit", text, start + i);
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
