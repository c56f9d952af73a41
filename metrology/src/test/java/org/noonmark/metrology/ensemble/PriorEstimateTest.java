package org.noonmark.metrology.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PriorEstimateTest {
    private static final int MASERS = 5;

    private static SimulatedLaboratory laboratory() {
        return new SimulatedLaboratory(
                1, 3600, 60, SimulatedLaboratory.masersAndCaesium(MASERS, 10));
    }

    /// Caesium clocks a hundred times as noisy stand beside the masers: all pairs weighed alike,
    /// the masers came out with white FM of 1e-29 s and no random walk.
    @Test
    void findsTheNoiseOfMasersAmongCaesiumClocks() {
        var laboratory = laboratory();
        var priors = PriorEstimate.of(laboratory.readings);
        for (int k = 0; k < priors.size(); k++) {
            double tau = 86_400;
            double found = Math.sqrt(priors.get(k).phaseVariance(tau)) / tau;
            double true1d = Math.sqrt(laboratory.priors.get(k).phaseVariance(tau)) / tau;
            assertThat(found / true1d).as("clock %s", k).isBetween(0.4, 2.0);
            assertThat(priors.get(k).whiteFm())
                    .isBetween(k < MASERS ? 1e-27 : 1e-23, k < MASERS ? 1e-25 : 1e-21);
        }
    }

    @Test
    void healthyMasersStayInTheScale() {
        var laboratory = laboratory();
        var told = new ArrayList<ScaleEvent>();
        EnsembleRun.of(
                Algorithm.KPW,
                laboratory.readings,
                PriorEstimate.of(laboratory.readings),
                ScaleSettings.LABORATORY,
                (_, event) -> told.add(event),
                (_, _) -> {});
        assertThat(told).isEmpty();
    }

    @Test
    void twoClocksAreTakenToBeEquallyGood() {
        var pair = new SimulatedLaboratory(2, 3600, 60, SimulatedLaboratory.masersAndCaesium(0, 2));
        var priors = PriorEstimate.of(pair.readings);
        assertThat(priors.get(0).whiteFm()).isEqualTo(priors.get(1).whiteFm());
        assertThat(priors.get(0).whiteFm() / pair.priors.get(0).whiteFm()).isBetween(0.7, 1.4);
    }

    private static double weight(double[][] phases, long[] atNanos, int clock) {
        var readings =
                ClockReadings.of(
                        IntStream.range(0, phases.length).mapToObj(k -> "c" + k).toList(),
                        atNanos,
                        phases,
                        new double[phases.length]);
        return PriorEstimate.of(readings).get(clock).whiteFm();
    }

    private static double[][] phases(SimulatedLaboratory laboratory) {
        var phases = new double[laboratory.readings.clocks()][];
        for (int k = 0; k < phases.length; k++) {
            phases[k] = laboratory.readings.clockMinusHub(k);
        }
        return phases;
    }

    private static long[] epochs(SimulatedLaboratory laboratory) {
        var atNanos = new long[laboratory.readings.epochs()];
        for (int e = 0; e < atNanos.length; e++) {
            atNanos[e] = laboratory.readings.atNanos(e);
        }
        return atNanos;
    }

    @Test
    void oneWrongReadingIsNotTheNoiseOfAClock() {
        var laboratory = laboratory();
        var phases = phases(laboratory);
        double good = weight(phases, epochs(laboratory), 0);
        phases[0][700] += 1e-6;
        assertThat(weight(phases, epochs(laboratory), 0) / good).isBetween(0.5, 2.0);
    }

    /// Lines that are not there are no steps: the noise before was that of a lap in time.
    @Test
    void missingEpochsAreGaps() {
        var laboratory = laboratory();
        var phases = phases(laboratory);
        var atNanos = epochs(laboratory);
        double good = weight(phases, atNanos, 0);
        int gap = 300;
        int n = atNanos.length - gap;
        var cut = new double[phases.length][n];
        var times = new long[n];
        for (int e = 0; e < n; e++) {
            int from = e < n / 2 ? e : e + gap;
            times[e] = atNanos[from];
            for (int k = 0; k < cut.length; k++) {
                cut[k][e] = phases[k][from];
            }
        }
        assertThat(weight(cut, times, 0) / good).isBetween(0.5, 2.0);
    }

    @Test
    void aClockThatStandsStillIsNotPerfect() {
        var laboratory = laboratory();
        var phases = phases(laboratory);
        Arrays.fill(phases[3], Double.NaN);
        assertThat(weight(phases, epochs(laboratory), 3)).isGreaterThan(1e-30);
        assertThatThrownBy(() ->
                        weight(
                                new double[3][50],
                                LongStream.range(0, 50).map(i -> i * 60_000_000_000L).toArray(),
                                0))
                .hasMessageContaining("no noise");
    }
}
