package org.noonmark.sigma.rule;

import java.util.List;

/// Text with wildcards, as a list of literals and wildcards; an empty list is the empty text.
public record TextPattern(List<Part> parts) {
    public TextPattern {
        parts = List.copyOf(parts);
    }

    /// A piece of a pattern.
    public sealed interface Part {}

    public record Literal(String text) implements Part {}

    /// `*`: any number of characters; `?`: exactly one.
    public enum Wildcard implements Part {
        MANY,
        ONE
    }
}
