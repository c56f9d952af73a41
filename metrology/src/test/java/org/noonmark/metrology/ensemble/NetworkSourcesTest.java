package org.noonmark.metrology.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Sources across a network, read one at a time against a local counter that drifts: the way a
/// station uses the engine.
class NetworkSourcesTest {
    private static final double COUNTER_FREQUENCY = 2e-5;

    /// A quartz oscillator as in a host, and sources good to a millisecond.
    private static TimeScale scale(int sources) {
        var counter = new ClockPrior(1e-20, 1e-23, 0, 0, Double.POSITIVE_INFINITY, 0, 1e-14);
        var scale = KalmanScale.overHub(counter, 1e-4, ScaleSettings.LABORATORY, (_, _) -> {});
        for (int k = 0; k < sources; k++) {
            scale.join(ClockPrior.of(1e-12, 0).showing(1e-3));
        }
        return scale;
    }

    @Test
    void findsPhaseAndFrequencyOfTheCounterFromNoisyReadings() {
        var random = new SplittableRandom(1);
        var scale = scale(4);
        var readings = new double[4];
        var noise = new double[4];
        for (int i = 1; i <= 2000; i++) {
            double seconds = 16.0 * i + random.nextDouble();
            Arrays.fill(readings, Double.NaN);
            Arrays.fill(noise, 1);
            int k = i % 4;
            noise[k] = 1e-3 * (1 + random.nextDouble());
            readings[k] = -COUNTER_FREQUENCY * seconds + noise[k] * random.nextGaussian();
            scale.advance((long) (seconds * 1e9), readings, noise);
        }
        double truth = -COUNTER_FREQUENCY * (scale.atNanos() / 1e9);

        assertThat(Math.abs(scale.scaleMinusHub() - truth)).isLessThan(5e-4);
        assertThat(Math.abs(scale.scaleMinusHubFrequency() + COUNTER_FREQUENCY)).isLessThan(1e-7);
    }

    @Test
    void putsOutASourceThatSteps() {
        var random = new SplittableRandom(2);
        var scale = scale(5);
        var readings = new double[5];
        var noise = new double[5];
        Arrays.fill(noise, 1e-4);
        for (int i = 1; i <= 2000; i++) {
            for (int k = 0; k < 5; k++) {
                readings[k] = -COUNTER_FREQUENCY * 16 * i + 1e-4 * random.nextGaussian();
            }
            readings[2] += i > 1500 ? 0.05 : 0;
            scale.advance(16_000_000_000L * i, readings, noise);
        }

        assertThat(scale.standing(2)).isNotEqualTo(ClockStanding.IN_USE);
        assertThat(Math.abs(scale.scaleMinusHub() + COUNTER_FREQUENCY * 32_000)).isLessThan(5e-4);
    }
}
