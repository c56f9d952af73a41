package org.noonmark.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.noonmark.sigma.match.Rules.field;
import static org.noonmark.sigma.match.Rules.found;
import static org.noonmark.sigma.match.Rules.regex;
import static org.noonmark.sigma.match.Rules.rule;
import static org.noonmark.sigma.match.Rules.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.LogSource;
import org.noonmark.sigma.rule.Condition;
import org.noonmark.sigma.rule.DetectionRule;
import org.noonmark.sigma.rule.ValueTest;
import org.noonmark.testkit.AllocatedBytes;

class MatcherTest {
    private static final Condition SELECTION_NOT_FILTER =
            new Condition.AllOf(
                    List.of(
                            new Condition.Named("selection"),
                            new Condition.Not(new Condition.Named("filter"))));

    @Test
    void rulesComeInTheirOrderAndOnceEach() {
        var event = FieldEvent.of("Image", "C:\\cmd.exe", "Image", "D:\\cmd.exe");
        var ends = field("Image", text("*\\cmd.exe"));
        assertThat(
                        found(
                                event,
                                rule("b", ends),
                                rule("a", ends),
                                rule("c", field("Image", text("x")))))
                .containsExactly("b", "a");
    }

    @Test
    void onlyRulesOfTheLogSourceAreAsked() {
        var selection = field("Image", text("*"));
        var asked = new Condition.Named("selection");
        var event = FieldEvent.of("Image", "x");
        assertThat(
                        found(
                                event,
                                rule(
                                        "category",
                                        new LogSource("", "process_creation", ""),
                                        asked,
                                        selection),
                                rule("product", new LogSource("windows", "", ""), asked, selection),
                                rule("any", LogSource.ANY, asked, selection),
                                rule("other", new LogSource("linux", "", ""), asked, selection),
                                rule(
                                        "service",
                                        new LogSource("windows", "", "sysmon"),
                                        asked,
                                        selection)))
                .containsExactly("category", "product", "any");
    }

    @Test
    void namesOfFieldsFollowTheView() {
        var security = new LogSource("windows", "", "security");
        var kind =
                new EventKind(
                        "security 4688",
                        List.of(
                                EventKind.View.of(security),
                                new EventKind.View(
                                        Rules.SOURCE, Map.of("Image", "NewProcessName"))));
        var event = FieldEvent.of(kind, "", "NewProcessName", "x");
        var selection = field("Image", text("x"));
        var asked = new Condition.Named("selection");
        assertThat(
                        found(
                                event,
                                rule("mapped", selection),
                                rule("plain", security, asked, selection),
                                rule("either", new LogSource("windows", "", ""), asked, selection)))
                .containsExactly("mapped", "either");
    }

    @Test
    void filtersHold() {
        var rule = rule("r", SELECTION_NOT_FILTER, field("a", text("1")), field("b", text("*x*")));
        assertThat(found(FieldEvent.of("a", 1L, "b", "y"), rule)).containsExactly("r");
        assertThat(found(FieldEvent.of("a", 1L), rule)).containsExactly("r");
        assertThat(found(FieldEvent.of("a", 1L, "b", "axb"), rule)).isEmpty();
    }

    @Test
    void aRuleThatAsksForNothingIsAlwaysLookedAt() {
        var not = new Condition.Not(new Condition.Named("selection"));
        var rule = rule("r", not, field("a", text("x")));
        assertThat(found(FieldEvent.of(), rule)).containsExactly("r");
        assertThat(found(FieldEvent.of("a", "x"), rule)).isEmpty();
    }

    @Test
    void anEventLeavesNothingBehind() {
        var rule = rule("r", field("a", text("x"), regex("y+")));
        var matcher = CompiledRules.compile(List.of(rule)).matcher();
        assertThatThrownBy(() ->
                        matcher.match(
                                FieldEvent.of("a", "x"),
                                _ -> {
                                    throw new IllegalStateException("the sink failed");
                                }))
                .hasMessage("the sink failed");
        assertThat(count(matcher, FieldEvent.of("b", "x"))).isZero();
        assertThat(count(matcher, FieldEvent.of("a", "yy"))).isOne();
        assertThat(count(matcher, FieldEvent.of("a", "zz"))).isZero();
    }

    private static int count(Matcher matcher, FieldEvent event) {
        var count = new int[1];
        matcher.match(event, _ -> count[0]++);
        return count[0];
    }

