package org.noonmark.app.utc;

import java.util.Locale;
import java.util.OptionalDouble;
import org.noonmark.app.output.Figures;

/// Dates and nanoseconds as text.
final class Nanos {
    private Nanos() {}

    /// Two decimals, for people: publications have one.
    static String two(double nanos) {
        return Double.isNaN(nanos) ? "-" : String.format(Locale.ROOT, "%.2f", nanos + 0.0);
    }

    static String two(OptionalDouble nanos) {
        return nanos.isPresent() ? two(nanos.getAsDouble()) : "-";
    }

    /// Twelve decimals at most, for machines.
    static String full(double nanos) {
        return Double.isNaN(nanos)
                ? ""
                : Figures.plain(Double.parseDouble(String.format(Locale.ROOT, "%.12f", nanos)));
    }

    static String full(OptionalDouble nanos) {
        return nanos.isPresent() ? full(nanos.getAsDouble()) : "";
    }

    /// An MJD, without decimals where it has none.
    static String date(double modifiedJulianDay) {
        return Figures.plain(modifiedJulianDay);
    }
}
