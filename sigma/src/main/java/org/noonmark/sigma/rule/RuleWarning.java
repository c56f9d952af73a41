package org.noonmark.sigma.rule;

/// Something about a rule that loads, yet that its author should know.
///
/// @param line in the file, from 1
/// @param text for people
public record RuleWarning(Origin origin, int line, Kind kind, String text) {
    /// What it is about.
    public enum Kind {
        /// An id or a name that another rule of the pack has.
        DUPLICATE,
        /// An attribute whose value is outside the specification and is ignored.
        ATTRIBUTE,
        /// An attribute that is almost one of the specification.
        LOOKS_LIKE,
        /// A detection that the condition does not use, a pattern of names without a name.
        CONDITION,
        /// A test that is legal and hardly what was meant.
        VALUE,
        /// Multi-document `action` of Sigma 1.
        LEGACY,
        /// A filter that fits no rule, or lets through what its title seems to leave out.
        FILTER,
        /// The text is not UTF-8.
        ENCODING
    }

    @Override
    public String toString() {
        return origin.file() + ":" + line + ": " + text;
    }
}
