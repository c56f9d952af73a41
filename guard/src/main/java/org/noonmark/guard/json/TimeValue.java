package org.noonmark.guard.json;

import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.Assumption;
import org.noonmark.guard.event.CivilFields;
import org.noonmark.guard.event.ClaimedTime;
import org.noonmark.guard.event.LogClock;

/// Times as logs write them in fields: ISO 8601 with a blank or a `T`, and numbers since 1970 in
/// seconds, milliseconds, microseconds or nanoseconds.
///
/// A number's unit is told from its size: from 2001 to 2286 each has its own count of digits.
public final class TimeValue {
    private static final int NANOS_PER_SECOND = 1_000_000_000;
    private static final int MAX_LENGTH = 40;

    private TimeValue() {}

    /// The time of a field's value; null when it is none.
    public static @Nullable ClaimedTime read(Object value, LogClock clock) {
        return switch (value) {
            case Long number -> ofNumber(number, clock);
            case Double seconds -> ofDecimal(Double.toString(seconds), clock);
            case String text -> read(text, clock);
            default -> null;
        };
    }

    private static @Nullable ClaimedTime read(String text, LogClock clock) {
        if (text.length() < 9 || text.length() > MAX_LENGTH) {
            return null;
        }
        return text.charAt(4) == '-' ? new Iso(text).claim(clock) : ofDecimal(text, clock);
    }

    private static @Nullable ClaimedTime ofNumber(long number, LogClock clock) {
        long size = Math.abs(number);
        if (size < 100_000_000L) {
            return null;
        }
        int perSecond = 1;
        while (size >= 100_000_000_000L && perSecond < NANOS_PER_SECOND) {
            size /= 1000;
            perSecond *= 1000;
        }
        int unit = NANOS_PER_SECOND / perSecond;
        return clock.ofPosix(
                Math.floorDiv(number, (long) perSecond),
                (int) Math.floorMod(number, (long) perSecond) * unit,
                unit);
    }

    /// Seconds with a fraction, as Zeek writes them: as wide as the last digit.
    public static @Nullable ClaimedTime ofDecimal(String text, LogClock clock) {
        int point = text.indexOf('.');
        int digits = point < 0 ? 0 : text.length() - point - 1;
        if (digits > 9 || text.indexOf('E') >= 0 || text.indexOf('e') >= 0) {
            return null;
        }
        try {
            if (point < 0) {
                return ofNumber(Long.parseLong(text), clock);
            }
            long seconds = Long.parseLong(text, 0, point, 10);
            int fraction = digits == 0 ? 0 : Integer.parseInt(text, point + 1, text.length(), 10);
            int unit = unitOf(digits);
            if (seconds < 0 || text.charAt(0) == '-' || fraction < 0) {
                return null;
            }
            return clock.ofPosix(seconds, fraction * unit, unit);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static int unitOf(int digits) {
        int unit = NANOS_PER_SECOND;
        for (int i = 0; i < digits; i++) {
            unit /= 10;
        }
        return unit;
    }

    /// A text as in `2026-04-17T05:24:53.092051Z`, with or without zone.
    private static final class Iso {
        private final String text;
        private int at;
        private boolean isWrong;

        Iso(String text) {
            this.text = text;
        }

        @Nullable ClaimedTime claim(LogClock clock) {
            int year = number(4);
            expect('-');
            int month = number(2);
            expect('-');
            int day = number(2);
            if (at < text.length() && text.charAt(at) == ' ') {
                at++;
            } else {
                expect('T');
            }
            int hour = number(2);
            expect(':');
            int minute = number(2);
            expect(':');
            int second = number(2);
            int begin = at + 1;
            int nanos = fraction();
            int unit = unitOf(Math.clamp(at - begin, 0, 9));
            if (isWrong) {
                return null;
            }
            var civil = new CivilFields(year, month, day, hour, minute, second, nanos, unit);
            return zoned(civil, clock);
        }

        private @Nullable ClaimedTime zoned(CivilFields civil, LogClock clock) {
            if (at == text.length()) {
                return clock.ofLocal(civil, Assumption.ZONE);
            }
            if (text.charAt(at) == 'Z' && at + 1 == text.length()) {
                return clock.ofCivil(civil, 0);
            }
            int sign = text.charAt(at) == '-' ? -1 : 1;
            if (sign > 0) {
                expect('+');
            } else {
                at++;
            }
            int hours = number(2);
            if (at < text.length() && text.charAt(at) == ':') {
                at++;
            }
            int minutes = number(2);
            if (isWrong || at != text.length() || hours > 18 || minutes > 59) {
                return null;
            }
            return clock.ofCivil(civil, sign * (hours * 3600 + minutes * 60));
        }

        private int number(int digits) {
            int number = 0;
            for (int i = 0; i < digits; i++) {
                number = number * 10 + digit();
            }
            return number;
        }

        private int digit() {
            int digit = at < text.length() ? text.charAt(at) - '0' : -1;
            at++;
            isWrong |= digit < 0 || digit > 9;
            return isWrong ? 0 : digit;
        }

        private void expect(char wanted) {
            isWrong |= at >= text.length() || text.charAt(at) != wanted;
            at++;
        }

        /// Nanoseconds; digits beyond them are passed over.
        private int fraction() {
            if (isWrong || at >= text.length() || text.charAt(at) != '.') {
                return 0;
            }
            at++;
            int nanos = 0;
            int unit = NANOS_PER_SECOND;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                unit /= 10;
                nanos += (text.charAt(at++) - '0') * unit;
            }
            return nanos;
        }
    }
}
