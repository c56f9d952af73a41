package org.noonmark.sigma.rule;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.noonmark.sigma.yaml.ScalarKind;
import org.noonmark.sigma.yaml.YamlNode;

/// Numbers in rules.
final class Numbers {
    private static final int LONGEST = 64;
    private static final int LARGEST_EXPONENT = 400;

    private Numbers() {}

    /// The number that a scalar is, in quotes or not; empty when it is none or immensely large:
    /// `1e999999999` takes no room until it is compared.
    static Optional<BigDecimal> of(YamlNode.Scalar scalar) {
        var kind = new YamlNode.Scalar(scalar.text(), true, scalar.line()).kind();
        if (scalar.text().length() > LONGEST) {
            return Optional.empty();
        }
        return switch (kind) {
            case INTEGER, DECIMAL -> decimal(scalar.text());
            case BASED_INTEGER -> Optional.of(based(scalar.text()));
            case NULL, TRUE, FALSE, TEXT -> Optional.empty();
        };
    }

    static boolean isNumber(ScalarKind kind) {
        return switch (kind) {
            case INTEGER, DECIMAL, BASED_INTEGER -> true;
            case NULL, TRUE, FALSE, TEXT -> false;
        };
    }

    private static Optional<BigDecimal> decimal(String text) {
        try {
            var number = new BigDecimal(text);
            return Math.abs((long) number.precision() - number.scale()) > LARGEST_EXPONENT
                            || Math.abs((long) number.scale()) > LARGEST_EXPONENT
                    ? Optional.empty()
                    : Optional.of(number);
        } catch (NumberFormatException tooLarge) {
            return Optional.empty(); // an exponent beyond 32 bits
        }
    }

    private static BigDecimal based(String text) {
        int radix = text.charAt(1) == 'x' ? 16 : 8;
        return new BigDecimal(new BigInteger(text.substring(2), radix));
    }
}
