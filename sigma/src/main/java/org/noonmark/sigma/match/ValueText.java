package org.noonmark.sigma.match;

/// One value as text without case: room that is used again for the next value.
final class ValueText {
    /// Room for longer values is given back.
    private static final int MOST_KEPT = 1 << 16;

    private static final int DIGITS = 20;

    private char[] chars = new char[1024];
    private int length;

    char[] chars() {
        return chars;
    }

    int length() {
        return length;
    }

    void take(Object value) {
        if (value instanceof Long number) {
            takeDigits(number);
            return;
        }
        var text = ValueCheck.text(value);
        length = text.length();
        if (length > chars.length) {
            chars = new char[Math.max(length, 2 * chars.length)];
        }
        text.getChars(0, length, chars, 0);
        LetterCase.fold(chars, length);
    }

    private void takeDigits(long number) {
        int at = DIGITS;
        long rest = number;
        do {
            at--;
            chars[at] = (char) ('0' + Math.abs(rest % 10));
            rest /= 10;
        } while (rest != 0);
        if (number < 0) {
            at--;
            chars[at] = '-';
        }
        length = DIGITS - at;
        System.arraycopy(chars, at, chars, 0, length);
    }

    /// Forgets a value that needed much room.
    void release() {
        if (chars.length > MOST_KEPT) {
            chars = new char[MOST_KEPT];
        }
    }
}
