package org.noonmark.posture.text;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Numbers as configurations write them.
public final class Numbers {
    private static final int MOST_DIGITS = 40;

    private Numbers() {}

    /// A finite number; empty for any other word.
    public static OptionalDouble real(String word) {
        if (!isNumber(word)) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(word);
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /// A whole number; empty for any other word.
    public static OptionalInt whole(String word) {
        var value = real(word);
        return value.isPresent()
                        && value.getAsDouble() == Math.rint(value.getAsDouble())
                        && Math.abs(value.getAsDouble()) <= Integer.MAX_VALUE
                ? OptionalInt.of((int) value.getAsDouble())
                : OptionalInt.empty();
    }

    /// The number in its shortest form, or the word as it is.
    public static String canonical(String word) {
        return isNumber(word) ? new BigDecimal(word).stripTrailingZeros().toPlainString() : word;
    }

    /// A number of seconds for people: `1 s`, `0.128 s`.
    public static String seconds(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString() + " s"
                : "any amount";
    }

    private static boolean isNumber(String word) {
        return word.length() <= MOST_DIGITS
                && word.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,2})?");
    }
}
