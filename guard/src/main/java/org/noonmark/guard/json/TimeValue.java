package org.noonmark.guard.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.Assumption;
import org.noonmark.guard.event.ClaimedTime;
import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.message.CivilText;

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
            case Double seconds -> ofDecimal(BigDecimal.valueOf(seconds).toPlainString(), clock);
            case String text -> read(text, clock);
            default -> null;
        };
    }

    private static @Nullable ClaimedTime read(String text, LogClock clock) {
        if (text.length() < 9 || text.length() > MAX_LENGTH) {
            return null;
        }
        if (text.charAt(4) != '-') {
            return ofDecimal(text, clock);
        }
        var civil = CivilText.iso(text, 0);
        return civil == null || civil.end() != text.length()
                ? null
                : civil.claim(clock, Assumption.ZONE);
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
}
