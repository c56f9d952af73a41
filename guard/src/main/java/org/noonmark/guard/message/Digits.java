package org.noonmark.guard.message;

/// Decimal digits.
public final class Digits {
    private Digits() {}

    /// The number that `text` has in `[from, to)`; -1 when it is empty, longer than 18 digits or
    /// has anything but the digits 0 to 9.
    public static long parse(String text, int from, int to) {
        if (to <= from || to - from > 18) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /// The decimal number in `[from, to)`, with a sign, a point and an exponent or without; NaN
    /// when it is none.
    public static double parseDecimal(String text, int from, int to) {
        if (to <= from || to - from > 40) {
            return Double.NaN;
        }
        boolean hasDigit = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean isDigit = c >= '0' && c <= '9';
            hasDigit |= isDigit;
            if (!isDigit && "+-.eE".indexOf(c) < 0) {
                return Double.NaN;
            }
        }
        try {
            return hasDigit ? Double.parseDouble(text.substring(from, to)) : Double.NaN;
        } catch (NumberFormatException notOne) {
            return Double.NaN;
        }
    }
}
