package org.noonmark.sigma.match;

/// Text without regard to case: every character is replaced by one that stands for all its cases.
///
/// The mapping keeps the length, in characters as in `char`s, and knows no locale. It makes two
/// texts equal exactly when `String.equalsIgnoreCase` says so.
final class LetterCase {
    private static final char[] LATIN = latin();

    private LetterCase() {}

    private static char[] latin() {
        var table = new char[256];
        for (char c = 0; c < table.length; c++) {
            table[c] = Character.toLowerCase(Character.toUpperCase(c));
        }
        return table;
    }

    static int fold(int codePoint) {
        return Character.toLowerCase(Character.toUpperCase(codePoint));
    }

    static String fold(String text) {
        var chars = text.toCharArray();
        fold(chars, chars.length);
        return new String(chars);
    }

    /// Folds the first `length` of `chars` where they stand.
    static void fold(char[] chars, int length) {
        for (int i = 0; i < length; i++) {
            char c = chars[i];
            if (c < 256) {
                chars[i] = LATIN[c];
            } else if (Character.isHighSurrogate(c) && i + 1 < length) {
                i += foldPair(chars, i);
            } else {
                chars[i] = (char) fold((int) c);
            }
        }
    }

    /// Returns how many `char`s more than one were taken.
    private static int foldPair(char[] chars, int at) {
        if (!Character.isLowSurrogate(chars[at + 1])) {
            return 0;
        }
        Character.toChars(fold(Character.toCodePoint(chars[at], chars[at + 1])), chars, at);
        return 1;
    }
}
