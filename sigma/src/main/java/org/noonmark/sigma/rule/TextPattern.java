package org.noonmark.sigma.rule;

import java.util.ArrayList;
import java.util.List;

/// Text with wildcards, as a list of literals and wildcards; an empty list is the empty text.
///
/// Always in its shortest form: no empty literal, no two literals and no two `*` beside each other.
public record TextPattern(List<Part> parts) {
    public TextPattern {
        parts = shortest(parts);
    }

    /// A piece of a pattern.
    public sealed interface Part {}

    public record Literal(String text) implements Part {}

    /// `*`: any number of characters; `?`: exactly one.
    public enum Wildcard implements Part {
        MANY,
        ONE
    }

    /// The text itself, whatever characters it has.
    public static TextPattern literal(String text) {
        return new TextPattern(List.of(new Literal(text)));
    }

    /// Reads a value as rules write it (rules specification, "Escaping"): `*` and `?` are
    /// wildcards, a backslash takes the meaning from `*`, `?` and `\`, and is itself before any
    /// other character and at the end.
    public static TextPattern parse(String written) {
        var parts = new ArrayList<Part>();
        var text = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '\\' && i + 1 < written.length() && isSpecial(written.charAt(i + 1))) {
                i++;
                text.append(written.charAt(i));
            } else if (c == '*' || c == '?') {
                parts.add(new Literal(text.toString()));
                text.setLength(0);
                parts.add(c == '*' ? Wildcard.MANY : Wildcard.ONE);
            } else {
                text.append(c);
            }
        }
        parts.add(new Literal(text.toString()));
        return new TextPattern(parts);
    }

    private static boolean isSpecial(char c) {
        return c == '*' || c == '?' || c == '\\';
    }

    /// As a rule would write it; [#parse] of it is this again.
    public String written() {
        var text = new StringBuilder();
        for (var part : parts) {
            switch (part) {
                case Wildcard.MANY -> text.append('*');
                case Wildcard.ONE -> text.append('?');
                case Literal(var literal) ->
                        literal.chars()
                                .forEach(c ->
                                        text.append(isSpecial((char) c) ? "\\" : "")
                                                .append((char) c));
            }
        }
        return text.toString();
    }

    /// True when it has wildcards.
    public boolean hasWildcards() {
        return parts.stream().anyMatch(Wildcard.class::isInstance);
    }

    /// The same with `*` before it, behind it, both, or neither.
    public TextPattern placed(ValueTest.Placement placement) {
        var placed = new ArrayList<>(parts);
        switch (placement) {
            case WHOLE -> {}
            case START -> placed.addLast(Wildcard.MANY);
            case END -> placed.addFirst(Wildcard.MANY);
            case ANYWHERE -> {
                placed.addFirst(Wildcard.MANY);
                placed.addLast(Wildcard.MANY);
            }
        }
        return new TextPattern(placed);
    }

    private static List<Part> shortest(List<Part> parts) {
        var kept = new ArrayList<Part>(parts.size());
        for (var part : parts) {
            var last = kept.isEmpty() ? null : kept.getLast();
            if (part instanceof Literal(var text)) {
                if (last instanceof Literal(var before)) {
                    kept.set(kept.size() - 1, new Literal(before + text));
                } else if (!text.isEmpty()) {
                    kept.add(part);
                }
            } else if (part != Wildcard.MANY || last != Wildcard.MANY) {
                kept.add(part);
            }
        }
        return List.copyOf(kept);
    }

    @Override
    public String toString() {
        return written();
    }
}
