package org.noonmark.sigma.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.noonmark.sigma.correlation.CorrelationCases.Case;
import org.noonmark.sigma.correlation.CorrelationCases.Refused;

class CorrelationConformanceTest {
    private static final List<String> FILES =
            List.of("counts.txt", "spans.txt", "values.txt", "temporal.txt", "chains.txt");

    static Stream<Case> cases() {
        return FILES.stream().flatMap(file -> CorrelationCases.read(file).cases().stream());
    }

    static Stream<Refused> refused() {
        return FILES.stream().flatMap(file -> CorrelationCases.read(file).refused().stream());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsWhatTheCaseSaysForwardsAndBackwards(Case written) {
        assertThat(run(written, written.sightings(), true)).isEqualTo(written.findings());
        assertThat(run(written, written.sightings().reversed(), false))
                .isEqualTo(written.findings());
    }

    /// @param isEager the watermark follows each match at once; otherwise it comes at the end
    private static List<String> run(Case written, List<Sighting> arrival, boolean isEager) {
        var detections = CorrelationCases.detections(written.rules(), arrival);
        var plan =
                CorrelationPlan.compile(
                        List.copyOf(detections.values()),
                        written.rules(),
                        CorrelationLimits.DEFAULT);
        assertThat(plan.refusals()).isEmpty();
        var collected = new Collected();
        var correlator = new Correlator(plan, collected);
        for (var sighting : arrival) {
            if (isEager) {
                correlator.advance(sighting.timeNanos() - 1);
            }
            correlator.accept(
                    detections.get(sighting.rule()), sighting.event(), sighting.occurrence());
        }
        correlator.advance(written.end());
        assertThat(collected.late).isEmpty();
        return new ArrayList<>(collected.lines());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void saysWhyARuleCannotRun(Refused written) {
        var detections = CorrelationCases.detections(written.rules(), List.of());
        var plan =
                CorrelationPlan.compile(
                        List.copyOf(detections.values()),
                        written.rules(),
                        CorrelationLimits.DEFAULT);
        assertThat(plan.refusals())
                .anySatisfy(refusal -> {
                    assertThat(refusal.rule().header().name()).isEqualTo(written.name());
                    assertThat(refusal.message()).contains(written.reason());
                });
    }

    @Test
    void thereAreMoreThanAHundred() {
        assertThat(cases().count() + refused().count()).isGreaterThan(130);
    }
}
