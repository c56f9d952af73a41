package org.noonmark.guard.reader;

/// Well-formed UTF-8 (Unicode 15, table 3-7).
final class Utf8 {
    private Utf8() {}

    /// The length of the well-formed character at `at`; 0 when there is none.
    static int lengthAt(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xff;
        if (first < 0x80) {
            return 1;
        }
        int length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
        if (first < 0xc2 || first > 0xf4 || at + length > to || !isSecond(first, bytes[at + 1])) {
            return 0;
        }
        for (int i = at + 2; i < at + length; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /// No overlong forms, no surrogates, nothing beyond U+10FFFF.
    private static boolean isSecond(int first, int second) {
        int low =
                switch (first) {
                    case 0xe0 -> 0xa0;
                    case 0xf0 -> 0x90;
                    default -> 0x80;
                };
        int high =
                switch (first) {
                    case 0xed -> 0x9f;
                    case 0xf4 -> 0x8f;
                    default -> 0xbf;
                };
        int value = second & 0xff;
        return value >= low && value <= high;
    }
}
