package org.noonmark.metrology.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.noonmark.metrology.stability.NoiseCoefficients;
import org.noonmark.metrology.stability.NoiseType;
import org.noonmark.metrology.stability.PhaseSeries;
import org.noonmark.metrology.stability.StabilityAnalysis;
import org.noonmark.metrology.stability.Statistic;
import org.noonmark.metrology.stability.TauList;

/// The simulated noise has the Allan variance of its model.
final class NoiseStreamTest {
    private static final int RUNS = 24;
    private static final int READINGS = 1 << 14;

    /// The mean Allan variance over many runs against the formula; with r runs and few terms the
    /// standard error of the mean follows from the spread of the runs themselves.
    @Test
    void everyNoiseHasItsAllanVarianceAtEveryAveragingTime() {
        for (var type : EnumSet.range(NoiseType.WHITE_PM, NoiseType.RANDOM_WALK_FM)) {
            check(NoiseCoefficients.of(type, 1), 1);
            check(NoiseCoefficients.of(type, 1), 60);
        }
    }

    @Test
    void theNoiseOfAMaserIsTheSumOfItsParts() {
        check(ClockType.ACTIVE_HYDROGEN_MASER.model().noise(), 60);
    }

    private static void check(NoiseCoefficients noise, double step) {
        var ratios = new ArrayList<List<Double>>();
        for (int run = 0; run < RUNS; run++) {
            ratios.add(ratios(noise, step, run));
        }
        for (int k = 0; k < ratios.getFirst().size(); k++) {
            double sum = 0;
            double squares = 0;
            for (var one : ratios) {
                sum += one.get(k);
                squares += one.get(k) * one.get(k);
            }
            double mean = sum / RUNS;
            double error = Math.sqrt((squares / RUNS - mean * mean) / RUNS);
            assertThat(mean)
                    .as("%s, step %s, octave %s", noise, step, k)
                    .isBetween(1 - 4 * error - 0.02, 1 + 4 * error + 0.02);
        }
    }

    /// Measured over expected Allan variance, at 1, 2, 4 … steps.
    private static List<Double> ratios(NoiseCoefficients noise, double step, int run) {
        var stream = new NoiseStream(noise, step, step * READINGS, new SplittableRandom(77 + run));
        var phase = new double[READINGS];
        for (int i = 0; i < READINGS; i++) {
            phase[i] = stream.next();
        }
        return StabilityAnalysis.of(PhaseSeries.ofSeconds(phase, step))
                .compute(List.of(Statistic.OADEV), new TauList.Octave())
                .stream()
                // The formula for flicker PM holds from a few steps on.
                .filter(d -> noise.flickerPm() == 0 || d.averagingFactor() >= 8)
                .map(d -> {
                    double wanted = noise.deviation(Statistic.ADEV, d.tauSeconds(), step);
                    return d.value() * d.value() / (wanted * wanted);
                })
                .toList();
    }

    /// Readings every minute and every hour are the same clock: the variance over a day agrees.
    @Test
    void theStepDoesNotMatter() {
        var noise = NoiseCoefficients.of(NoiseType.FLICKER_FM, 1e-30);
        double fine = dayVariance(noise, 60);
        double coarse = dayVariance(noise, 3600);
        assertThat(fine / coarse).isBetween(0.8, 1.25);
    }

    private static double dayVariance(NoiseCoefficients noise, double step) {
        double day = 86_400;
        int perDay = (int) (day / step);
        double sum = 0;
        int terms = 0;
        for (int run = 0; run < 300; run++) {
            var stream = new NoiseStream(noise, step, 100 * day, new SplittableRandom(run));
            double[] x = new double[3];
            for (int i = 0; i <= 2 * perDay; i++) {
                double phase = stream.next();
                if (i % perDay == 0) {
                    x[i / perDay] = phase;
                }
            }
            double second = x[2] - 2 * x[1] + x[0];
            sum += second * second;
            terms++;
        }
        return sum / terms;
    }

    @Test
    void theSameSeedGivesTheSameNoise() {
        var noise = ClockType.CAESIUM_STANDARD.model().noise();
        var one = new NoiseStream(noise, 1, 1000, new SplittableRandom(5));
        var two = new NoiseStream(noise, 1, 1000, new SplittableRandom(5));
        for (int i = 0; i < 1000; i++) {
            assertThat(one.next()).isEqualTo(two.next());
        }
    }

    @Test
    void refusesAStepLongerThanTheSpan() {
        assertThatThrownBy(() ->
                        new NoiseStream(NoiseCoefficients.NONE, 2, 1, new SplittableRandom(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("step=2.0");
    }
}
