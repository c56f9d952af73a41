package org.noonmark.sigma.rule;

import java.math.BigDecimal;
import java.util.List;

/// A test of one value of a field, after all modifiers.
public sealed interface ValueTest {
    /// The value as text; without regard to case unless `isCased`.
    record Text(TextPattern pattern, boolean isCased) implements ValueTest {}

    /// A regular expression that is looked for anywhere in the value.
    record Regex(String pattern, boolean ignoresCase, boolean isMultiline, boolean dotMatchesAll)
            implements ValueTest {}

    /// An address in a network; `address` has 4 or 16 bytes, those after the prefix are zero.
    record Cidr(List<Byte> address, int prefixLength) implements ValueTest {}

    /// A number that is compared with the value, or with a part of it when it is a date.
    record Numeric(Comparison comparison, BigDecimal bound, DatePart part) implements ValueTest {}

    /// True or false, or their names as text.
    record Truth(boolean value) implements ValueTest {}

    /// The field is in the event, whatever its value, or is not.
    record Exists(boolean isPresent) implements ValueTest {}

    /// The field is missing or has no value.
    record Null() implements ValueTest {}

    /// Another field of the same event stands in the value.
    record FieldReference(String field, Placement placement, boolean isCased)
            implements ValueTest {}

    enum Comparison {
        EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL
    }

    /// What of a date is compared; [#WHOLE] for values that are numbers.
    enum DatePart {
        WHOLE,
        MINUTE,
        HOUR,
        DAY,
        WEEK,
        MONTH,
        YEAR
    }

    enum Placement {
        WHOLE,
        START,
        END,
        ANYWHERE
    }
}
