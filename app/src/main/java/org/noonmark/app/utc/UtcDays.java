package org.noonmark.app.utc;

import org.noonmark.time.scales.UtcScale;

/// The days on which UTC can be spoken of: earlier there was none, later ones are slips of the pen.
final class UtcDays {
    private static final long LAST = 200_000;

    /// Which days, in words.
    static final String RANGE = "from %d to %d".formatted(UtcScale.FIRST_DAY, LAST);

    private UtcDays() {}

    /// Whether a date is 0 h of such a day.
    static boolean isOne(double modifiedJulianDay) {
        return modifiedJulianDay == Math.rint(modifiedJulianDay)
                && modifiedJulianDay >= UtcScale.FIRST_DAY
                && modifiedJulianDay <= LAST;
    }
}
