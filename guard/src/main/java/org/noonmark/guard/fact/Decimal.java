package org.noonmark.guard.fact;

/// Numbers in texts.
final class Decimal {
    private static final int MOST_DIGITS = 18;

    private Decimal() {}

    /// The number that a text is from `from` to its end; -1 when it is none.
    static long parse(String text, int from) {
        int digits = text.length() - from;
        if (digits < 1 || digits > MOST_DIGITS) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
