package org.noonmark.metrology.cggtts;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalInt;

/// Sums of characters modulo 256, written as two hexadecimal digits (V2E, section 3).
public final class Checksum {
    /// What a checksum says of what stands before it.
    public enum Verdict {
        GOOD,
        /// Right by a known departure of a program: without the blank after `CKSUM =`, or without
        /// the first character of the file (R2CGGTTS 8.0 and 8.1). Headers only.
        VARIANT,
        BAD,
        ABSENT
    }

    private Checksum() {}

    /// The sum of a text's bytes in ISO 8859-1, modulo 256.
    static int of(String text) {
        int sum = 0;
        for (byte b : text.getBytes(StandardCharsets.ISO_8859_1)) {
            sum += b & 0xFF;
        }
        return sum & 0xFF;
    }

    /// Two digits.
    static String text(int sum) {
        return String.format(Locale.ROOT, "%02X", sum);
    }

    /// What one or two hexadecimal digits of either case say.
    static OptionalInt parse(String digits) {
        return digits.matches("[0-9A-Fa-f]{1,2}")
                ? OptionalInt.of(Integer.parseInt(digits, 16))
                : OptionalInt.empty();
    }

    static String both(int stated, int computed) {
        return "stated " + text(stated) + ", computed " + text(computed);
    }
}
