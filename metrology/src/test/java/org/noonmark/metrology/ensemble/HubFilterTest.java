package org.noonmark.metrology.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HubFilterTest {
    private static final int SOURCE = 0;

    private static HubFilter filter() {
        var filter = new HubFilter(ClockPrior.of(1e-18, 1e-19), 5e-4);
        assertThat(filter.join()).isEqualTo(SOURCE);
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
            filter.update(SOURCE, truth + 10e-6 * random.nextGaussian(), 1e-10);
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
                filter.update(SOURCE, truth + 1e-6 * random.nextGaussian(), 1e-12);
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
            filter.update(SOURCE, truth, 1e-10);
        }
        for (int i = 0; i < 60; i++) {
            filter.predict(16);
            truth += 16 * 5e-6;
            filter.update(SOURCE, truth, 1e-10);
        }
        assertThat(filter.frequency()).isCloseTo(5e-6, within(0.2e-6));
        assertThat(filter.phaseSeconds()).isCloseTo(truth, within(20e-6));
    }

    @Test
    void neverGoesBackInTime() {
        var filter = filter();
        filter.update(SOURCE, 1e-6, 1e-12);
        double before = filter.phaseSeconds();
        filter.predict(-5);
        filter.predict(Double.NaN);
        assertThat(filter.phaseSeconds()).isEqualTo(before);
    }

    /// One clock and no deviation: the textbook filter of two states, written out.
    @Test
    void isTheTwoStateFilterForOneSource() {
        var filter = filter();
        var random = new SplittableRandom(3);
        double x = 0;
        double y = 0;
        double p11 = 1e-6;
        double p12 = 0;
        double p22 = 1e-8;
        for (int i = 0; i < 100; i++) {
            double dt = 1 + random.nextDouble(30);
            filter.predict(dt);
            x += y * dt;
            p11 += dt * (2 * p12 + dt * p22) + dt * (1e-18 + dt * dt * 1e-19 / 3);
            p12 += dt * (p22 + dt * 1e-19 / 2);
            p22 += dt * 1e-19;
            double measured = 1e-6 * random.nextGaussian();
            filter.update(SOURCE, measured, 1e-12);
            double s = p11 + 1e-12;
            double kx = p11 / s;
            double ky = p12 / s;
            y += ky * (measured - x);
            x += kx * (measured - x);
            p22 -= ky * p12;
            p12 -= kx * p12;
            p11 -= kx * p11;
            assertThat(filter.phaseSeconds()).isCloseTo(x, within(1e-15));
            assertThat(filter.frequency()).isCloseTo(y, within(1e-15));
            assertThat(filter.frequencyVariance() / p22).isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void whatOneSourceHasAloneBecomesItsDeviation() {
        var filter = filter();
        int second = filter.join();
        int third = filter.join();
        filter.expectDeviation(third, 1e-8, 4_000);
        filter.reset(0, 1e-3, 0, 1e-6);
        for (int i = 0; i < 200; i++) {
            filter.predict(16);
            filter.update(SOURCE, 0, 1e-12);
            filter.update(second, 0, 1e-12);
            filter.update(third, 80e-6, 1e-12);
        }
        assertThat(filter.deviation(third)).isCloseTo(80e-6, within(1e-6));
        assertThat(filter.phaseSeconds()).isCloseTo(0, within(1e-6));
        assertThat(filter.deviation(SOURCE)).isZero();
    }

    @Test
    void aSlotIsFreeAfterItsSourceHasLeft() {
        var filter = filter();
        int second = filter.join();
        assertThat(filter.join()).isEqualTo(2);
        filter.leave(second);
        assertThat(filter.join()).isEqualTo(second);
    }
}
