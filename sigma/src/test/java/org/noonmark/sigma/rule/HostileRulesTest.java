package org.noonmark.sigma.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// Rules that somebody wrote to hurt whoever reads them.
class HostileRulesTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static RulePack read(String text) {
        return Assertions.assertTimeoutPreemptively(SOON, () -> Packs.read(text));
    }

    private static String rule(String line) {
        return Packs.rule(1).replace("f: 1", line);
    }

    private static String condition(String condition) {
        return Packs.rule(1).replace("condition: selection", "condition: " + condition);
    }

    private static void assertRefused(String text, Refusal.Reason reason) {
        var pack = read(text);
        assertThat(pack.rules()).isEmpty();
        assertThat(pack.refusals()).hasSize(1);
        assertThat(pack.refusals().getFirst().reason()).isEqualTo(reason);
        assertThat(pack.refusals().getFirst().message().length()).isLessThan(25_000);
    }

    @Test
    void tenThousandAlternativesAreARule() {
        var values = IntStream.range(0, 10_000).mapToObj(i -> "v" + i);
        var list = values.collect(Collectors.joining(", ", "f|contains: [", "]"));
        var pack = read(rule(list));
        assertThat(RuleProfile.of(pack.detectionRules().getFirst()).tests()).isEqualTo(10_000);
    }

    @Test
    void valuesThatMultiplyAreRefused() {
        var flags = " -a".repeat(20);
        assertRefused(rule("f|windash: '" + flags + "'"), Refusal.Reason.TOO_LARGE);
        var many = IntStream.range(0, 100).mapToObj(i -> "' -a -b -c -d x" + i + "'");
        var list = many.collect(Collectors.joining(", ", "f|windash: [", "]"));
        assertRefused(rule(list), Refusal.Reason.TOO_LARGE);
    }

    @Test
    void textThatGrowsByEncodingIsBounded() {
        var value = "x".repeat(60_000);
        var text = rule("f|utf16le|base64|base64|base64|base64: " + value);
        assertThat(read(text).rules().size() + read(text).refusals().size()).isEqualTo(1);
        assertRefused(rule("f: " + "x".repeat(70_000)), Refusal.Reason.TOO_LARGE);
    }

    @Test
    void longValuesHaveFewAlternatives() {
        var value = " -a -b -c -d" + "x".repeat(60_000);
        assertRefused(rule("f|windash: '" + value + "'"), Refusal.Reason.TOO_LARGE);
        var two = "' -a -b" + "x".repeat(60_000) + "', ";
        var list = "f|windash: [" + two.repeat(20) + "]";
        var pack = read(rule(list));
        assertThat(pack.refusals().getFirst().faults()).hasSize(1);
        assertThat(pack.refusals().getFirst().message()).contains("expand to more than");
    }

    @Test
    void conditionsOfAnyDepthAndLengthEndSoon() {
        assertRefused(
                condition("(".repeat(50_000) + "selection" + ")".repeat(50_000)),
                Refusal.Reason.CONDITION);
        assertRefused(condition("not ".repeat(15_000) + "selection"), Refusal.Reason.CONDITION);
        assertThat(read(condition("selection" + " and selection".repeat(9_000))).rules())
                .hasSize(1);
        assertRefused(
                condition("selection" + " and selection".repeat(90_000)), Refusal.Reason.CONDITION);
    }

    @Test
    void patternsOfNamesThatMultiplyAreRefused() {
        var names =
                IntStream.range(0, 2_000)
                        .mapToObj(i -> "    s" + i + ": {f: 1}\n")
                        .collect(Collectors.joining());
        var text =
                Packs.rule(1)
                        .replace(
                                "    condition: selection",
                                names + "    condition: selection" + " or 1 of s*".repeat(5_000));
        assertRefused(text, Refusal.Reason.CONDITION);
    }

    @Test
    void expressionsThatExplodeElsewhereAreLinearOrRefused() {
        assertThat(read(rule("f|re: '(a+)+$'")).rules()).hasSize(1);
        assertThat(read(rule("f|re: '(a|a|a|a)*b'")).rules()).hasSize(1);
        assertThat(read(rule("f|re: '.{1,1000}x'")).rules()).hasSize(1);
        assertRefused(rule("f|re: '((a{100}){100}){100}'"), Refusal.Reason.REGEX);
        assertRefused(rule("f|re: '((((.{99}){99}){99}){99}){99}'"), Refusal.Reason.REGEX);
        assertRefused(
                rule("f|re: '" + "(".repeat(4_000) + ")".repeat(4_000) + "'"),
                Refusal.Reason.REGEX);
        assertRefused(rule("f|re: '" + "a".repeat(20_000) + "'"), Refusal.Reason.REGEX);
    }

    @Test
    void aThousandFaultsAreToldInFew() {
        var lines =
                IntStream.range(0, 1_000)
                        .mapToObj(i -> "f" + i + "|nothing: 1")
                        .collect(Collectors.joining("\n        "));
        assertThat(read(rule(lines)).refusals().getFirst().faults()).hasSize(20);
    }

    @Test
    void chainsOfCorrelationsAreBounded() {
        var text = new StringBuilder(Packs.rule(1));
        for (int i = 0; i < 5_000; i++) {
            text.append(
                    """
                    ---
                    title: c
                    name: c%d
                    correlation:
                        type: temporal
                        rules: [%s]
                        timespan: 5m
                    """
                            .formatted(i, i == 4_999 ? "rule_1" : "c" + (i + 1)));
        }
        var pack = read(text.toString());
        assertThat(pack.detectionRules()).hasSize(1);
        assertThat(pack.refusals()).isNotEmpty();
    }

    @Test
    void expressionsTogetherAreBounded() {
        var many = IntStream.range(0, 200).mapToObj(i -> "'x" + i + "a{999}".repeat(48) + "'");
        var list = many.collect(Collectors.joining(", ", "f|re: [", "]"));
        assertRefused(rule(list), Refusal.Reason.TOO_LARGE);
    }

    @Test
    void namesAndPatternsAreShort() {
        var name = "a".repeat(900);
        var text = Packs.rule(1).replace("selection:", name + ":");
        assertRefused(
                text.replace("condition: selection", "condition: 1 of *" + "a".repeat(400) + "b"),
                Refusal.Reason.CONDITION);
    }

    @Test
    void whatIsTooShortForItsEncodingIsRefused() {
        assertRefused(rule("f|base64offset|contains: a"), Refusal.Reason.VALUE);
    }
}
