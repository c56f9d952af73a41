package org.noonmark.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noonmark.sigma.match.Rules.field;
import static org.noonmark.sigma.match.Rules.regex;
import static org.noonmark.sigma.match.Rules.rule;
import static org.noonmark.sigma.match.Rules.text;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.rule.Condition;
import org.noonmark.sigma.rule.Detection;
import org.noonmark.sigma.rule.DetectionRule;
import org.noonmark.sigma.rule.ValueTest;
import org.noonmark.sigma.rule.ValueTest.Comparison;
import org.noonmark.sigma.rule.ValueTest.DatePart;
import org.noonmark.sigma.rule.ValueTest.Placement;

class ExplanationTest {
    private static final Condition SELECTION_NOT_FILTER =
            new Condition.AllOf(
                    List.of(
                            new Condition.Named("selection"),
                            new Condition.Not(new Condition.Named("filter"))));

    private static Explanation explain(DetectionRule rule, FieldEvent event) {
        return CompiledRules.compile(List.of(rule)).explain(rule, event);
    }

    private static String words(ValueTest test, Object value) {
        return explain(rule("r", field("f", test)), FieldEvent.of("f", value, "g", "Abc"))
                .inWords();
    }

    @Test
    void namesDetectionFieldTestAndValue() {
        var rule =
                rule(
                        "r",
                        SELECTION_NOT_FILTER,
                        new Detection.AllOf(
                                List.of(
                                        field("Image", text("*\\a.exe"), text("*\\cmd.exe")),
                                        field("Line", text("*/C*")))),
                        field("User", text("system*")));
        var explanation =
                explain(rule, FieldEvent.of("Image", "C:\\CMD.exe", "Line", "cmd /c dir"));

        assertThat(explanation.isMatch()).isTrue();
        assertThat(explanation.tags()).containsExactly("attack.t1059");
        assertThat(explanation.inWords())
                .isEqualTo(
                        "selection: Image endswith '\\cmd.exe' ('C:\\CMD.exe'), Line contains '/C'"
                                + " ('cmd /c dir'); not filter");
        assertThat(explanation.detections().getLast().isNegated()).isTrue();
        assertThat(explanation.detections().getLast().isMatch()).isFalse();
        assertThat(explanation.view())
                .isEqualTo("product=windows category=process_creation service=");
    }

    @Test
    void saysWhichFilterSpeaksAgainst() {
        var rule = rule("r", SELECTION_NOT_FILTER, field("a", text("x")), field("b", text("y")));
        var explanation = explain(rule, FieldEvent.of("a", "x", "b", "y"));
        assertThat(explanation.isMatch()).isFalse();
        assertThat(explanation.detections().getLast().isMatch()).isTrue();
        assertThat(explanation.detections().getLast().evidence()).hasSize(1);
    }

    @Test
    void namesTheFieldOfTheEventToo() {
        var kind =
                new EventKind(
                        "k", List.of(new EventKind.View(Rules.SOURCE, Map.of("Image", "Process"))));
        var rule = rule("r", field("Image", text("x")));
        var evidence =
                explain(rule, FieldEvent.of(kind, "", "Process", "x"))
                        .detections()
                        .getFirst()
                        .evidence()
                        .getFirst();
        assertThat(evidence.field()).isEqualTo("Image");
        assertThat(evidence.eventField()).isEqualTo("Process");
        assertThat(evidence.value()).isEqualTo("x");
    }

    @Test
    void excerptsAreBounded() {
        var rule = rule("r", field("f", text("*needle")));
        var long200 = "😀".repeat(500) + "needle";
        var value =
                explain(rule, FieldEvent.of("f", long200))
                        .detections()
                        .getFirst()
                        .evidence()
                        .getFirst()
                        .value();
        assertThat(value).isEqualTo("😀".repeat(99) + "…");
    }

    @Test
    void testsAreSaidInWords() {
        assertThat(words(text("abc"), "ABC")).isEqualTo("selection: f is 'abc' ('ABC')");
        assertThat(words(text("ab*"), "abc")).contains("f startswith 'ab'");
        assertThat(words(text("a*c"), "abc")).contains("f like 'a*c'");
        assertThat(words(text("*"), "abc")).contains("f like '*'");
        assertThat(words(Rules.cased("a?c*"), "abc")).contains("f startswith 'a?c' (cased)");
        assertThat(words(regex("^a"), "abc")).contains("f re /^a/ ");
        assertThat(words(new ValueTest.Regex("^a.", true, true, true), "abc"))
                .contains("re /^a./ims");
        assertThat(words(new ValueTest.Truth(true), true)).contains("f is true ('true')");
        assertThat(words(new ValueTest.Exists(true), "x")).isEqualTo("selection: f exists");
        assertThat(words(new ValueTest.FieldReference("g", Placement.START, false), "abcd"))
                .contains("f startswith the value of g ('abcd')");
        assertThat(
                        words(
                                new ValueTest.Cidr(
                                        List.of((byte) -64, (byte) 0, (byte) 2, (byte) 0), 24),
                                "192.0.2.9"))
                .contains("f cidr 192.0.2.0/24");
        assertThat(words(number(Comparison.GREATER, "1e1", DatePart.WHOLE), 11L))
                .contains("f > 10 ('11')");
        assertThat(words(number(Comparison.EQUAL, "23", DatePart.DAY), "2026-11-23"))
                .contains("f day = 23");
    }

    private static ValueTest number(Comparison comparison, String bound, DatePart part) {
        return new ValueTest.Numeric(comparison, new BigDecimal(bound), part);
    }

    @Test
    void absenceIsEvidence() {
        var none = explain(rule("r", field("x", new ValueTest.Null())), FieldEvent.of());
        assertThat(none.inWords()).isEqualTo("selection: x has no value");
        var other = explain(rule("r", Rules.not("f", text("a"))), FieldEvent.of("f", "b"));
        assertThat(other.inWords()).isEqualTo("selection: f not is 'a' ('b')");
    }

    @Test
    void aKeywordStandsInTheTextOrInAValue() {
        var rule = rule("r", field("", text("*needle*")));
        assertThat(explain(rule, FieldEvent.of(Rules.KIND, "a Needle", "f", "x")).inWords())
                .isEqualTo("selection: contains 'needle' ('a Needle')");
        assertThat(explain(rule, FieldEvent.of("f", "needles")).detections().getFirst().evidence())
                .allMatch(evidence -> evidence.eventField().equals("f"));
    }

    @Test
    void aRuleOfAnotherLogSourceDoesNotMatch() {
        var rule =
                rule(
                        "r",
                        new org.noonmark.sigma.LogSource("linux", "", ""),
                        SELECTION_NOT_FILTER,
                        field("a", text("x")),
                        field("b", text("y")));
        var explanation = explain(rule, FieldEvent.of("a", "x"));
        assertThat(explanation.isMatch()).isFalse();
        assertThat(explanation.view()).isEmpty();
    }

    @Test
    void theCanarySingsThroughAnyRoute() {
        var canary = CanaryRule.of("a pack (of *)");
        var rules = CompiledRules.compile(List.of(rule("r", field("a", text("x"))), canary.rule()));
        var found = new ArrayList<String>();
        rules.matcher()
                .match(
                        canary.event(Rules.KIND, Instant.EPOCH),
                        match -> found.add(match.rule().header().id()));
        assertThat(found).containsExactly("canary:a pack (of *)");

        var other = CanaryRule.of("other");
        found.clear();
        rules.matcher()
                .match(
                        other.event(Rules.KIND, Instant.EPOCH),
                        match -> found.add(match.rule().header().id()));
        assertThat(found).isEmpty();
    }
}
