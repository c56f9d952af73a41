package org.noonmark.sigma.match;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.rule.Condition;
import org.noonmark.sigma.rule.Detection;
import org.noonmark.sigma.rule.Detection.FieldTest;
import org.noonmark.sigma.rule.DetectionRule;
import org.noonmark.sigma.rule.ValueTest;
import org.noonmark.sigma.rule.ValueTest.Comparison;
import org.noonmark.sigma.rule.ValueTest.DatePart;
import org.noonmark.sigma.rule.ValueTest.Placement;

/// Rules and events over so small an alphabet that they meet often.
final class RandomRules {
    private static final String[] LETTERS = {
        "a",
        "b",
        "A",
        "B",
        "k",
        "\u212A",
        "s",
        "ſ",
        "İ",
        "ı",
        "i",
        "ß",
        "1",
        "0",
        ".",
        " ",
        "😀",
        "\uD801\uDC00",
        "\uD801\uDC28"
    };
    private static final String[] FIELDS = {"f", "g", "h", "mapped"};
    private static final String[] EXPRESSIONS = {
        "a",
        "^a",
        "b$",
        "(a|b)k",
        "[Kk]s?",
        "a+b*",
        "(?i)K",
        "a.b",
        "\\d{1,2}",
        "(s|i){2}",
        "",
        "x?"
    };
    private static final String[] DATES = {"2026-11-23", "2026-01-01T10:30:00Z", "2026-13-01"};

    private final RandomGenerator random;

    RandomRules(RandomGenerator random) {
        this.random = random;
    }

    @SafeVarargs
    private <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String word(int most) {
        var text = new StringBuilder();
        int letters = random.nextInt(3) == 0 ? LETTERS.length : 4;
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(LETTERS[random.nextInt(letters)]);
        }
        return text.toString();
    }

    private <T> List<T> some(int least, int most, Supplier<T> maker) {
        var list = new ArrayList<T>();
        for (int i = random.nextInt(least, most + 1); i > 0; i--) {
            list.add(maker.get());
        }
        return list;
    }

    List<DetectionRule> rules() {
        return some(1, 6, this::rule);
    }

    private DetectionRule rule() {
        return Rules.rule(
                "r" + random.nextInt(1_000_000),
                random.nextInt(8) == 0 ? org.noonmark.sigma.LogSource.ANY : Rules.SOURCE,
                condition(2),
                detection(2),
                detection(1),
                detection(1));
    }

    private Condition condition(int depth) {
        int kind = depth == 0 ? 3 : random.nextInt(5);
        return switch (kind) {
            case 0 -> new Condition.AllOf(some(1, 3, () -> condition(depth - 1)));
            case 1 -> new Condition.AnyOf(some(1, 3, () -> condition(depth - 1)));
            case 2 -> new Condition.Not(condition(depth - 1));
            default -> new Condition.Named(one("selection", "filter", "more"));
        };
    }

    private Detection detection(int depth) {
        int kind = depth == 0 ? 3 : random.nextInt(5);
        return switch (kind) {
            case 0 -> new Detection.AllOf(some(1, 3, () -> detection(depth - 1)));
            case 1 -> new Detection.AnyOf(some(1, 3, () -> detection(depth - 1)));
            default -> fieldTest();
        };
    }

    private FieldTest fieldTest() {
        return new FieldTest(
                random.nextInt(8) == 0 ? "" : one(FIELDS),
                random.nextInt(3) == 0,
                random.nextInt(5) == 0,
                some(1, 4, this::test));
    }

    private ValueTest test() {
        return switch (random.nextInt(16)) {
            case 0 ->
                    new ValueTest.Regex(
                            one(EXPRESSIONS),
                            random.nextBoolean(),
                            random.nextBoolean(),
                            random.nextBoolean());
            case 1 -> new ValueTest.Cidr(List.of((byte) 10, (byte) 0, (byte) 0, (byte) 0), 8);
            case 2 -> numeric();
            case 3 -> new ValueTest.Truth(random.nextBoolean());
            case 4 -> new ValueTest.Exists(random.nextBoolean());
            case 5 -> new ValueTest.Null();
            case 6 ->
                    new ValueTest.FieldReference(
                            one(FIELDS), one(Placement.values()), random.nextBoolean());
            default -> text();
        };
    }

    private ValueTest numeric() {
        var part = random.nextInt(3) > 0 ? DatePart.WHOLE : one(DatePart.values());
        var bound = new BigDecimal(one("0", "1", "10", "1.5", "11", "30", "2026", "-1", "1E1"));
        return new ValueTest.Numeric(one(Comparison.values()), bound, part);
    }

    private ValueTest text() {
        var written = word(3);
        var placed =
                switch (random.nextInt(8)) {
                    case 0 -> written;
                    case 1 -> written + '*';
                    case 2 -> '*' + written;
                    case 3, 4, 5 -> '*' + written + '*';
                    case 6 -> word(2) + '*' + word(2);
                    default -> one("*", "") + word(2) + '?' + word(1) + one("*", "");
                };
        return random.nextInt(4) == 0 ? Rules.cased(placed) : Rules.text(placed);
    }

    FieldEvent event(EventKind kind) {
        var fields = new ArrayList<@Nullable Object>();
        for (int i = random.nextInt(6); i > 0; i--) {
            // New objects: names are not the same ones from event to event.
            fields.add(new String(one("f", "g", "h", "renamed", "other")));
            fields.add(value());
        }
        return FieldEvent.of(kind, word(6), fields.toArray());
    }

    private @Nullable Object value() {
        return switch (random.nextInt(12)) {
            case 0 -> null;
            case 1 -> (long) random.nextInt(-1, 12);
            case 2 -> random.nextInt(4) / 2.0;
            case 3 -> random.nextBoolean();
            case 4 -> one("10.1.2.3", "::ffff:10.1.2.3", "11.0.0.1", "1.0", "010", "+1", "true");
            case 5 -> one(DATES);
            default -> word(6);
        };
    }
}
