package org.noonmark.app.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.noonmark.events.GuardEvent.RuleMatched;
import org.noonmark.guard.event.LogPosition;
import org.noonmark.guard.host.Finding;
import org.noonmark.sigma.LogSource;
import org.noonmark.sigma.rule.Condition;
import org.noonmark.sigma.rule.DetectionRule;
import org.noonmark.sigma.rule.Level;
import org.noonmark.sigma.rule.Origin;
import org.noonmark.sigma.rule.RuleHeader;

class FindingPaceTest {
    private static final long SECOND = 1_000_000_000L;

    private final FindingPace pace = new FindingPace();

    @Test
    void tellsTenAMinuteAndThenHowManyMore() {
        for (int i = 0; i < 10; i++) {
            assertThat(pace.found(finding("a", i), i * SECOND)).hasSize(1);
        }
        for (int i = 10; i < 500; i++) {
            assertThat(pace.found(finding("a", i), 20 * SECOND)).isEmpty();
        }
        assertThat(pace.due(30 * SECOND)).isEmpty();
        var due = pace.due(60 * SECOND);
        assertThat(due).singleElement().isInstanceOf(RuleMatched.class);
        var told = (RuleMatched) due.getFirst();
        assertThat(told.index()).isEqualTo(499);
        assertThat(told.more()).isEqualTo(489);
        assertThat(pace.due(61 * SECOND)).isEmpty();
        assertThat(pace.findings()).isEqualTo(500);
    }

    @Test
    void oneRuleDoesNotSilenceAnother() {
        for (int i = 0; i < 100; i++) {
            pace.found(finding("a", i), 0);
        }
        assertThat(pace.found(finding("b", 1), 0)).hasSize(1);
    }

    private static Finding finding(String id, long index) {
        var header =
                new RuleHeader(
                        new Origin("f.yml", 1),
                        id,
                        "",
                        "Title",
                        "",
                        "",
                        "",
                        Level.HIGH,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        "");
        var rule =
                new DetectionRule(
                        header, LogSource.ANY, Map.of(), new Condition.AllOf(List.of()), List.of());
        return new Finding(
                rule,
                "pack",
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.of(new LogPosition("log", index, 0)),
                Optional.empty(),
                Optional.empty());
    }
}
