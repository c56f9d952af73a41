package org.noonmark.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.noonmark.sigma.match.Rules.field;
import static org.noonmark.sigma.match.Rules.rule;
import static org.noonmark.sigma.match.Rules.text;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.noonmark.sigma.rule.Condition;
import org.noonmark.sigma.rule.ValueTest;

/// Events and rules that somebody wrote to hold the engine up. Each took more than half a minute.
class HostileMatchTest {
    private static final Duration SOON = Duration.ofSeconds(15);

    @Test
    void aFieldIsFoundInAnotherInTheTimeOfBoth() {
        var reference =
                field("a", new ValueTest.FieldReference("b", ValueTest.Placement.ANYWHERE, false));
        var most = "a".repeat(500_000);
        var nearly = "a".repeat(250_000) + "b";
        assertTimeoutPreemptively(
                SOON,
                () -> {
                    assertThat(Rules.matches(reference, FieldEvent.of("a", most, "b", nearly)))
                            .isFalse();
                    assertThat(
                                    Rules.matches(
                                            reference,
                                            FieldEvent.of("a", most + nearly, "b", nearly)))
                            .isTrue();
                });
    }

    @Test
    void aDetectionThatIsNamedThousandsOfTimesIsCompiledOnce() {
        var tests =
                IntStream.range(0, 20_000)
                        .mapToObj(i -> text("value" + i))
                        .toArray(ValueTest[]::new);
        var named = Collections.nCopies(9_000, (Condition) new Condition.Named("selection"));
        // Not all alike, so that they cannot be made one by being equal.
        var parts =
                IntStream.range(0, named.size())
                        .mapToObj(i -> nested(named.get(i), i % 50))
                        .toList();
        var rule = rule("r", new Condition.AnyOf(parts), field("f", tests));
        assertTimeoutPreemptively(
                SOON,
                () -> {
                    var event = FieldEvent.of("f", "value19999");
                    assertThat(Rules.found(event, rule)).containsExactly("r");
                    var rules = CompiledRules.compile(List.of(rule));
                    assertThat(rules.explain(rule, event).isMatch()).isTrue();
                });
    }

    private static Condition nested(Condition condition, int depth) {
        var result = condition;
        for (int i = 0; i < 2 * depth; i++) {
            result = new Condition.Not(result);
        }
        return result;
    }
}
