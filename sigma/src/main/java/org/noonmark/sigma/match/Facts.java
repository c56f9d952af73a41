package org.noonmark.sigma.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.noonmark.sigma.match.AtomKey.Place;
import org.noonmark.sigma.rule.TextPattern;
import org.noonmark.sigma.rule.TextPattern.Literal;
import org.noonmark.sigma.rule.TextPattern.Wildcard;
import org.noonmark.sigma.rule.ValueTest;

/// What the tables can say of a test.
///
/// @param keys of each list one atom is set whenever the test holds for a value
/// @param isExact the test holds whenever they are
record Facts(List<List<AtomKey>> keys, boolean isExact) {
    /// What can be said of a test.
    ///
    /// @param field as events call it; empty for keywords
    static Facts of(String field, ValueTest test, Expressions expressions) {
        return switch (test) {
            case ValueTest.Text(var pattern, var isCased) -> ofText(field, pattern, isCased);
            case ValueTest.Regex regex -> ofExpression(field, expressions.textsNeededBy(regex));
            case ValueTest.Numeric numeric -> ofNumber(field, numeric);
            case ValueTest.Truth(var value) ->
                    exactly(new AtomKey(field, Place.WHOLE, Boolean.toString(value)));
            case ValueTest.Cidr _,
                    ValueTest.Exists _,
                    ValueTest.Null _,
                    ValueTest.FieldReference _ ->
                    roughly(AtomKey.anyValue(field));
        };
    }

    private static Facts exactly(AtomKey key) {
        return new Facts(List.of(List.of(key)), true);
    }

    private static Facts roughly(AtomKey key) {
        return new Facts(List.of(List.of(key)), false);
    }

    private static Facts ofExpression(String field, List<List<String>> needed) {
        var keys = needed.stream().map(texts -> anywhere(field, texts)).toList();
        return keys.isEmpty() ? roughly(AtomKey.anyValue(field)) : new Facts(keys, false);
    }

    private static List<AtomKey> anywhere(String field, List<String> texts) {
        return texts.stream().map(text -> new AtomKey(field, Place.ANYWHERE, text)).toList();
    }

    private static Facts ofNumber(String field, ValueTest.Numeric test) {
        return test.comparison() == ValueTest.Comparison.EQUAL
                        && test.part() == ValueTest.DatePart.WHOLE
                        && NumberValue.isLong(test.bound())
                ? exactly(
                        new AtomKey(
                                field, Place.NUMBER, Long.toString(test.bound().longValueExact())))
                : roughly(AtomKey.anyValue(field));
    }

    private static Facts ofText(String field, TextPattern pattern, boolean isCased) {
        var parts = new ArrayList<>(pattern.parts());
        boolean isOpenAtStart = false;
        boolean isOpenAtEnd = false;
        while (!parts.isEmpty() && parts.getFirst() == Wildcard.MANY) {
            parts.removeFirst();
            isOpenAtStart = true;
            isOpenAtEnd |= parts.isEmpty();
        }
        while (!parts.isEmpty() && parts.getLast() == Wildcard.MANY) {
            parts.removeLast();
            isOpenAtEnd = true;
        }
        if (parts.isEmpty()) {
            var whole = new AtomKey(field, Place.WHOLE, "");
            return exactly(isOpenAtStart ? AtomKey.anyValue(field) : whole);
        }
        var keys = new ArrayList<AtomKey>();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Literal(var text) && !text.isEmpty()) {
                boolean isFirst = i == 0 && !isOpenAtStart;
                boolean isLast = i == parts.size() - 1 && !isOpenAtEnd;
                keys.add(new AtomKey(field, place(isFirst, isLast), LetterCase.fold(text)));
            }
        }
        var rarest = keys.stream().min(Comparator.comparingDouble(AtomKey::likelihood));
        boolean isExact = parts.size() == 1 && rarest.isPresent() && !isCased;
        var key = rarest.orElseGet(() -> AtomKey.anyValue(field));
        return new Facts(List.of(List.of(key)), isExact);
    }

    private static Place place(boolean isFirst, boolean isLast) {
        if (isFirst) {
            return isLast ? Place.WHOLE : Place.START;
        }
        return isLast ? Place.END : Place.ANYWHERE;
    }
}
