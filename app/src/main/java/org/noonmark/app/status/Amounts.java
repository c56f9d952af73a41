package org.noonmark.app.status;

import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;

/// Amounts of time as people read them.
public final class Amounts {
    private static final long ATTOS_PER_NANO = 1_000_000_000L;

    private Amounts() {}

    /// Three digits and the unit that fits: `1.50 ms`, `412 us`, `20.0 ns`; minutes and hours from
    /// 100 seconds on.
    public static String of(double seconds) {
        if (Double.isNaN(seconds)) {
            return "unknown";
        }
        double size = Math.abs(seconds);
        return size < 99.95
                ? TimeDelta.fromSeconds(seconds).toShortString()
                : (seconds < 0 ? "-" : "") + span(size);
    }

    /// A UTC time, cut to the nanosecond.
    public static String utc(UtcInstant utc) {
        long attos = utc.attoseconds();
        return new UtcInstant(
                        utc.modifiedJulianDay(), utc.secondOfDay(), attos - attos % ATTOS_PER_NANO)
                .toString();
    }

    /// With its sign, also when positive: `+1.50 ms`.
    public static String signed(double seconds) {
        return (seconds > 0 ? "+" : "") + of(seconds);
    }

    /// A span in two units: `45 s`, `3 min 20 s`, `5 h 12 min`, `4 d 3 h`.
    public static String span(double seconds) {
        long whole = Math.round(Math.min(seconds, 1e15));
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3_600) {
            return whole / 60 + " min " + whole % 60 + " s";
        }
        if (whole < 86_400) {
            return whole / 3_600 + " h " + whole / 60 % 60 + " min";
        }
        return whole / 86_400 + " d " + whole / 3_600 % 24 + " h";
    }
}
