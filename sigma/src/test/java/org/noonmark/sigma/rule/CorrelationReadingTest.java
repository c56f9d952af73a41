package org.noonmark.sigma.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.noonmark.sigma.LogSource;
import org.noonmark.sigma.rule.CorrelationCondition.Bound;
import org.noonmark.sigma.rule.CorrelationCondition.Operator;
import org.noonmark.sigma.rule.CorrelationCondition.Threshold;

/// Correlation specification.
class CorrelationReadingTest {
    private static final String COUNT =
            """
            type: event_count
            rules: [rule_1]
            group-by: [host]
            timespan: 1h
            condition: {gte: 100}
            """;

    private static RulePack read(String section) {
        return Packs.read(Packs.rule(1), Packs.rule(2), Packs.correlation(section));
    }

    private static CorrelationRule one(String section) {
        var pack = read(section);
        assertThat(pack.refusals()).isEmpty();
        return pack.correlationRules().getFirst();
    }

    private static void assertRefused(String section, Refusal.Reason reason, String says) {
        var pack = read(section);
        assertThat(pack.correlationRules()).isEmpty();
        assertThat(pack.detectionRules()).hasSize(2);
        assertThat(pack.refusals()).hasSize(1);
        assertThat(pack.refusals().getFirst().reason()).isEqualTo(reason);
        assertThat(pack.refusals().getFirst().message()).contains(says);
    }

    @Test
    void readsACountOfEvents() {
        var rule = one(COUNT);
        assertThat(rule.type()).isEqualTo(CorrelationRule.Type.EVENT_COUNT);
        assertThat(rule.groupBy()).containsExactly("host");
        assertThat(rule.timespan()).isEqualTo(Duration.ofHours(1));
        assertThat(rule.generates()).isFalse();
        var bound = new Bound(Operator.GTE, BigDecimal.valueOf(100));
        assertThat(rule.condition()).isEqualTo(new Threshold(List.of(bound), List.of(), 50));
    }

    @Test
    void readsARangeAndAField() {
        var rule =
                one(
                        COUNT.replace("event_count", "value_percentile")
                                .replace(
                                        "{gte: 100}",
                                        "{gt: 1.5, lte: 200, field: x, percentile: 95}"));
        var threshold = (Threshold) rule.condition();
        assertThat(threshold.bounds())
                .containsExactly(
                        new Bound(Operator.GT, new BigDecimal("1.5")),
                        new Bound(Operator.LTE, new BigDecimal("200")));
        assertThat(threshold.fields()).containsExactly("x");
        assertThat(threshold.percentile()).isEqualTo(95);
    }

    @Test
    void aTemporalOneWithoutAConditionWantsAllItsRules() {
        var rule = one("type: temporal\nrules: [rule_1, rule_2]\ntimespan: 5m\ngroup-by: [host]\n");
        var all = new Bound(Operator.GTE, BigDecimal.TWO);
        assertThat(((Threshold) rule.condition()).bounds()).containsExactly(all);
    }

    @Test
    void readsAnExpressionOverRules() {
        var rule =
                one(
                        """
                        type: temporal
                        rules: [rule_1, rule_2]
                        timespan: 5m
                        condition: rule_1 and not rule_2
                        """);
        assertThat(rule.condition())
                .isEqualTo(
                        new CorrelationCondition.Expression(
                                new Condition.AllOf(
                                        List.of(
                                                new Condition.Named("rule_1"),
                                                new Condition.Not(
                                                        new Condition.Named("rule_2"))))));
        var named = one("type: temporal\ntimespan: 5m\ncondition: rule_2 or rule_1\n");
        assertThat(named.rules()).containsExactly("rule_2", "rule_1");
    }

    @Test
    void readsAliases() {
        var rule =
                one(
                        """
                        type: temporal
                        rules: [rule_1, rule_2]
                        timespan: 5m
                        group-by: [address]
                        aliases:
                            address: {rule_1: source.ip, rule_2: destination.ip}
                        """);
        assertThat(rule.aliases())
                .containsEntry(
                        "address", Map.of("rule_1", "source.ip", "rule_2", "destination.ip"));
    }

    @ParameterizedTest
    @CsvSource({"10s,10", "90m,5400", "24h,86400", "2d,172800", "1w,604800", "1M,2629746"})
    void readsTimespans(String text, long seconds) {
        assertThat(Timespans.parse(text)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"5", "m", "0m", "-5m", "5 m", "5mm", "1h30m", "9999999999s", "5S", "٣s"})
    void refusesOtherTimespans(String text) {
        assertThat(Timespans.parse(text)).isEmpty();
        assertRefused(
                COUNT.replace("1h", "'" + text + "'"), Refusal.Reason.CORRELATION, "timespan");
    }

