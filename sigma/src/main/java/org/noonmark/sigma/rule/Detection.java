package org.noonmark.sigma.rule;

import java.util.List;

/// What an event has to look like: maps are [AllOf], lists of maps [AnyOf], a line of a map is a
/// [FieldTest].
public sealed interface Detection {
    record AllOf(List<Detection> parts) implements Detection {}

    record AnyOf(List<Detection> parts) implements Detection {}

    /// One line of a map, or a list of keywords.
    ///
    /// @param field as events call it; empty for keywords, which are looked for in the whole line
    ///   and in every value, and whose patterns have `*` at both ends
    /// @param isAll all tests must hold instead of any (modifier `all`)
    /// @param isNegated the opposite of the joined tests holds, and the field is there (modifier
    ///   `neq`)
    record FieldTest(String field, boolean isAll, boolean isNegated, List<ValueTest> values)
            implements Detection {
        public boolean isKeyword() {
            return field.isEmpty();
        }
    }
}
