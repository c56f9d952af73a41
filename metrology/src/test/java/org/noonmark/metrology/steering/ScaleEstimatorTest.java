package org.noonmark.metrology.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What is known of the free scale.
final class ScaleEstimatorTest {
    private static final double DAY = 86_400;
    private static final ScaleModel MODEL = ScaleModel.ofDay(1e-11, 2e-16).withDrift(3e-16, 1e-18);

    @Test
    void findsPhaseFrequencyAndDrift() {
        var estimator = new ScaleEstimator(MODEL);
        for (int day = 0; day <= 200; day++) {
            double t = day * DAY;
            estimator.observe(day, 5e-9 + 1e-13 * t + 1e-21 * t * t / 2, 1e-10);
        }
        var state = estimator.predict(210);
        double t = 210 * DAY;
        assertThat(state.phase()).isCloseTo(5e-9 + 1e-13 * t + 1e-21 * t * t / 2, within(2e-10));
        assertThat(state.frequency()).isCloseTo(1e-13 + 1e-21 * t, within(2e-16));
        assertThat(state.drift()).isCloseTo(1e-21, within(2e-22));
    }

    /// Sixty days in any order end where they end in order.
    @Test
    void theOrderOfArrivalDoesNotMatter() {
        var random = new SplittableRandom(3);
        var readings = new ArrayList<double[]>();
        for (int day = 1; day <= 60; day++) {
            readings.add(new double[] {day, day * 1e-9 + 1e-10 * random.nextGaussian()});
        }
        var ordered = new ScaleEstimator(MODEL);
        var shuffled = new ScaleEstimator(MODEL);
        ordered.observe(0, 0, 1e-10);
        shuffled.observe(0, 0, 1e-10);
        readings.forEach(r -> ordered.observe(r[0], r[1], 1e-10));
        Collections.shuffle(readings, new Random(1));
        readings.forEach(r -> shuffled.observe(r[0], r[1], 1e-10));
        assertThat(shuffled.predict(70).phase()).isEqualTo(ordered.predict(70).phase());
        assertThat(shuffled.predict(70).phaseSpread()).isEqualTo(ordered.predict(70).phaseSpread());
        assertThat(shuffled.lastMjd()).isEqualTo(60);
    }

    @Test
    void oneWildValueIsPutAsideAndAnewFrequencyIsLearnt() {
        var estimator = new ScaleEstimator(ScaleModel.ofDay(1e-9, 1e-16));
        for (int day = 0; day < 100; day++) {
            estimator.observe(day, 0, 1e-10);
        }
        estimator.observe(100, 1e-6, 1e-10);
        assertThat(Math.abs(estimator.predict(101).phase())).isLessThan(1e-10);
        for (int day = 101; day < 140; day++) {
            estimator.observe(day, (day - 100) * 2e-8, 1e-10);
        }
        assertThat(estimator.predict(140).frequency() * DAY).isCloseTo(2e-8, within(2e-9));
    }

    /// Of the values that a simulated scale takes, the interval holds 95 %.
    @Test
    void theIntervalOfAPredictionHolds() {
        int inside = 0;
        for (int run = 0; run < 400; run++) {
            var random = new SplittableRandom(run);
            var model = ScaleModel.ofDay(1e-9, 1e-15);
            var estimator = new ScaleEstimator(model);
            double x = 0;
            double y = 1e-13 * random.nextGaussian();
            for (int day = 0; day < 80; day++) {
                if (day < 60) {
                    estimator.observe(day, x + 3e-10 * random.nextGaussian(), 3e-10);
                }
                double before = y;
                y += 1e-15 * random.nextGaussian();
                x += (before + y) / 2 * DAY + 1e-9 * random.nextGaussian();
            }
            var state = estimator.predict(80);
            inside += Math.abs(state.phase() - x) < 1.96 * state.phaseSpread() ? 1 : 0;
        }
        assertThat(inside / 400.0).isBetween(0.92, 0.98);
    }

    @Test
    void ignoresWhatIsOlderThanItsMemoryAndRefusesToPredictThePast() {
        var estimator = new ScaleEstimator(MODEL);
        for (int day = 0; day <= 300; day++) {
            estimator.observe(day, 0, 1e-10);
        }
        assertThat(estimator.observe(150, 1e-3, 1e-10)).isFalse();
        assertThat(estimator.observe(250, 0, 1e-10)).isTrue();
        assertThatThrownBy(() -> estimator.predict(299))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScaleEstimator(MODEL).lastMjd())
                .isInstanceOf(IllegalStateException.class);
    }
}
