package org.noonmark.metrology.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;
import org.noonmark.metrology.clocks.ClockType;
import org.noonmark.metrology.clocks.NoiseStream;
import org.noonmark.testkit.AllocatedBytes;

/// Four masers and four caesium clocks; the last two masers hang on one link.
class EnsembleWatchTest {
    private static final double STEP = 300;
    private static final double LINK = 1e-11;
    private static final int BEFORE = 2000;
    private static final int AFTER = 500;
    private static final List<Integer> SHARED = List.of(2, 3);

    @Test
    void namesTheMaserThatStepped() {
        var run = new Run(1, true);
        var found = run.single((clock, _) -> clock == 1 ? 5e-9 : 0, 3);
        assertThat(found.culprit()).isEqualTo(new Culprit.OneClock(1));
        assertThat(found.confidence()).isGreaterThan(0.99);
        assertThat(found.detection().kind()).isEqualTo(AnomalyKind.PHASE_STEP);
        assertThat(found.detection().size().value()).isBetween(4.8e-9, 5.2e-9);
        run.quiet();
    }

    @Test
    void namesTheMaserWhoseFrequencyStepped() {
        var run = new Run(2, true);
        var found = run.single((clock, age) -> clock == 0 ? 5e-14 * age : 0, 144);
        assertThat(found.culprit()).isEqualTo(new Culprit.OneClock(0));
        assertThat(found.detection().kind()).isEqualTo(AnomalyKind.FREQUENCY_STEP);
        run.quiet();
    }

    @Test
    void namesTheLinkThatTwoMasersShare() {
        var run = new Run(3, true);
        var found = run.single((clock, _) -> SHARED.contains(clock) ? -3e-9 : 0, 3);
        assertThat(found.culprit()).isEqualTo(new Culprit.SharedLink(0));
        assertThat(found.confidence()).isGreaterThan(0.99);
        assertThat(found.detection().size().value()).isBetween(-3.2e-9, -2.8e-9);
        run.quiet();
    }

    @Test
    void namesTheHubWhenAllLinksMoveAndNoClockDoes() {
        var run = new Run(4, true);
        var found = run.single((_, _) -> -5e-9, 3);
        assertThat(found.culprit()).isEqualTo(new Culprit.Hub());
        assertThat(found.confidence()).isGreaterThan(0.99);
        assertThat(found.detection().size().value()).isBetween(4.8e-9, 5.2e-9);
        run.quiet();
    }

    @Test
    void aHubThatIsOneOfTheClocksIsNamedAsTheHub() {
        var run = new Run(5, false);
        var found = run.single((clock, _) -> clock == 0 ? 0 : -5e-9, 3);
        assertThat(found.culprit()).isEqualTo(new Culprit.Hub());
        assertThat(found.detection().size().value()).isBetween(4.8e-9, 5.2e-9);
        run.quiet();
    }

    @Test
    void twoClocksCannotTellWhichOfThemStepped() {
        var clocks = List.of(hub(), model(1));
        var watch = new EnsembleWatch(WatchedEnsemble.against(0, clocks), policy());
        var noise = noise(ClockType.ACTIVE_HYDROGEN_MASER, new SplittableRandom(6));
        var findings = new ArrayList<Finding>();
        var other = noise(ClockType.ACTIVE_HYDROGEN_MASER, new SplittableRandom(7));
        var random = new SplittableRandom(8);
        for (int i = 0; i < BEFORE + 10; i++) {
            double step = i >= BEFORE ? 1e-8 : 0;
            double reading = noise.next() - other.next() + LINK * random.nextGaussian();
            findings.addAll(watch.observe(i * STEP, new double[] {0, reading + step}));
        }
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().confidence()).isBetween(0.45, 0.55);
    }

    @Test
    void allocatesNothingWhileNothingHappens() {
        var run = new Run(7, true);
        run.quiet();
        assertThat(AllocatedBytes.steady(2000, run::read)).isZero();
    }

    private static DetectionPolicy policy() {
        return DetectionPolicy.everySeconds(STEP).withFalseAlarmsPerYear(0.01);
    }

    private static ClockType type(int clock) {
        return clock < 4 ? ClockType.ACTIVE_HYDROGEN_MASER : ClockType.CAESIUM_HIGH_PERFORMANCE;
    }

    private static NoiseModel model(int clock) {
        return NoiseModel.of(type(clock).model(), STEP, LINK * LINK);
    }

    private static NoiseModel hub() {
        return NoiseModel.of(type(0).model(), STEP, 0);
    }

    private static NoiseStream noise(ClockType type, SplittableRandom random) {
        return new NoiseStream(type.model().noise(), STEP, 1e6, random.split());
    }

    /// Clocks read against a ninth maser, or against the first.
    private static final class Run {
        private final EnsembleWatch watch;
        private final SplittableRandom random;
        private final List<NoiseStream> clocks = new ArrayList<>();
        private final double[] readings = new double[8];
        private final boolean isHubApart;
        private double faultSeconds = Double.POSITIVE_INFINITY;
        private ToDoubleBiFunction<Integer, Double> fault = (_, _) -> 0;
        private int epoch;

        Run(long seed, boolean isHubApart) {
            this.isHubApart = isHubApart;
            random = new SplittableRandom(seed);
            var models = new ArrayList<NoiseModel>();
            for (int i = 0; i < 8; i++) {
                models.add(i == 0 && !isHubApart ? hub() : model(i));
                clocks.add(noise(type(i), random));
            }
            clocks.add(noise(ClockType.ACTIVE_HYDROGEN_MASER, random));
            var ensemble =
                    isHubApart
                            ? WatchedEnsemble.measuredBy(hub(), models)
                            : WatchedEnsemble.against(0, models);
            watch = new EnsembleWatch(ensemble.withGroups(List.of(SHARED)), policy());
        }

        List<Finding> read() {
            double seconds = epoch++ * STEP;
            double hub = clocks.getLast().next();
            for (int i = 0; i < readings.length; i++) {
                double phase = clocks.get(i).next() + i * 1e-13 * seconds;
                hub = i == 0 && !isHubApart ? phase : hub;
                double age = seconds - faultSeconds;
                readings[i] = phase - hub + LINK * random.nextGaussian();
                readings[i] += age > 0 ? fault.applyAsDouble(i, age) : 0;
            }
            readings[0] = isHubApart ? readings[0] : 0;
            return watch.observe(seconds, readings);
        }

        Finding single(ToDoubleBiFunction<Integer, Double> what, int within) {
            for (int i = 0; i < BEFORE; i++) {
                assertThat(read()).isEmpty();
            }
            fault = what;
            faultSeconds = (epoch - 0.5) * STEP;
            for (int i = 0; i < within; i++) {
                var found = read();
                if (!found.isEmpty()) {
                    assertThat(found).hasSize(1);
                    return found.getFirst();
                }
            }
            throw new AssertionError("nothing found in " + within + " readings");
        }

        void quiet() {
            for (int i = 0; i < AFTER; i++) {
                assertThat(read()).isEmpty();
            }
        }
    }
}
