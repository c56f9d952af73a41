package org.noonmark.sigma.yaml;

/// What a plain scalar is in the core schema (YAML 1.2.2, section 10.3.2).
///
/// Unlike in YAML 1.1, `yes`, `off` and `2024-01-01` are text, and `017` is seventeen.
public enum ScalarKind {
    NULL,
    TRUE,
    FALSE,
    INTEGER,
    /// `0x1f` or `0o17`.
    BASED_INTEGER,
    DECIMAL,
    TEXT;

    static ScalarKind of(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> NULL;
            case "true", "True", "TRUE" -> TRUE;
            case "false", "False", "FALSE" -> FALSE;
            default -> number(text);
        };
    }

    private static ScalarKind number(String text) {
        char first = text.charAt(0);
        if (!isDigit(first) && first != '-' && first != '+' && first != '.') {
            return TEXT;
        }
        if (first == '0' && text.length() > 2 && isBased(text)) {
            return BASED_INTEGER;
        }
        int start = first == '-' || first == '+' ? 1 : 0;
        int afterWhole = digits(text, start);
        if (afterWhole == text.length()) {
            return afterWhole > start ? INTEGER : TEXT;
        }
        int mantissaDigits = afterWhole - start;
        int at = afterWhole;
        if (text.charAt(at) == '.') {
            at = digits(text, at + 1);
            mantissaDigits += at - afterWhole - 1;
        }
        return mantissaDigits > 0 && isExponent(text, at) ? DECIMAL : TEXT;
    }

    private static boolean isExponent(String text, int from) {
        if (from == text.length()) {
            return true;
        }
        if (text.charAt(from) != 'e' && text.charAt(from) != 'E') {
            return false;
        }
        int start = from + 1;
        if (start < text.length() && (text.charAt(start) == '-' || text.charAt(start) == '+')) {
            start++;
        }
        return start < text.length() && digits(text, start) == text.length();
    }

    private static boolean isBased(String text) {
        int radix = text.charAt(1) == 'x' ? 16 : text.charAt(1) == 'o' ? 8 : 0;
        for (int i = 2; i < text.length() && radix > 0; i++) {
            if (text.charAt(i) > 'f' || Character.digit(text.charAt(i), radix) < 0) {
                return false;
            }
        }
        return radix > 0;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
