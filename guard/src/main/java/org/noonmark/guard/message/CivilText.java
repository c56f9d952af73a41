package org.noonmark.guard.message;

import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.Assumption;
import org.noonmark.guard.event.CivilFields;
import org.noonmark.guard.event.ClaimedTime;
import org.noonmark.guard.event.LogClock;

/// A date and time as logs write it, and where it ends.
///
/// @param fields as written; whether a calendar has them is for [LogClock] to say
/// @param offsetSeconds from UTC; [#NO_OFFSET] when the log writes none
/// @param end of the text, exclusive
public record CivilText(CivilFields fields, int offsetSeconds, int end) {
    public static final int NO_OFFSET = Integer.MIN_VALUE;
    public static final int NO_YEAR = Integer.MIN_VALUE;

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int NANO_DIGITS = 9;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /// The claim that this makes; local time is the setting's.
    public @Nullable ClaimedTime claim(LogClock clock, Assumption assumed) {
        return offsetSeconds == NO_OFFSET
                ? clock.ofLocal(fields, assumed)
                : clock.ofCivil(fields, offsetSeconds);
    }

    /// Reads `2026-11-23T12:00:01.5+01:00`: with `T` or a space, with or without fraction (after a
    /// point or comma) and offset (`Z`, `+01:00`, `+0100`, `+01`); null when it is none.
    public static @Nullable CivilText iso(String text, int from) {
        int end = from + 19;
        boolean isDate =
                text.length() >= end
                        && text.charAt(from + 4) == '-'
                        && text.charAt(from + 7) == '-'
                        && (text.charAt(from + 10) == 'T' || text.charAt(from + 10) == ' ');
        if (!isDate) {
            return null;
        }
        int year = number(text, from, 4);
        int month = number(text, from + 5, 2);
        int day = number(text, from + 8, 2);
        if (year < 0 || month < 0 || day < 0) {
            return null;
        }
        return withTime(text, from + 11, year, month, day);
    }

    /// Reads `Nov 23 12:00:01`, with a year after the day or a fraction or neither; null when it is
    /// none. Without a year it has [#NO_YEAR].
    public static @Nullable CivilText monthFirst(String text, int from) {
        int month = text.length() < from + 15 ? -1 : month(text, from);
        if (month < 0 || text.charAt(from + 3) != ' ') {
            return null;
        }
        int day =
                text.charAt(from + 4) == ' '
                        ? number(text, from + 5, 1)
                        : number(text, from + 4, 2);
        int at = from + 7;
        // A day of one digit that is not padded: `Nov 3 12:00:01`.
        if (day < 0 && text.charAt(from + 5) == ' ') {
            day = number(text, from + 4, 1);
            at = from + 6;
        }
        if (day < 0 || text.charAt(at - 1) != ' ') {
            return null;
        }
        int year = NO_YEAR;
        boolean isYear =
                text.length() > at + 4 && text.charAt(at + 4) == ' ' && number(text, at, 4) >= 0;
        if (isYear) {
            year = number(text, at, 4);
            at += 5;
        }
        return withTime(text, at, year, month, day);
    }

    /// Reads `Mon Nov 23 12:00:01 2026`, as `asctime` writes it; null when it is none.
    public static @Nullable CivilText asctime(String text, int from) {
        var time = text.length() < from + 24 ? null : monthFirst(text, from + 4);
        if (time == null || text.charAt(from + 3) != ' ' || time.end + 5 > text.length()) {
            return null;
        }
        int year = text.charAt(time.end) == ' ' ? number(text, time.end + 1, 4) : -1;
        return year < 0 ? null : new CivilText(time.fields.withYear(year), NO_OFFSET, time.end + 5);
    }

    private static @Nullable CivilText withTime(String text, int at, int year, int month, int day) {
        boolean isTime =
                text.length() >= at + 8 && text.charAt(at + 2) == ':' && text.charAt(at + 5) == ':';
        int hour = isTime ? number(text, at, 2) : -1;
        int minute = isTime ? number(text, at + 3, 2) : -1;
        int second = isTime ? number(text, at + 6, 2) : -1;
        if (hour < 0 || minute < 0 || second < 0) {
            return null;
        }
        int end = at + 8;
        int nanos = 0;
        long width = NANOS_PER_SECOND;
        if (end < text.length() && (text.charAt(end) == '.' || text.charAt(end) == ',')) {
            int digits = digitsAt(text, end + 1);
            for (int i = 0; i < Math.min(digits, NANO_DIGITS); i++) {
                width /= 10;
                nanos += (int) ((text.charAt(end + 1 + i) - '0') * width);
            }
            end += digits == 0 ? 0 : digits + 1;
        }
        var fields = new CivilFields(year, month, day, hour, minute, second, nanos, width);
        return withOffset(text, end, fields);
    }

    private static CivilText withOffset(String text, int at, CivilFields fields) {
        char sign = at < text.length() ? text.charAt(at) : ' ';
        if (sign == 'Z') {
            return new CivilText(fields, 0, at + 1);
        }
        int hours = (sign == '+' || sign == '-') ? number(text, at + 1, 2) : -1;
        if (hours < 0) {
            return new CivilText(fields, NO_OFFSET, at);
        }
        int colon = at + 3 < text.length() && text.charAt(at + 3) == ':' ? 1 : 0;
        int minutes = number(text, at + 3 + colon, 2);
        int end = minutes < 0 ? at + 3 : at + 5 + colon;
        int seconds = hours * 3600 + Math.max(minutes, 0) * 60;
        return new CivilText(fields, sign == '-' ? -seconds : seconds, end);
    }

    private static int month(String text, int from) {
        for (int month = 0; month < 12; month++) {
            if (text.regionMatches(from, MONTHS, month * 3, 3)) {
                return month + 1;
            }
        }
        return -1;
    }

    private static int digitsAt(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }

    /// The number of exactly so many digits; -1 when it is none.
    private static int number(String text, int from, int digits) {
        return from + digits > text.length() ? -1 : (int) Digits.parse(text, from, from + digits);
    }
}
