package org.noonmark.metrology.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.clocks.Fault;

/// Short versions of what docs/results/ensemble.md measures.
class EnsembleStabilitySimulationTest {
    private static final double DAY = SimulatedLaboratory.DAY;

    @ParameterizedTest
    @EnumSource(names = "ALGOS", mode = Mode.EXCLUDE)
    void eightCaesiumClocksAreBetterThanTheBestByTwoAndAHalf(Algorithm algorithm) {
        var laboratory =
                new SimulatedLaboratory(1, 3600, 400, SimulatedLaboratory.masersAndCaesium(0, 8));
        var scale = laboratory.scale(algorithm);

        for (double tau : new double[] {3600, DAY}) {
            double best = Double.POSITIVE_INFINITY;
            for (var clock : laboratory.truth) {
                best = Math.min(best, laboratory.deviation(clock, 960, tau));
            }
            assertThat(best / laboratory.deviation(scale, 960, tau))
                    .as("tau %s", tau)
                    .isGreaterThan(2.5);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"AT2", "KALMAN", "KPW"})
    void aStepOfTheBestClockHardlyMovesTheScale(Algorithm algorithm) {
        var clocks = SimulatedLaboratory.masersAndCaesium(4, 6);
        var stepped = clocks.getFirst().id();
        var faults =
                new Fault[] {
                    new Fault.PhaseStep(stepped, 6 * DAY, 5e-9),
                    new Fault.FrequencyStep(stepped, 6 * DAY, 5e-14)
                };
        int at = (int) (6 * DAY / 60);
        // The same clocks, the one in question gone from the epoch of the fault on.
        var without =
                new SimulatedLaboratory(7, 60, 7.5, clocks)
                        .scale(
                                algorithm,
                                (_, _) -> {},
                                (epoch, scale) -> {
                                    if (epoch == at - 1) {
                                        scale.leave(0);
                                    }
                                });
        for (var fault : faults) {
            var told = new ArrayList<ScaleEvent>();
            var scale =
                    new SimulatedLaboratory(7, 60, 7.5, clocks, fault)
                            .scale(algorithm, (_, event) -> told.add(event), (_, _) -> {});
            var moved = new double[scale.length];
            for (int e = at; e < scale.length; e++) {
                moved[e] = scale[e] - without[e];
                assertThat(Math.abs(moved[e])).as("%s", fault).isLessThan(2e-10);
            }
            double frequency = (moved[moved.length - 1] - moved[moved.length - 1441]) / DAY;
            assertThat(Math.abs(frequency)).as("%s", fault).isLessThan(2e-15);
            assertThat(told).anyMatch(event -> isOut(event, stepped));
        }
    }

    private static boolean isOut(ScaleEvent event, ClockId stepped) {
        return event instanceof ScaleEvent.PutOut out
                && out.slot() == 0
                && out.atNanos() < (6 * DAY + 3600) * 1e9
                && !stepped.toString().isEmpty();
    }

    @Test
    void theScaleAfterTheFactIsBetterThanTheOneInTime() {
        var laboratory =
                new SimulatedLaboratory(13, 3600, 600, SimulatedLaboratory.masersAndCaesium(4, 10));
        var inTime = laboratory.scale(Algorithm.KPW);
        var after = PaperScale.of(laboratory.readings, laboratory.priors, ScaleSettings.LABORATORY);

        for (double days : new double[] {1, 5, 10, 20}) {
            assertThat(laboratory.deviation(after, 0, days * DAY))
                    .as("%s d", days)
                    .isLessThan(
                            (days < 10 ? 1.02 : 0.98)
                                    * laboratory.deviation(inTime, 0, days * DAY));
        }
    }

    @Test
    void witnessesAgreeOnGoodClocks() {
        var laboratory =
                new SimulatedLaboratory(3, 3600, 100, SimulatedLaboratory.masersAndCaesium(0, 6));
        var told = new ArrayList<ScaleEvent>();
        var scales = new ArrayList<TimeScale>();
        for (var algorithm : Algorithm.values()) {
            var scale = algorithm.begin(ScaleSettings.LABORATORY, (_, _) -> {});
            laboratory.priors.forEach(scale::join);
            scales.add(scale);
        }
        var witnesses =
                new Witnesses(scales, ScaleSettings.LABORATORY, (_, event) -> told.add(event));
        var phases = new double[6];
        for (int e = 0; e < laboratory.readings.epochs(); e++) {
            laboratory.readings.read(e, phases);
            witnesses.advance(laboratory.readings.atNanos(e), phases, laboratory.readings.noises());
        }

        assertThat(told).isEmpty();
    }

    @Test
    void priorsFromTheReadingsAreThoseOfTheClocks() {
        var laboratory =
                new SimulatedLaboratory(4, 3600, 200, SimulatedLaboratory.masersAndCaesium(0, 6));

        for (var prior : PriorEstimate.of(laboratory.readings)) {
            assertThat(Math.sqrt(2 * prior.whiteFm()))
                    .isBetween(0.85 * Math.sqrt(2) * 8.5e-12, 1.15 * Math.sqrt(2) * 8.5e-12);
        }
    }
}