    @Test
    void otherNamesInTheSamePlaceAreOtherFields() {
        var matcher = CompiledRules.compile(List.of(rule("r", field("a", text("x"))))).matcher();
        assertThat(count(matcher, FieldEvent.of("a", "x"))).isOne();
        assertThat(count(matcher, FieldEvent.of("b", "x"))).isZero();
        assertThat(count(matcher, FieldEvent.of(new String("a"), "x"))).isOne();
    }

    @Test
    void findsAFieldAmongThousands() {
        var fields = new ArrayList<@Nullable Object>();
        for (int i = 0; i < 5000; i++) {
            fields.addAll(List.of("name" + i, "value" + i));
        }
        var event = FieldEvent.of(fields.toArray());
        assertThat(found(event, rule("r", field("name4999", text("value4999"))))).hasSize(1);
        assertThat(found(event, rule("r", field("name4999", text("value1"))))).isEmpty();
    }

    @Test
    void hugeValuesAreScannedToTheirEnd() {
        var event = FieldEvent.of("a", "x".repeat(10_000_000) + "needle");
        assertThat(
                        found(
                                event,
                                rule("contains", field("a", text("*needle*"))),
                                rule("ends", field("a", text("*XNEEDLE"))),
                                rule("inside", field("a", text("*x*nee?le*"))),
                                rule("expression", field("a", regex("need[l]e$")))))
                .containsExactly("contains", "ends", "inside", "expression");
    }

    @Test
    void eventsWithoutFindingsAllocateNothing() {
        var rules = new ArrayList<DetectionRule>();
        for (int i = 0; i < 200; i++) {
            rules.add(rule("r" + i, field("a", text("*word" + i + "*"), text("*\\" + i + ".exe"))));
            rules.add(
                    rule(
                            "n" + i,
                            SELECTION_NOT_FILTER,
                            field("n", text("" + i)),
                            field("a", text("*"))));
        }
        rules.add(rule("re", field("a", regex("needle.*x"))));
        var matcher = CompiledRules.compile(rules).matcher();
        var event =
                FieldEvent.of(
                        "a", "C:\\some\\other.exe /Word", "n", 17L, "a", "äöü", "other", null);
        var counted = new int[1];
        Consumer<Match> sink = _ -> counted[0]++;
        long bytes = AllocatedBytes.steady(20_000, () -> matcher.match(event, sink));
        assertThat(bytes).isZero();
        assertThat(counted[0]).isZero();
    }

    @Test
    void manyThreadsShareCompiledRules() {
        var rules = CompiledRules.compile(List.of(rule("r", field("a", regex("x+y")))));
        var counts = new ArrayList<CompletableFuture<Integer>>();
        for (int t = 0; t < 4; t++) {
            counts.add(
                    CompletableFuture.supplyAsync(() -> {
                        var matcher = rules.matcher();
                        int found = 0;
                        for (int i = 0; i < 2000; i++) {
                            found += count(matcher, FieldEvent.of("a", i % 2 == 0 ? "xxy" : "xx"));
                        }
                        return found;
                    }));
        }
        assertThat(counts).allMatch(count -> count.join() == 1000);
    }

    @Test
    void kindsThatAreAskedAlikeShareTheirTables() {
        var rules = CompiledRules.compile(List.of(rule("r", field("a", text("x")))));
        var matcher = rules.matcher();
        for (int i = 0; i < 10_000; i++) {
            var kind = new EventKind("kind " + i, Rules.KIND.views());
            assertThat(count(matcher, FieldEvent.of(kind, "", "a", "x"))).isOne();
        }
        assertThat(rules.size().routes()).isOne();
        assertThat(rules.size().atoms()).isOne();
        assertThat(rules.size().bytes()).isBetween(10L, 10_000L);
        assertThat(rules.size())
                .hasToString(
                        "1 routes, 1 rules in them, 1 atoms, 0 deferred tests, 2 states, 0 KiB");
    }

    @Test
    void refusesWhatReadingShouldHaveRefused() {
        var unknown = rule("r", new Condition.Named("nothing"), field("a", text("x")));
        assertThatThrownBy(() -> CompiledRules.compile(List.of(unknown)))
                .hasMessage("must name a detection of the rule: nothing in r.yml:1");
        var expression = rule("r", field("a", new ValueTest.Regex("(", false, false, false)));
        assertThatThrownBy(() -> CompiledRules.compile(List.of(expression)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
