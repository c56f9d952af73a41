package org.noonmark.metrology.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.noonmark.metrology.clocks.ClockType;
import org.noonmark.metrology.clocks.NoiseStream;
import org.noonmark.metrology.detection.ClockDetector.Verdict;
import org.noonmark.testkit.AllocatedBytes;

/// One clock, one fault each.
class ClockDetectorTest {
    private static final double STEP = 300;
    private static final int BEFORE = 3000;

    @Test
    void namesAPhaseStepOfAMaserAtTheThirdReading() {
        var run = new Run(ClockType.ACTIVE_HYDROGEN_MASER, 1);
        run.quiet(BEFORE);
        run.phase += 5e-9;
        assertThat(run.read()).isEqualTo(Verdict.SUSPECT);
        assertThat(run.untilDetection(2).kind()).isEqualTo(AnomalyKind.PHASE_STEP);
        assertThat(run.detector.detection().size().value()).isBetween(4.9e-9, 5.1e-9);
        run.quiet(BEFORE);
    }

    @Test
    void namesAFrequencyStepOfAMaserWithinTwelveHours() {
        var run = new Run(ClockType.ACTIVE_HYDROGEN_MASER, 2);
        run.quiet(BEFORE);
        run.frequency = 5e-14;
        var found = run.untilDetection((int) (12 * 3600 / STEP));
        assertThat(found.kind()).isEqualTo(AnomalyKind.FREQUENCY_STEP);
        assertThat(found.size().value()).isBetween(2e-14, 8e-14);
        assertThat(found.onset().low95()).isLessThanOrEqualTo(BEFORE * STEP);
        run.quiet(BEFORE);
    }

    @Test
    void tellsAWrongReadingFromAStep() {
        var run = new Run(ClockType.CAESIUM_HIGH_PERFORMANCE, 3);
        run.quiet(BEFORE);
        run.phase += 20e-9;
        run.read();
        run.phase -= 20e-9;
        assertThat(run.untilDetection(2).kind()).isEqualTo(AnomalyKind.OUTLIER);
        run.quiet(1000);
    }

    @Test
    void noticesNoiseThatDoubles() {
        var run = new Run(ClockType.CAESIUM_HIGH_PERFORMANCE, 4);
        run.quiet(BEFORE);
        run.factor = 2;
        var found = run.untilDetection(100);
        assertThat(found.kind()).isIn(AnomalyKind.NOISE_INCREASE, AnomalyKind.OUTLIER);
    }

    @Test
    void refusesTimeThatStandsStill() {
        var run = new Run(ClockType.RUBIDIUM, 5);
        run.read();
        assertThatThrownBy(() -> run.detector.observe(0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void allocatesNothingWhileNothingHappens() {
        var run = new Run(ClockType.ACTIVE_HYDROGEN_MASER, 6);
        run.quiet(BEFORE);
        assertThat(AllocatedBytes.steady(10_000, run::read)).isZero();
    }

    /// A clock that reads what the test does to it.
    private static final class Run {
        final ClockDetector detector;
        private final NoiseStream noise;
        private long readings;
        double phase;
        double frequency;
        double factor = 1;

        Run(ClockType type, long seed) {
            var model = NoiseModel.from(type.model().noise(), STEP, 1e-12, 1e-20);
            detector = new ClockDetector(model, DetectionPolicy.everySeconds(STEP));
            noise = new NoiseStream(type.model().noise(), STEP, 1e7, new SplittableRandom(seed));
        }

        Verdict read() {
            phase += frequency * STEP;
            return detector.observe(readings++ * STEP, phase + noise.next(factor));
        }

        void quiet(int count) {
            for (int i = 0; i < count; i++) {
                assertThat(read()).isIn(Verdict.QUIET, Verdict.STARTING);
            }
        }

        Detection untilDetection(int atMost) {
            for (int i = 0; i < atMost; i++) {
                if (read() == Verdict.DETECTED) {
                    return detector.detection();
                }
            }
            throw new AssertionError("not detected in " + atMost + " readings");
        }
    }
}
