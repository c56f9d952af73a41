package org.noonmark.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.noonmark.sigma.reference.ConformanceCase;
import org.noonmark.sigma.reference.WrittenEvent;
import org.noonmark.sigma.rule.DetectionRule;

/// The compiled engine on the cases of the specification.
class CompiledConformanceTest {
    private static final List<ConformanceCase> CASES =
            ConformanceCase.all().stream().filter(one -> one.refused().isEmpty()).toList();

    @TestFactory
    Stream<DynamicTest> tablesMeanWhatTheSpecificationSays() {
        return CASES.stream().map(one -> DynamicTest.dynamicTest(one.name(), () -> check(one)));
    }

    private static void check(ConformanceCase one) {
        var rules = CompiledRules.compile(one.pack().detectionRules());
        var matcher = rules.matcher();
        for (var expectation : one.expectations()) {
            var found = new ArrayList<DetectionRule>();
            matcher.match(expectation.event(), match -> found.add(match.rule()));
            assertThat(!found.isEmpty())
                    .describedAs("line %d of %n%s", expectation.line(), one.rule())
                    .isEqualTo(expectation.isMatch());
            assertThat(rules.explain(rules.rules().getFirst(), expectation.event()).isMatch())
                    .describedAs("explanation, line %d", expectation.line())
                    .isEqualTo(expectation.isMatch());
        }
    }

    /// All cases in one set of tables, where texts of one rule meet those of all others.
    @Test
    void rulesDoNotDisturbEachOther() {
        var rules = new ArrayList<DetectionRule>();
        CASES.forEach(one -> rules.addAll(one.pack().detectionRules()));
        var together = CompiledRules.compile(rules);
        var matcher = together.matcher();
        for (int i = 0; i < CASES.size(); i++) {
            var own = rules.get(i);
            for (var expectation : CASES.get(i).expectations()) {
                var found = new ArrayList<DetectionRule>();
                matcher.match(expectation.event(), match -> found.add(match.rule()));
                assertThat(found.contains(own))
                        .describedAs("%s, line %d", CASES.get(i), expectation.line())
                        .isEqualTo(expectation.isMatch());
            }
        }
        assertThat(together.rulesFor(WrittenEvent.KIND)).hasSize(CASES.size());
    }
}
