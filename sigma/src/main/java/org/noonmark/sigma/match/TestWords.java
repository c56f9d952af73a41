package org.noonmark.sigma.match;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.noonmark.sigma.match.Explanation.Evidence;
import org.noonmark.sigma.rule.Detection.FieldTest;
import org.noonmark.sigma.rule.TextPattern;
import org.noonmark.sigma.rule.TextPattern.Literal;
import org.noonmark.sigma.rule.TextPattern.Wildcard;
import org.noonmark.sigma.rule.ValueTest;

/// Tests in words, near to how a rule writes them.
final class TestWords {
    private static final int LONGEST_TEST = 200;

    private TestWords() {}

    static Evidence of(String field, String eventField, ValueTest test, @Nullable Object value) {
        return new Evidence(field, eventField, bounded(words(test), LONGEST_TEST), excerpt(value));
    }

    static Evidence ofNegated(FieldTest test, String eventField, @Nullable Object value) {
        var words =
                test.values().stream()
                        .map(TestWords::words)
                        .collect(Collectors.joining(test.isAll() ? " and " : " or ", "not ", ""));
        return new Evidence(test.field(), eventField, bounded(words, LONGEST_TEST), excerpt(value));
    }

    private static @Nullable String excerpt(@Nullable Object value) {
        return value == null ? null : bounded(ValueCheck.text(value), Evidence.LONGEST_EXCERPT);
    }

    private static String bounded(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + '…';
    }

    static String words(ValueTest test) {
        return switch (test) {
            case ValueTest.Text(var pattern, var isCased) ->
                    words(pattern.parts()) + (isCased ? " (cased)" : "");
            case ValueTest.Regex regex -> "re /" + regex.pattern() + '/' + flags(regex);
            case ValueTest.Cidr cidr -> "cidr " + words(cidr);
            case ValueTest.Numeric(var comparison, var bound, var part) ->
                    (part == ValueTest.DatePart.WHOLE
                                    ? ""
                                    : part.name().toLowerCase(java.util.Locale.ROOT) + ' ')
                            + sign(comparison)
                            + ' '
                            + bound.toPlainString();
            case ValueTest.Truth(var value) -> "is " + value;
            case ValueTest.Exists(var isPresent) -> isPresent ? "exists" : "does not exist";
            case ValueTest.Null _ -> "has no value";
            case ValueTest.FieldReference(var field, var placement, _) ->
                    place(placement) + " the value of " + field;
        };
    }

    private static String flags(ValueTest.Regex regex) {
        return (regex.ignoresCase() ? "i" : "")
                + (regex.isMultiline() ? "m" : "")
                + (regex.dotMatchesAll() ? "s" : "");
    }

    private static String sign(ValueTest.Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> "=";
            case LESS -> "<";
            case LESS_OR_EQUAL -> "<=";
            case GREATER -> ">";
            case GREATER_OR_EQUAL -> ">=";
        };
    }

    private static String place(ValueTest.Placement placement) {
        return switch (placement) {
            case WHOLE -> "is";
            case START -> "startswith";
            case END -> "endswith";
            case ANYWHERE -> "contains";
        };
    }

    private static String words(List<TextPattern.Part> parts) {
        int size = parts.size();
        boolean start = size > 1 && parts.getFirst() == Wildcard.MANY;
        boolean end = size > 1 && parts.getLast() == Wildcard.MANY;
        var inner = parts.subList(start ? 1 : 0, size - (end ? 1 : 0));
        if (inner.isEmpty() || inner.stream().anyMatch(part -> part == Wildcard.MANY)) {
            return "like '" + text(parts) + '\'';
        }
        var verb = start && end ? "contains" : start ? "endswith" : end ? "startswith" : "is";
        return verb + " '" + text(inner) + '\'';
    }

    private static String text(List<TextPattern.Part> parts) {
        var text = new StringBuilder();
        for (var part : parts) {
            text.append(
                    switch (part) {
                        case Literal(var literal) -> literal;
                        case Wildcard wildcard -> wildcard == Wildcard.MANY ? "*" : "?";
                    });
        }
        return text.toString();
    }

    private static String words(ValueTest.Cidr cidr) {
        var address = cidr.address();
        var text = new StringBuilder();
        for (int i = 0; i < address.size(); i++) {
            if (address.size() == 4) {
                text.append(i == 0 ? "" : ".").append(address.get(i) & 0xFF);
            } else {
                text.append(i == 0 || i % 2 == 1 ? "" : ":")
                        .append("%02x".formatted(address.get(i) & 0xFF));
            }
        }
        return text.append('/').append(cidr.prefixLength()).toString();
    }
}
