package org.noonmark.sigma.correlation;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Values of fields as text and as numbers, both of bounded length.
final class FieldText {
    private static final int LONGEST_TEXT = 512;
    private static final int HEAD = 200;
    private static final int LONGEST_NUMBER = 64;
    private static final int LARGEST_EXPONENT = 64;

    private FieldText() {}

    /// The value as groups and counts compare it. A number is the same whether the log writes it as
    /// a number or as text; a text that is very long stands for itself by its beginning and hash.
    static String of(Object value) {
        return switch (value) {
            case String text -> text.length() <= LONGEST_TEXT ? text : shortened(text);
            case Double number ->
                    Double.isFinite(number)
                            ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                            : number.toString();
            default -> value.toString();
        };
    }

    private static String shortened(String text) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return text.substring(0, HEAD) + "~sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError("every Java platform has SHA-256", missing);
        }
    }

    /// The value as a number, or null when it is none.
    static @Nullable BigDecimal number(Object value) {
        return switch (value) {
            case Long number -> BigDecimal.valueOf(number);
            case Double number ->
                    Double.isFinite(number) ? bounded(BigDecimal.valueOf(number)) : null;
            case String text -> number(text, LONGEST_NUMBER);
            default -> null;
        };
    }

    static @Nullable BigDecimal number(String text, int longest) {
        if (text.isEmpty() || text.length() > longest) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if ((letter < '0' || letter > '9') && "+-.eE".indexOf(letter) < 0) {
                return null;
            }
        }
        try {
            return bounded(new BigDecimal(text));
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    // The sum of numbers far apart in size would take a digit for each power between them.
    private static @Nullable BigDecimal bounded(BigDecimal number) {
        return Math.abs(number.scale()) <= LARGEST_EXPONENT ? number : null;
    }
}
