package org.noonmark.metrology.formats;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Reads decimal numbers from bytes, to the same bits as [Double#parseDouble(String)].
///
/// Grammar: sign, digits with one point, exponent after `e`, `E`, or Fortran's `d`, `D`. Numbers of
/// up to 19 digits and moderate size take no more than two multiplications; the rest goes to the
/// JDK. One parser serves one thread.
final class DecimalParser {
    /// What a field holds.
    enum Token {
        NUMBER,
        /// One of the usual marks of a reading that is missing: `nan`, `na`, `null`, dashes, stars,
        /// or nothing at all.
        MISSING,
        INFINITE,
        MALFORMED
    }

    private static final int MOST_DIGITS = 19;
    private static final int LARGEST_EXPONENT = 100_000;
    private static final int EXACT_BITS = 53;
    private static final double[] EXACT_POWERS = new double[23];

    static {
        for (int i = 0; i < EXACT_POWERS.length; i++) {
            EXACT_POWERS[i] = Double.parseDouble("1e" + i);
        }
    }

    private double value;
    private long digits;
    private int significant;
    private int exponent;
    private boolean isCut;
    private boolean hasDigit;

    /// The number last parsed.
    double value() {
        return value;
    }

    /// Parses the bytes `from` to `to`, exclusive.
    Token parse(byte[] text, int from, int to) {
        digits = 0;
        significant = 0;
        exponent = 0;
        isCut = false;
        hasDigit = false;
        int i = from;
        boolean negative = i < to && text[i] == '-';
        if (negative || (i < to && text[i] == '+')) {
            i++;
        }
        i = run(text, i, to, 0);
        if (i < to && text[i] == '.') {
            i = run(text, i + 1, to, -1);
        }
        if (hasDigit && i < to && (text[i] | 0x20) >= 'd' && (text[i] | 0x20) <= 'e') {
            i = exponent(text, i + 1, to);
        }
        if (i != to || !hasDigit) {
            return word(text, from, to);
        }
        double size = size();
        if (Double.isNaN(size)) {
            size = slowly(text, from, to);
        }
        value = negative ? -Math.abs(size) : size;
        return Double.isInfinite(value) ? Token.INFINITE : Token.NUMBER;
    }

    /// A run of digits; each is worth `step` more in the exponent.
    private int run(byte[] text, int from, int to, int step) {
        int i = from;
        for (; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            if (significant < MOST_DIGITS) {
                digits = 10 * digits + digit;
                exponent += step;
                significant += digits == 0 ? 0 : 1;
            } else {
                isCut = true;
                exponent += step + 1;
            }
        }
        hasDigit |= i > from;
        return i;
    }

    /// The exponent; returns `from` - 1 when none stands there.
    private int exponent(byte[] text, int from, int to) {
        int i = from;
        boolean negative = i < to && text[i] == '-';
        if (negative || (i < to && text[i] == '+')) {
            i++;
        }
        int first = i;
        int size = 0;
        for (; i < to && text[i] >= '0' && text[i] <= '9'; i++) {
            size = Math.min(LARGEST_EXPONENT, 10 * size + text[i] - '0');
        }
        exponent += negative ? -size : size;
        return i > first ? i : from - 1;
    }

    private double size() {
        if (isCut) {
            // What was cut off lies between nothing and one more in the last place.
            double least = PowersOfTen.nearest(digits, exponent);
            return least == PowersOfTen.nearest(digits + 1, exponent) ? least : Double.NaN;
        }
        if (digits == 0) {
            return 0;
        }
        if (digits >>> EXACT_BITS == 0) {
            if (exponent >= 0 && exponent < EXACT_POWERS.length) {
                return digits * EXACT_POWERS[exponent];
            }
            if (exponent < 0 && -exponent < EXACT_POWERS.length) {
                return digits / EXACT_POWERS[-exponent];
            }
        }
        return PowersOfTen.nearest(digits, exponent);
    }

    private static double slowly(byte[] text, int from, int to) {
        var word = new String(text, from, to - from, StandardCharsets.ISO_8859_1);
        return Double.parseDouble(word.replace('d', 'e').replace('D', 'E'));
    }

    private static Token word(byte[] text, int from, int to) {
        var word = new String(text, from, Math.min(to - from, 64), StandardCharsets.ISO_8859_1);
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "", "nan", "+nan", "-nan", "na", "n/a", "null" -> Token.MISSING;
            case "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity" -> Token.INFINITE;
            default -> isAll(word, '-') || isAll(word, '*') ? Token.MISSING : Token.MALFORMED;
        };
    }

    private static boolean isAll(String word, char wanted) {
        return word.chars().allMatch(c -> c == wanted);
    }
}