    @Test
    void refusesWhatIsMissingOrUnknown() {
        var reason = Refusal.Reason.CORRELATION;
        assertRefused(COUNT.replace("event_count", "event_sum"), reason, "no type of correlation");
        assertRefused(COUNT.replace("condition: {gte: 100}", ""), reason, "needs a condition");
        assertRefused(COUNT.replace("{gte: 100}", "{field: x}"), reason, "needs a bound");
        assertRefused(COUNT.replace("gte: 100", "atleast: 100"), reason, "not in a condition");
        assertRefused(COUNT.replace("100", "many"), reason, "takes a number");
        assertRefused(COUNT.replace("rules: [rule_1]", ""), reason, "needs rules");
        assertRefused(COUNT.replace("[rule_1]", "[rule_1, rule_1]"), reason, "occurs twice");
        assertRefused(COUNT.replace("event_count", "value_count"), reason, "needs a field");
        assertRefused(COUNT.replace("event_count", "value_avg"), reason, "needs one field");
        assertRefused(COUNT.replace("{gte: 100}", "rule_1"), reason, "needs the type temporal");
        assertRefused(COUNT + "aliases: {a: {rule_2: x}}\n", reason, "which rules does not name");
    }

    @Test
    void refusesAnExpressionThatWouldHoldForNothing() {
        assertRefused(
                "type: temporal\nrules: [rule_1]\ntimespan: 5m\ncondition: not rule_1\n",
                Refusal.Reason.CORRELATION,
                "without any event");
    }

    @Test
    void refusesReferencesToNothingAndInCircles() {
        assertRefused(
                COUNT.replace("rule_1", "rule_9"), Refusal.Reason.REFERENCE, "not in the pack");
        assertRefused(
                COUNT.replace("rule_1", "7a1f0d0e-2f53-4c3b-9a52-0d2f7a9f7b01"),
                Refusal.Reason.REFERENCE,
                "in a circle");
    }

    @Test
    void refersToTheRuleInItsOwnFileFirst() {
        var file = Packs.correlation(COUNT) + "---\n" + Packs.rule(1).replace("b01", "b09");
        var pack = Packs.read(Packs.rule(1), Packs.rule(2).replace("rule_2", "rule_1"), file);
        assertThat(pack.refusals()).isEmpty();
        var elsewhere =
                Packs.read(
                        Packs.rule(1),
                        Packs.rule(2).replace("rule_2", "rule_1"),
                        Packs.correlation(COUNT));
        assertThat(elsewhere.refusals().getFirst().message()).contains("2 rules are called so");
    }

    @Test
    void chainsCorrelations() {
        var outer =
                Packs.correlation(
                                """
                                type: temporal_ordered
                                rules: [inner, rule_2]
                                timespan: 1d
                                generate: true
                                """)
                        .replace("7a1f", "8a1f");
        var inner = Packs.correlation(COUNT) + "name: inner\n";
        var pack = Packs.read(outer, inner, Packs.rule(1), Packs.rule(2));
        assertThat(pack.refusals()).isEmpty();
        assertThat(pack.correlationRules())
                .extracting(CorrelationRule::generates)
                .containsExactly(true, false);
    }

    @Test
    void callsFieldsAsTheEventsOfEachRuleDo() {
        var mapping =
                new RuleSettings.FieldMapping(
                        new LogSource("windows", "", ""), Map.of("host", "event.host", "x", "y"));
        var settings = new RuleSettings(Map.of(), List.of(mapping));
        var section =
                COUNT.replace("event_count", "value_count")
                                .replace("[host]", "[host, a]")
                                .replace("{gte: 100}", "{gte: 100, field: x}")
                        + "aliases: {a: {rule_1: host}}\n";
        var pack = Packs.read(settings, Packs.rule(1), Packs.correlation(section));
        assertThat(pack.correlationRules().getFirst().aliases())
                .containsEntry("host", Map.of("rule_1", "event.host"))
                .containsEntry("a", Map.of("rule_1", "event.host"))
                .containsEntry("x", Map.of("rule_1", "y"));
    }

    @Test
    void refusesOrWaitsWithWhatItRefersTo() {
        var broken = Packs.rule(1).replace("condition: selection", "condition: x");
        var pack = Packs.read(broken, Packs.correlation(COUNT));
        assertThat(pack.refusals())
                .extracting(Refusal::reason)
                .containsExactly(Refusal.Reason.CONDITION, Refusal.Reason.REFERENCE);
        var waiting = Packs.rule(1).replace("f: 1", "f|expand: '%A%'");
        var waits = Packs.read(waiting, Packs.correlation(COUNT));
        assertThat(waits.rules()).isEmpty();
        assertThat(waits.waiting())
                .hasSize(2)
                .allMatch(one -> one.placeholders().equals(List.of("A")));
    }
}
