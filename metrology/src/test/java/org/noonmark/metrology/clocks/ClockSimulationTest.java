package org.noonmark.metrology.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.clocks.SimulationPlan.PlannedClock;
import org.noonmark.metrology.stability.NoiseCoefficients;

/// Readings, truth and faults.
final class ClockSimulationTest {
    private static final ClockId A = new ClockId("a");
    private static final ClockId B = new ClockId("b");
    private static final ClockModel SILENT = ClockModel.ofNoise(NoiseCoefficients.NONE);

    private static double[][] run(SimulationPlan plan) {
        var simulation = new ClockSimulation(plan, new SplittableRandom(1));
        var rows = new double[(int) plan.readings()][];
        for (int i = 0; simulation.advance(); i++) {
            rows[i] = simulation.readings();
        }
        return rows;
    }

    private static SimulationPlan silent(Fault... faults) {
        return new SimulationPlan(
                10,
                11,
                List.of(
                        new PlannedClock(A, SILENT, LinkModel.PERFECT),
                        new PlannedClock(B, SILENT, LinkModel.PERFECT)),
                Optional.empty(),
                List.of(faults));
    }

    private static double[] column(double[][] rows, int clock) {
        return java.util.Arrays.stream(rows).mapToDouble(row -> row[clock]).toArray();
    }

    @Test
    void aPhaseStepMovesOneClockFromItsEpochOn() {
        var rows = run(silent(new Fault.PhaseStep(B, 50, 5e-9)));
        assertThat(column(rows, 0)).containsOnly(0);
        assertThat(column(rows, 1)).startsWith(0, 0, 0, 0, 0).endsWith(5e-9, 5e-9);
        assertThat(rows[5][1]).isEqualTo(5e-9);
    }

    @Test
    void frequencyStepAndDriftChangeIntegrate() {
        var rows =
                run(
                        silent(
                                new Fault.FrequencyStep(A, 50, 1e-12),
                                new Fault.DriftChange(B, 50, 86_400 * 1e-14)));
        assertThat(rows[10][0]).isCloseTo(50e-12, within(1e-24));
        assertThat(rows[10][1]).isCloseTo(1e-14 * 50 * 50 / 2, within(1e-24));
        assertThat(rows[5]).containsOnly(0);
    }

    @Test
    void aSlowPullArrivesWithoutAnyJump() {
        var rows = run(silent(new Fault.SlowPull(A, 0, 100, 1e-6)));
        assertThat(rows[0][0]).isZero();
        assertThat(rows[5][0]).isCloseTo(5e-7, within(1e-18));
        assertThat(rows[10][0]).isEqualTo(1e-6);
        for (int i = 1; i < 11; i++) {
            assertThat(rows[i][0] - rows[i - 1][0]).isBetween(0.0, 1.6e-7);
        }
    }

    @Test
    void aGapHidesAndAnOutageAlsoChangesThePhase() {
        var rows = run(silent(new Fault.Gap(A, 20, 40), new Fault.Outage(B, 20, 40)));
        assertThat(column(rows, 0)).containsOnly(0, Double.NaN);
        assertThat(rows[2]).containsOnly(Double.NaN);
        assertThat(rows[3]).containsOnly(Double.NaN);
        assertThat(rows[4][0]).isZero();
        assertThat(rows[4][1]).isNotZero().isEqualTo(rows[10][1]);
    }

    @Test
    void stepsOfLinkAndReferenceLeaveTheTruthAlone() {
        var plan = silent(new Fault.LinkStep(A, 10, 3e-9), new Fault.ReferenceStep(50, 1e-9));
        var simulation = new ClockSimulation(plan, new SplittableRandom(1));
        while (simulation.advance()) {
            assertThat(simulation.truePhase(0)).isZero();
        }
        assertThat(simulation.reading(0)).isCloseTo(2e-9, within(1e-20));
        assertThat(simulation.reading(1)).isEqualTo(-1e-9);
    }

    @Test
    void moreNoiseBeginsAndEndsWhenItShould() {
        var noisy = ClockModel.ofNoise(new NoiseCoefficients(0, 0, 1, 0, 0));
        var plan =
                new SimulationPlan(
                        1,
                        3000,
                        List.of(new PlannedClock(A, noisy, LinkModel.PERFECT)),
                        Optional.empty(),
                        List.of(new Fault.NoiseIncrease(A, 1000, 2000, 10)));
        var x = column(run(plan), 0);
        assertThat(spread(x, 1, 1000)).isBetween(0.65, 0.77);
        assertThat(spread(x, 1000, 2000)).isBetween(6.5, 7.7);
        assertThat(spread(x, 2000, 3000)).isBetween(0.65, 0.77);
    }

    private static double spread(double[] x, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (x[i] - x[i - 1]) * (x[i] - x[i - 1]);
        }
        return Math.sqrt(sum / (to - from));
    }

    @Test
    void readingsAreAgainstTheReferenceWithTheNoiseOfTheLink() {
        var clocks =
                SimulationPlan.clocks(ClockType.CAESIUM_STANDARD, 2, new LinkModel(1e-9, 0, 0));
        var plan =
                new SimulationPlan(
                        3600, 2000, clocks, Optional.of(clocks.getFirst().id()), List.of());
        var simulation = new ClockSimulation(plan, new SplittableRandom(3));
        double squares = 0;
        while (simulation.advance()) {
            assertThat(simulation.reading(0)).isZero();
            double error =
                    simulation.reading(1) - (simulation.truePhase(1) - simulation.truePhase(0));
            squares += error * error;
        }
        assertThat(Math.sqrt(squares / 2000)).isBetween(0.95e-9, 1.05e-9);
    }

    @Test
    void anOpticalClockIsUpForFourFifthsOfTheTime() {
        var clocks = SimulationPlan.clocks(ClockType.OPTICAL_CLOCK, 1, LinkModel.PERFECT);
        var plan = new SimulationPlan(3600, 200_000, clocks, Optional.empty(), List.of());
        var simulation = new ClockSimulation(plan, new SplittableRandom(4));
        int up = 0;
        while (simulation.advance()) {
            up += Double.isNaN(simulation.reading(0)) ? 0 : 1;
        }
        assertThat(up / 200_000.0).isBetween(0.78, 0.82);
    }

    @Test
    void anotherClockOrFaultChangesNothingForTheRest() {
        var two = SimulationPlan.clocks(ClockType.ACTIVE_HYDROGEN_MASER, 2, LinkModel.LOCAL);
        var three = SimulationPlan.clocks(ClockType.ACTIVE_HYDROGEN_MASER, 3, LinkModel.LOCAL);
        var few = run(new SimulationPlan(60, 100, two, Optional.empty(), List.of()));
        var fault = new Fault.PhaseStep(three.get(1).id(), 600, 1e-9);
        var many = run(new SimulationPlan(60, 100, three, Optional.empty(), List.of(fault)));
        assertThat(column(many, 0)).isEqualTo(column(few, 0));
        assertThat(many[99][1] - few[99][1]).isCloseTo(1e-9, within(1e-20));
    }

    @Test
    void refusesAFaultOfAnUnknownClockAndClocksNamedTwice() {
        assertThatThrownBy(() -> silent(new Fault.PhaseStep(new ClockId("c"), 1, 1)))
                .hasMessage("must be one of the clocks: c");
        var one = new PlannedClock(A, SILENT, LinkModel.PERFECT);
        assertThatThrownBy(() ->
                        new SimulationPlan(1, 1, List.of(one, one), Optional.empty(), List.of()))
                .hasMessage("must be named once: a");
    }
}
