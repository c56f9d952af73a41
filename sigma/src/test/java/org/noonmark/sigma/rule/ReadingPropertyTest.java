package org.noonmark.sigma.rule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.noonmark.sigma.rule.TextPattern.Literal;
import org.noonmark.sigma.rule.TextPattern.Part;
import org.noonmark.sigma.rule.TextPattern.Wildcard;
import org.noonmark.testkit.Property;

class ReadingPropertyTest {
    private static final String LETTERS = "ab\\\\\\**??-/–_ ";
    private static final List<String> NAMES = List.of("a", "b", "sel_1", "sel_2", "_hidden");

    private static String text(RandomGenerator random, int size, String letters) {
        var text = new StringBuilder();
        for (int i = random.nextInt(size + 1); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    @Test
    void patternsAreWrittenAsTheyAreRead() {
        Property.forAll(
                (random, size) -> {
                    var parts = new ArrayList<Part>();
                    for (int i = random.nextInt(size / 10 + 1); i >= 0; i--) {
                        parts.add(
                                random.nextInt(3) > 0
                                        ? new Literal(text(random, 6, LETTERS))
                                        : random.nextBoolean() ? Wildcard.MANY : Wildcard.ONE);
                    }
                    return new TextPattern(parts);
                },
                pattern -> assertThat(TextPattern.parse(pattern.written())).isEqualTo(pattern));
    }

    @Test
    void whatIsReadIsWrittenTheSameAgain() {
        Property.forAll(
                (random, size) -> text(random, size, LETTERS),
                written -> {
                    var once = TextPattern.parse(written).written();
                    assertThat(TextPattern.parse(once).written()).isEqualTo(once);
                });
    }

    @Test
    void anyTextIsALiteral() {
        Property.forAll(
                (random, size) -> text(random, size, LETTERS),
                text -> {
                    var pattern = TextPattern.literal(text);
                    assertThat(pattern.hasWildcards()).isFalse();
                    assertThat(TextPattern.parse(pattern.written())).isEqualTo(pattern);
                });
    }

    private static Condition condition(RandomGenerator random, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(4);
        if (kind == 0) {
            return new Condition.Named(NAMES.get(random.nextInt(NAMES.size())));
        }
        if (kind == 1) {
            return new Condition.Not(condition(random, depth - 1));
        }
        var parts = new ArrayList<Condition>();
        for (int i = random.nextInt(2, 4); i > 0; i--) {
            parts.add(condition(random, depth - 1));
        }
        return kind == 2 ? new Condition.AllOf(parts) : new Condition.AnyOf(parts);
    }

    /// Parentheses only where they are needed.
    private static String written(Condition condition, int binding) {
        return switch (condition) {
            case Condition.Named(var name) -> name;
            case Condition.Not(var part) -> "not " + written(part, 2);
            case Condition.AllOf(var parts) -> closed(binding > 1, joined(parts, " and ", 2));
            case Condition.AnyOf(var parts) -> closed(binding > 0, joined(parts, "  or ", 1));
        };
    }

    private static String joined(List<Condition> parts, String word, int binding) {
        return String.join(word, parts.stream().map(part -> written(part, binding)).toList());
    }

    private static String closed(boolean isNeeded, String text) {
        return isNeeded ? "(" + text + ")" : text;
    }

    @Test
    void conditionsMeanTheirTree() {
        Property.forAll(
                (random, size) -> condition(random, size / 20),
                tree ->
                        assertThat(ConditionParser.parse(written(tree, 0), NAMES, _ -> {}))
                                .isEqualTo(tree));
    }

    @Test
    void conditionsOfAnyWordsAreReadOrRefused() {
        var words = List.of("a", "b", "and", "or", "not", "(", ")", "1", "all", "of", "sel_*", "|");
        Property.forAll(
                (random, size) -> {
                    var text = new StringBuilder();
                    for (int i = random.nextInt(size / 5 + 1); i >= 0; i--) {
                        text.append(words.get(random.nextInt(words.size()))).append(' ');
                    }
                    return text.toString();
                },
                text -> {
                    try {
                        assertThat(ConditionParser.parse(text, NAMES, _ -> {})).isNotNull();
                    } catch (ConditionParser.Unreadable unreadable) {
                        assertThat(unreadable.getMessage()).isNotBlank();
                    }
                });
    }

    @Test
    void base64AtItsOffsetIsInEveryTextWithTheValue() {
        Property.forAll(
                (random, size) ->
                        List.of(
                                text(random, 8, "abcäß€"),
                                text(random, size / 4, "abcäß€") + "x",
                                text(random, 8, "abcäß€")),
                parts -> {
                    var whole = String.join("", parts).getBytes(UTF_8);
                    var encoded = Base64.getEncoder().encodeToString(whole);
                    int offset = parts.getFirst().getBytes(UTF_8).length % 3;
                    var forms =
                            Encodings.of(TextPattern.literal(parts.get(1)))
                                    .encoded(Modifier.BASE64OFFSET);
                    var form = forms.get(offset).pattern().parts();
                    if (!form.isEmpty()) {
                        assertThat(encoded).contains(((Literal) form.getFirst()).text());
                    }
                });
    }

    @Test
    void dashesGiveAsManyPatternsAsCounted() {
        Property.forAll(
                300,
                (random, size) -> text(random, size / 15, LETTERS),
                text -> {
                    var pattern = TextPattern.parse(text);
                    var all = Windash.expanded(pattern);
                    assertThat(all)
                            .hasSize((int) Windash.count(pattern))
                            .contains(pattern)
                            .doesNotHaveDuplicates();
                });
    }

    @Test
    void addressesThatAreWrittenAreReadAgain() {
        Property.forAll(
                (random, _) -> {
                    var bytes = new byte[random.nextBoolean() ? 4 : 16];
                    random.nextBytes(bytes);
                    return bytes;
                },
                bytes -> {
                    var text = InetAddress.getByAddress(bytes).getHostAddress();
                    assertThat(Addresses.parse(text)).isEqualTo(bytes);
                });
    }

    @Test
    void patternsOfNamesAreWhatExpressionsAre() {
        Property.forAll(
                (random, size) -> List.of(text(random, 6, "ab*"), text(random, size / 8, "ab")),
                pair -> {
                    var expression = pair.getFirst().replace("*", ".*");
                    assertThat(NamePatterns.matches(pair.getFirst(), pair.getLast()))
                            .isEqualTo(pair.getLast().matches(expression));
                });
    }
}
