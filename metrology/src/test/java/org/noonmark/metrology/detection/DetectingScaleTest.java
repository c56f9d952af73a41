package org.noonmark.metrology.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.noonmark.metrology.clocks.ClockType;
import org.noonmark.metrology.clocks.NoiseStream;
import org.noonmark.metrology.ensemble.Algorithm;
import org.noonmark.metrology.ensemble.ClockPrior;
import org.noonmark.metrology.ensemble.ScaleSettings;

/// Five masers read through a hub, the first of which breaks: what the scale does, against the same
/// run in which nothing breaks.
class DetectingScaleTest {
    private static final double STEP = 300;
    private static final double LINK = 1e-11;
    private static final int BEFORE = 6000;
    private static final int AFTER = 600;

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void aPhaseStepOfFiveNanosecondsHardlyMovesTheScale(Algorithm algorithm) {
        var broken = new Run(algorithm, 5e-9, 0);
        assertThat(broken.kinds).containsExactly(AnomalyKind.PHASE_STEP);
        assertThat(broken.readingsToFinding).isLessThanOrEqualTo(3);
        assertThat(broken.largestMove(new Run(algorithm, 0, 0))).isLessThan(0.2e-9);
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void aFrequencyStepHardlyMovesTheScale(Algorithm algorithm) {
        var broken = new Run(algorithm, 0, 5e-14);
        assertThat(broken.kinds).containsExactly(AnomalyKind.FREQUENCY_STEP);
        assertThat(broken.readingsToFinding * STEP).isLessThan(12 * 3600);
        var calm = new Run(algorithm, 0, 0);
        assertThat(broken.largestMove(calm)).isLessThan(0.2e-9);
        assertThat(broken.lastMove(calm) / (AFTER * STEP)).isBetween(-2e-15, 2e-15);
    }

    /// One run; the same randomness whatever breaks.
    private static final class Run {
        final List<AnomalyKind> kinds = new ArrayList<>();
        final double[] scaleMinusHub = new double[BEFORE + AFTER];
        int readingsToFinding;

        Run(Algorithm algorithm, double step, double frequencyStep) {
            var type = ClockType.ACTIVE_HYDROGEN_MASER.model();
            var prior = ClockPrior.from(type.noise(), STEP);
            var models = new ArrayList<NoiseModel>();
            var noise = new double[5];
            var clocks = new ArrayList<NoiseStream>();
            var random = new SplittableRandom(11);
            for (int i = 0; i < 5; i++) {
                models.add(NoiseModel.of(type, STEP, LINK * LINK));
                noise[i] = LINK;
                clocks.add(new NoiseStream(type.noise(), STEP, 3e6, random.split()));
            }
            int[] epoch = new int[1];
            var scale =
                    new DetectingScale(
                            algorithm.begin(ScaleSettings.LABORATORY, (_, _) -> {}),
                            WatchedEnsemble.measuredBy(NoiseModel.of(type, STEP, 0), models),
                            DetectionPolicy.everySeconds(STEP),
                            (_, finding) -> {
                                kinds.add(finding.detection().kind());
                                readingsToFinding = epoch[0] - BEFORE + 1;
                                assertThat(finding.culprit()).isEqualTo(new Culprit.OneClock(0));
                            });
            for (int i = 0; i < 5; i++) {
                scale.join(prior);
            }
            var readings = new double[5];
            for (int e = 0; e < BEFORE + AFTER; e++) {
                epoch[0] = e;
                for (int i = 0; i < 5; i++) {
                    double phase = clocks.get(i).next() + i * 1e-13 * e * STEP;
                    readings[i] = phase + LINK * random.nextGaussian();
                }
                double age = (e - BEFORE + 1) * STEP;
                readings[0] += age > 0 ? step + frequencyStep * age : 0;
                scale.advance((long) (e * STEP * 1e9), readings, noise);
                scaleMinusHub[e] = scale.scaleMinusHub();
            }
        }

        double largestMove(Run other) {
            double most = 0;
            for (int e = BEFORE; e < BEFORE + AFTER; e++) {
                most = Math.max(most, Math.abs(scaleMinusHub[e] - other.scaleMinusHub[e]));
            }
            return most;
        }

        double lastMove(Run other) {
            return scaleMinusHub[BEFORE + AFTER - 1] - other.scaleMinusHub[BEFORE + AFTER - 1];
        }
    }
}
