package org.noonmark.app.compare;

import java.util.Locale;

/// Times of day and nanoseconds as text.
final class Stamps {
    private static final double DAY = 86_400;

    private Stamps() {}

    /// `07:46:00`.
    static String hms(int secondOfDay) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d",
                secondOfDay / 3600,
                secondOfDay / 60 % 60,
                secondOfDay % 60);
    }

    /// Decimal days to a tenth of a millisecond.
    static String mjd(int mjd, double secondOfDay) {
        return String.format(Locale.ROOT, "%.9f", mjd + secondOfDay / DAY);
    }

    /// Fixed decimals; empty for what is not there.
    static String nanos(double value, int decimals) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
