package org.noonmark.sigma.match;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.noonmark.sigma.rule.ValueTest.Comparison;
import org.noonmark.sigma.rule.ValueTest.DatePart;
import org.noonmark.sigma.rule.ValueTest.Numeric;

/// Values as numbers: numbers themselves, and text that is a decimal number and nothing else.
final class NumberValue {
    /// Text that is longer is no number: it keeps a hostile value from costing more than a few
    /// microseconds.
    private static final int LONGEST = 64;

    private static final int MOST_PLAIN = 18;
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private NumberValue() {}

    static boolean holds(Numeric test, Object value) {
        var number = test.part() == DatePart.WHOLE ? of(value) : part(value, test.part());
        return number != null && holds(test.comparison(), number.compareTo(test.bound()));
    }

    private static boolean holds(Comparison comparison, int sign) {
        return switch (comparison) {
            case EQUAL -> sign == 0;
            case LESS -> sign < 0;
            case LESS_OR_EQUAL -> sign <= 0;
            case GREATER -> sign > 0;
            case GREATER_OR_EQUAL -> sign >= 0;
        };
    }

    private static @Nullable BigDecimal part(Object value, DatePart part) {
        int number = value instanceof String text ? DateText.part(text, part) : -1;
        return number < 0 ? null : BigDecimal.valueOf(number);
    }

    static @Nullable BigDecimal of(Object value) {
        return switch (value) {
            case Long number -> BigDecimal.valueOf(number);
            case Double number -> Double.isFinite(number) ? BigDecimal.valueOf(number) : null;
            case String text -> isDecimal(text) ? new BigDecimal(text) : null;
            default -> null;
        };
    }

    /// A whole number that a `long` can hold.
    static boolean isLong(BigDecimal number) {
        return number.compareTo(LEAST) >= 0
                && number.compareTo(MOST) <= 0
                && (number.scale() <= 0 || number.stripTrailingZeros().scale() <= 0);
    }

    /// The whole number that text is, when that is plain to see: digits alone, few enough for a
    /// `long`; -1 for all else.
    static long plain(String text) {
        int length = text.length();
        if (length == 0 || length > MOST_PLAIN || digits(text, 0) < length) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < length; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    /// A sign, digits, at most one point with digits on both sides; no exponent.
    private static boolean isDecimal(String text) {
        int at = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        if (text.length() > LONGEST) {
            return false;
        }
        int whole = digits(text, at);
        if (whole == at || whole == text.length()) {
            return whole > at;
        }
        return text.charAt(whole) == '.'
                && whole + 1 < text.length()
                && digits(text, whole + 1) == text.length();
    }

    private static int digits(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
