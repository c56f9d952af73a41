package org.noonmark.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.LogSource;
import org.noonmark.sigma.reference.ReferenceEvaluator;
import org.noonmark.testkit.Property;

/// The tables say of random rules and events what the rules themselves say.
class CompiledRulesPropertyTest {
    private static final EventKind TWO_VIEWS =
            new EventKind(
                    "two views",
                    List.of(
                            new EventKind.View(Rules.SOURCE, Map.of("mapped", "renamed")),
                            EventKind.View.of(new LogSource("windows", "", "security"))));

    @Test
    void tablesAndExplanationsAgreeWithTheReference() {
        var matches = new AtomicInteger();
        Property.forAll(
                1500,
                (random, _) -> random.nextLong(),
                seed -> {
                    var random = new RandomRules(new SplittableRandom(seed));
                    var rules = random.rules();
                    var compiled = CompiledRules.compile(rules);
                    var matcher = compiled.matcher();
                    for (int i = 0; i < 12; i++) {
                        var event = random.event(i % 3 == 0 ? TWO_VIEWS : Rules.KIND);
                        var found = new HashSet<String>();
                        matcher.match(event, match -> found.add(match.rule().header().id()));
                        matches.addAndGet(found.size());
                        for (var rule : rules) {
                            boolean expected = ReferenceEvaluator.matches(rule, event);
                            assertThat(found.contains(rule.header().id()))
                                    .describedAs("%s%n of %s", rule, event)
                                    .isEqualTo(expected);
                            assertThat(compiled.explain(rule, event).isMatch())
                                    .describedAs("explanation: %s%n of %s", rule, event)
                                    .isEqualTo(expected);
                        }
                    }
                });
        assertThat(matches).hasValueGreaterThan(5000);
    }
}
