package org.noonmark.time;

import java.time.LocalDate;

/// Text of a day, a second of the day and a fraction; seconds from 86,400 on are shown as
/// `23:59:60`.
final class CivilTime {
    private CivilTime() {}

    static String format(long epochDay, long secondOfDay, long attoseconds) {
        long shown = Math.min(secondOfDay, 86_399);
        long second = shown % 60 + (secondOfDay - shown);
        var text =
                new StringBuilder(40)
                        .append(LocalDate.ofEpochDay(epochDay))
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

    private static String twoDigits(long value) {
        return value < 10 ? "0" + value : Long.toString(value);
    }
}
