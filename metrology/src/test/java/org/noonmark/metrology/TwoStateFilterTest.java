package org.noonmark.metrology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TwoStateFilterTest {
    private static TwoStateFilter filter() {
        var filter = new TwoStateFilter(1e-18, 1e-19, 5e-4);
        filter.reset(0, 1e-3, 0, 1e-4);
        return filter;
    }

    @Test
    void learnsPhaseAndFrequencyFromNoisyReadings() {
        var filter = filter();
        var random = new SplittableRandom(1);
        double truth = 0;
        for (int i = 0; i < 200; i++) {
            filter.predict(16);
            truth += 16 * 20e-6;
            filter.update(truth + 10e-6 * random.nextGaussian(), 1e-10);
        }
        assertThat(filter.phaseSeconds()).isCloseTo(truth, within(10e-6));
        assertThat(filter.frequency()).isCloseTo(20e-6, within(30e-9));
        assertThat(Math.sqrt(filter.frequencyVariance())).isLessThan(30e-9);
    }

    @Test
    void claimedDeviationMatchesTheRealOne() {
        // 400 runs: the error in units of the claimed sigma has to look like a standard normal.
        double sum = 0;
        var random = new SplittableRandom(2);
        for (int run = 0; run < 400; run++) {
            var filter = filter();
            double truth = 1e-3 * random.nextGaussian();
            double rate = 1e-4 * random.nextGaussian();
            for (int i = 0; i < 50; i++) {
                filter.predict(1);
                rate += Math.sqrt(1e-19) * random.nextGaussian();
                truth += rate;
                filter.update(truth + 1e-6 * random.nextGaussian(), 1e-12);
            }
            double error = filter.phaseSeconds() - truth;
            sum += error * error / filter.phaseVariance();
        }
        assertThat(sum / 400).isBetween(0.75, 1.3);
    }

    @Test
    void followsAFrequencyStepWithinAFewReadings() {
        var filter = filter();
        double truth = 0;
        for (int i = 0; i < 300; i++) {
            filter.predict(16);
            filter.update(truth, 1e-10);
        }
        for (int i = 0; i < 60; i++) {
            filter.predict(16);
            truth += 16 * 5e-6;
            filter.update(truth, 1e-10);
        }
        assertThat(filter.frequency()).isCloseTo(5e-6, within(0.2e-6));
        assertThat(filter.phaseSeconds()).isCloseTo(truth, within(20e-6));
    }

    @Test
    void neverGoesBackInTime() {
        var filter = filter();
        filter.update(1e-6, 1e-12);
        double before = filter.phaseSeconds();
        filter.predict(-5);
        filter.predict(Double.NaN);
        assertThat(filter.phaseSeconds()).isEqualTo(before);
    }
}
