package org.noonmark.sigma.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.noonmark.sigma.rule.DetectionRule;
import org.noonmark.testkit.Generator;
import org.noonmark.testkit.Property;

class CorrelatorPropertyTest {
    private static final long SECOND = 1_000_000_000L;
    private static final List<String> RULES =
            List.of(
                    "r event_count rules=a by=user gte=3",
                    "r event_count rules=a,b by=user gt=1",
                    "r event_count rules=a gte=4",
                    "r event_count rules=a by=user lt=3",
                    "r event_count rules=a by=user eq=2",
                    "r event_count rules=a by=user gt=1 lte=3",
                    "r event_count rules=a by=user neq=2",
                    "r value_count rules=a,b by=user field=n gte=3",
                    "r value_count rules=a by=user field=n lte=1",
                    "r value_sum rules=a by=user field=n gt=9",
                    "r value_sum rules=a by=user field=n lt=5",
                    "r value_avg rules=a,b by=user field=n gte=4",
                    "r value_avg rules=a by=user field=n lt=2",
                    "r value_percentile rules=a by=user field=n gte=4 percentile=90",
                    "r value_percentile rules=a by=user field=n lte=2 percentile=25",
                    "r value_median rules=a,b by=user field=n gt=3",
                    "r temporal rules=a,b,c by=user",
                    "r temporal rules=a,b,c by=user gte=2",
                    "r temporal rules=a,b,c by=user lt=2",
                    "r temporal rules=a,b,c by=user condition=a_and_(b_or_c)",
                    "r temporal rules=a,b,c by=user condition=a_and_b_and_not_c",
                    "r temporal rules=a,b,c by=user condition=(a_or_b)_and_not_c",
                    "r temporal rules=a,b,c by=user condition=a_and_not_(b_and_c)",
                    "r temporal_ordered rules=a,b by=user",
                    "r temporal_ordered rules=a,b,c by=user",
                    "r temporal_ordered rules=a,c,b by=user condition=a_and_b_and_not_c");

    /// A rule, matches in the order of their places, and an order in which they come.
    private record Scene(
            String rule, List<Sighting> sightings, List<Sighting> arrival, long allowed) {
        @Override
        public String toString() {
            return rule + " allowed " + allowed / SECOND + " " + arrival;
        }
    }

    private static final Generator<Scene> SCENES =
            (random, size) -> {
                var rule = RULES.get(random.nextInt(RULES.size()));
                var sightings = sightings(random, size);
                long allowed = random.nextInt(15) * SECOND;
                // Whoever comes late does so by the allowance at most.
                record Delayed(Sighting sighting, long at) {}
                var arrival =
                        sightings.stream()
                                .map(s ->
                                        new Delayed(
                                                s, s.timeNanos() + random.nextLong(allowed + 1)))
                                .sorted(Comparator.comparingLong(Delayed::at))
                                .map(Delayed::sighting)
                                .toList();
                return new Scene(rule, sightings, arrival, allowed);
            };

    private static List<Sighting> sightings(RandomGenerator random, int size) {
        var sightings = new ArrayList<Sighting>();
        long time = 0;
        for (int i = 0; i < 2 + size / 2; i++) {
            time +=
                    random.nextInt(4) == 0
                            ? random.nextInt(25) * SECOND
                            : random.nextInt(5) * SECOND;
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("user", random.nextInt(5) == 0 ? "y" : "x");
            if (random.nextInt(8) != 0) {
                fields.put("n", random.nextLong(7));
            }
            sightings.add(
                    new Sighting(time, List.of("a", "b", "c").get(random.nextInt(3)), i, fields));
        }
        return sightings;
    }

    private static List<DetectionRule> detections() {
        return Stream.of("a", "b", "c").map(TestRules::detection).toList();
    }

    /// A correlator as a host would run it.
    private static final class Host {
        final List<DetectionRule> detections = detections();
        final Collected collected = new Collected();
        Correlator correlator;

        Host(String rule) {
            var plan =
                    CorrelationPlan.compile(
                            detections,
                            List.of(TestRules.correlation(rule)),
                            CorrelationLimits.DEFAULT);
            assertThat(plan.refusals()).isEmpty();
            correlator = new Correlator(plan, collected);
        }

        void accept(Sighting sighting) {
            for (var rule : detections) {
                if (rule.header().name().equals(sighting.rule())) {
                    correlator.accept(rule, sighting.event(), sighting.occurrence());
                }
            }
        }
    }

    private static List<String> run(Scene scene, long end) {
        var host = new Host(scene.rule);
        long newest = 0;
        for (var sighting : scene.arrival) {
            host.accept(sighting);
            newest = Math.max(newest, sighting.timeNanos());
            host.correlator.advance(newest - scene.allowed - 1);
        }
        host.correlator.advance(end);
        assertThat(host.collected.late).isEmpty();
        return host.collected.lines();
    }

    private static long end(Scene scene) {
        return scene.sightings.getLast().timeNanos() + 7 * SECOND;
    }

    private static List<String> oracle(Scene scene) {
        return new Oracle(TestRules.correlation(scene.rule)).findings(scene.sightings, end(scene));
    }

    @Test
    void findsWhatTheOracleFindsInWhateverOrderEventsCome() {
        Property.forAll(
                1500,
                SCENES,
                scene ->
                        assertThat(run(scene, end(scene)))
                                .containsExactlyInAnyOrderElementsOf(oracle(scene)));
    }

    @Test
    void arrivalWithinTheAllowanceChangesNothingNotEvenTheOrder() {
        Property.forAll(
                400,
                SCENES,
                scene -> {
                    var inOrder = new Scene(scene.rule, scene.sightings, scene.sightings, 0);
                    assertThat(run(scene, end(scene))).isEqualTo(run(inOrder, end(scene)));
                });
    }

    @Test
    void aSnapshotAnywhereChangesNothing() {
        Property.forAll(
                400,
                SCENES,
                scene -> {
                    var host = new Host(scene.rule);
                    long newest = 0;
                    int cut = scene.arrival.size() / 2;
                    for (int i = 0; i < scene.arrival.size(); i++) {
                        if (i == cut) {
                            host.correlator =
                                    Correlator.restore(
                                                    host.correlator.plan(),
                                                    host.correlator.snapshot(),
                                                    host.collected)
                                            .orElseThrow();
                        }
                        host.accept(scene.arrival.get(i));
                        newest = Math.max(newest, scene.arrival.get(i).timeNanos());
                        host.correlator.advance(newest - scene.allowed - 1);
                    }
                    host.correlator.advance(end(scene));
                    assertThat(host.collected.lines()).isEqualTo(run(scene, end(scene)));
                });
    }

    @Test
    void theScenesLeadToFindingsOfEveryRule() {
        var found = new LinkedHashMap<String, Integer>();
        Property.forAll(
                SCENES, scene -> found.merge(scene.rule, oracle(scene).size(), Integer::sum));
        assertThat(found).hasSize(RULES.size());
        assertThat(found.values()).allMatch(count -> count > 5);
    }

    @Test
    void nothingIsLeftWhenAllIsLongPast() {
        Property.forAll(
                400,
                SCENES,
                scene -> {
                    var host = new Host(scene.rule);
                    scene.arrival.forEach(host::accept);
                    host.correlator.advance(end(scene) + 100 * SECOND);
                    var figures = host.correlator.figures().getFirst();
                    assertThat(figures.keys()).isZero();
                    assertThat(figures.members()).isZero();
                });
    }
}
