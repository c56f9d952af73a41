package org.noonmark.app.output;

import java.math.BigDecimal;
import java.util.Locale;

/// Numbers as text.
public final class Figures {
    private Figures() {}

    /// All digits and no exponent: `0.75`, `86400`, `10000000`; very large and very small numbers
    /// have an exponent after all.
    public static String plain(double value) {
        if (!Double.isFinite(value) || value == 0) {
            return value == 0 ? "0" : String.valueOf(value);
        }
        double size = Math.abs(value);
        if (size < 1e-9 || size >= 1e15) {
            return Double.toString(value).replace(".0E", "e").replace('E', 'e');
        }
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /// Fifteen digits with exponent, as results are written for machines.
    public static String full(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.14e", value);
    }

    /// Five digits with exponent, as results are written for people.
    public static String five(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.4e", value);
    }

    /// `digits` digits, with an exponent only where it is shorter: `0.7300`, `1234`, `5.1e-12`.
    public static String significant(double value, int digits) {
        return plain(
                Double.parseDouble(String.format(Locale.ROOT, "%." + (digits - 1) + "e", value)));
    }
}
