package org.noonmark.sigma.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.noonmark.sigma.rule.DetectionRule;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;

class CorrelatorLimitsTest {
    private static final long SECOND = 1_000_000_000L;

    private final DetectionRule rule = TestRules.detection("a");
    private final Collected collected = new Collected();
    private long index;

    private Correlator correlator(String text, CorrelationLimits limits) {
        var plan =
                CorrelationPlan.compile(
                        List.of(rule), List.of(TestRules.correlation(text)), limits);
        assertThat(plan.refusals()).isEmpty();
        return new Correlator(plan, collected);
    }

    private void accept(Correlator correlator, double seconds, String user) {
        var sighting = new Sighting((long) (seconds * SECOND), "a", index++, Map.of("user", user));
        correlator.accept(rule, sighting.event(), sighting.occurrence());
    }

    @Test
    void whoSpraysNamesDrivesOutHisOwn() {
        var limits = new CorrelationLimits(1000, 100, 10_000, 10);
        var correlator = correlator("r event_count rules=a by=user gte=3", limits);
        accept(correlator, 0, "honest");
        accept(correlator, 1, "honest");
        for (int i = 0; i < 100_000; i++) {
            accept(correlator, 2, "sprayed" + i);
        }
        accept(correlator, 3, "honest");
        correlator.advance(3 * SECOND);
        assertThat(collected.lines()).containsExactly("r@3 [honest] =3 (a0 a1 a3)");
        var figures = correlator.figures().getFirst();
        assertThat(figures.keys()).isLessThanOrEqualTo(1000);
        assertThat(figures.droppedKeys()).isEqualTo(99_001);
        assertThat(collected.dropped).hasSize(99_001);
    }

    @Test
    void oneGroupKeepsItsNewestMembersAndSaysThatOthersAreGone() {
        var limits = new CorrelationLimits(10, 50, 100, 10);
        var correlator = correlator("r event_count rules=a by=user gte=50", limits);
        for (int i = 0; i < 80; i++) {
            accept(correlator, i / 100.0, "x");
        }
        correlator.advance(SECOND);
        var finding = collected.findings.getFirst();
        assertThat(finding.memberCount()).isEqualTo(50);
        assertThat(finding.isWhole()).isFalse();
        assertThat(finding.members()).hasSize(10);
        assertThat(correlator.figures().getFirst().droppedMembers()).isEqualTo(30);
    }

    @Test
    void allGroupsTogetherStayWithinTheLimit() {
        var limits = new CorrelationLimits(1000, 50, 200, 10);
        var correlator = correlator("r event_count rules=a by=user gte=40", limits);
        for (int i = 0; i < 2000; i++) {
            accept(correlator, 1, "user" + i % 20);
            assertThat(correlator.figures().getFirst().members()).isLessThanOrEqualTo(200);
        }
        assertThat(collected.dropped).isNotEmpty();
    }

    @Test
    void openAbsenceStaysWithinTheLimit() {
        var limits = new CorrelationLimits(10, 20, 100, 10);
        var plan =
                CorrelationPlan.compile(
                        List.of(rule, TestRules.detection("b")),
                        List.of(
                                TestRules.correlation(
                                        "r temporal rules=a,b by=user condition=a_and_not_b")),
                        limits);
        var correlator = new Correlator(plan, collected);
        for (int i = 0; i < 1000; i++) {
            accept(correlator, i / 1000.0, "x");
            correlator.advance(i * 1_000_000L);
        }
        var figures = correlator.figures().getFirst();
        assertThat(figures.members()).isLessThanOrEqualTo(20);
        assertThat(figures.droppedMembers()).isGreaterThan(900);
    }

    @Test
    void lateMatchesAreToldAndCounted() {
        var correlator =
                correlator("r event_count rules=a by=user gte=2", CorrelationLimits.DEFAULT);
        accept(correlator, 5, "x");
        correlator.advance(5 * SECOND);
        accept(correlator, 5, "x");
        accept(correlator, 4, "x");
        assertThat(collected.late).hasSize(2);
        assertThat(correlator.figures().getFirst().late()).isEqualTo(2);
        assertThat(collected.findings).isEmpty();
    }

    @Test
    void anEventWithManyValuesBelongsToEachOfItsGroups() {
        var correlator =
                correlator("r event_count rules=a by=user gte=2", CorrelationLimits.DEFAULT);
        for (int i = 0; i < 2; i++) {
            var fields = new ArrayList<Map.Entry<String, Object>>();
            fields.add(Map.entry("user", "x"));
            fields.add(Map.entry("user", "y"));
            fields.add(Map.entry("user", "X"));
            var event = new TestEvent(Times.instant(i * SECOND), fields);
            correlator.accept(rule, event, Occurrence.of("log", i, event.time()));
        }
        correlator.advance(SECOND);
        assertThat(collected.lines()).containsExactly("r@1 [x] =2 (a0 a1)", "r@1 [y] =2 (a0 a1)");
    }

    @Test
    void findingsTellTheirIntervalFromTheirMembers() {
        var correlator =
                correlator("r event_count rules=a by=user gte=2", CorrelationLimits.DEFAULT);
        for (int i = 0; i < 2; i++) {
            var event = TestEvent.of(Times.instant(i * SECOND), Map.of("user", "x"));
            var before = event.time().minusSeconds(3 - i);
            correlator.accept(
                    rule,
                    event,
                    Occurrence.of("log", i, event.time(), before, event.time().plusSeconds(i)));
        }
        correlator.advance(SECOND);
        var finding = collected.findings.getFirst();
        assertThat(finding.earliest()).isEqualTo(Times.instant(-3 * SECOND));
        assertThat(finding.latest()).isEqualTo(Times.instant(2 * SECOND));
    }

    @Test
    void aDamagedSnapshotIsNotTaken() {
        var correlator =
                correlator("r event_count rules=a by=user gte=9", CorrelationLimits.DEFAULT);
        for (int i = 0; i < 20; i++) {
            accept(correlator, i, "user" + i % 3);
        }
        var plan = correlator.plan();
        var whole = correlator.snapshot();
        assertThat(Correlator.restore(plan, whole, collected)).isPresent();
        Property.forAll(
                Generators.ints(0, whole.length * 8 - 1),
                bit -> {
                    var damaged = whole.clone();
                    damaged[bit / 8] ^= (byte) (1 << (bit % 8));
                    assertThat(Correlator.restore(plan, damaged, collected)).isEmpty();
                });
        Property.forAll(
                Generators.ints(0, whole.length - 1),
                length ->
                        assertThat(
                                        Correlator.restore(
                                                plan, Arrays.copyOf(whole, length), collected))
                                .isEmpty());
    }
}
