package org.noonmark.metrology.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Stamps, outliers, jumps and drift.
class PreparationTest {
    private static double[] walk(int length) {
        var random = new SplittableRandom(9);
        var x = new double[length];
        for (int i = 1; i < length; i++) {
            x[i] = x[i - 1] + random.nextGaussian();
        }
        return x;
    }

    @Test
    void putsStampedReadingsOnTheirGrid() {
        var stamps = new double[] {100, 110.4, 119.9, 120.2, 160, 150, 144};
        var values = new double[] {1, 2, 3, 4, 7, 6, 5};
        var grid = StampedReadings.nearest(stamps, values, 10, 1);
        assertThat(grid.asPhase().toSeconds())
                .containsExactly(1, 2, 3, Double.NaN, Double.NaN, 6, 7);
        assertThat(grid.report())
                .isEqualTo(
                        new StampedReadings.Report(
                                7, 5, 1, 1, 2, 2, grid.report().farthestSeconds()));
        assertThat(grid.report().farthestSeconds()).isCloseTo(0.4, Offset.offset(1e-9));
        assertThat(grid.startSeconds()).isEqualTo(100);
    }

    @Test
    void interpolatesBetweenNearStampsOnly() {
        var stamps = new double[] {0, 9, 21, 60, 71, 80};
        var values = new double[] {0, 9, 21, 60, 71, 80};
        var grid = StampedReadings.interpolated(stamps, values, 10, 15);
        double nan = Double.NaN;
        assertThat(grid.asPhase().toSeconds())
                .containsExactly(0, 10, 20, nan, nan, nan, 60, 70, 80);
        assertThat(grid.report().empty()).isEqualTo(3);
        assertThat(StampedReadings.usualStepSeconds(stamps)).isEqualTo(11);
    }

    @Test
    void refusesStampsThatMakeNoSense() {
        assertThatThrownBy(() ->
                        StampedReadings.nearest(
                                new double[] {0, 1e18}, new double[] {0, 0}, 1, 0.1))
                .hasMessageContaining("tau0Seconds");
        assertThatThrownBy(() ->
                        StampedReadings.nearest(
                                new double[] {0, Double.NaN}, new double[2], 1, 0.1))
                .hasMessageContaining("finite");
    }

    @Test
    void findsSpikesAndLeavesStepsAlone() {
        var x = walk(2000);
        x[500] += 40;
        x[1200] -= 60;
        for (int i = 1500; i < x.length; i++) {
            x[i] += 80;
        }
        var result = Outliers.ofPhase(PhaseSeries.ofSeconds(x, 1), 6);
        assertThat(result.removed()).containsExactly(500, 1200);
        assertThat(result.phase().missing()).isEqualTo(2);
    }

    @Test
    void findsOutliersInFrequency() {
        var random = new SplittableRandom(4);
        var y = new double[1000];
        for (int i = 0; i < y.length; i++) {
            y[i] = 1e-9 + 1e-11 * random.nextGaussian();
        }
        y[77] = 5e-9;
        var result = Outliers.ofFrequency(y, 1, Outliers.USUAL_FACTOR);
        assertThat(result.removed()).containsExactly(77);
        assertThat(result.median()).isCloseTo(1e-9, Offset.offset(2e-12));
        assertThat(result.phase().at(78)).isCloseTo(78e-9, Offset.offset(1e-9));
    }

    /// What a counter with steps of a nanosecond shows of a slow clock.
    private static double[] counted(double stepsEach) {
        var random = new SplittableRandom(12);
        var x = new double[2000];
        double phase = 0;
        for (int i = 0; i < x.length; i++) {
            phase += stepsEach + 0.2 * random.nextGaussian();
            x[i] = 1e-9 * Math.rint(phase);
        }
        return x;
    }

    @Test
    void oneStepOfACounterIsNeitherOutlierNorJump() {
        for (double stepsEach : new double[] {0, 0.01, 0.2}) {
            var x = counted(stepsEach);
            x[900] += 40e-9;
            for (int i = 1500; i < x.length; i++) {
                x[i] += 30e-9;
            }
            var phase = PhaseSeries.ofSeconds(x, 1);
            var jumps = PhaseJumps.remove(phase, Outliers.USUAL_FACTOR);
            assertThat(jumps.jumps()).extracting(PhaseJumps.Jump::index).containsExactly(1500);
            assertThat(jumps.limitSeconds()).isGreaterThan(1e-9);
            var spikes = Outliers.ofPhase(phase, Outliers.USUAL_FACTOR);
            assertThat(spikes.removed()).containsExactly(900);
            var frequency = Outliers.ofFrequency(phase.toFrequency(), 1, Outliers.USUAL_FACTOR);
            assertThat(frequency.removed()).containsExactly(899, 900, 1499);
        }
    }

    @Test
    void readingsThatAreAlikeHaveNoOutliers() {
        var x = new double[100];
        for (int i = 0; i < x.length; i++) {
            x[i] = 1e-3 + 1e-9 * i;
        }
        var phase = PhaseSeries.ofSeconds(x, 1);
        assertThat(Outliers.ofPhase(phase, 5).removed()).isEmpty();
        assertThat(PhaseJumps.remove(phase, 5).jumps()).isEmpty();
        assertThat(Outliers.ofFrequency(new double[50], 1, 5).removed()).isEmpty();
    }

    @Test
    void takesPhaseJumpsOutAndLeavesSpikesAlone() {
        var x = walk(2000);
        var clean = PhaseSeries.ofSeconds(x, 1);
        x[300] += 50;
        for (int i = 700; i < x.length; i++) {
            x[i] += 30;
        }
        x[1400] = Double.NaN;
        for (int i = 1401; i < x.length; i++) {
            x[i] -= 90;
        }
        var result = PhaseJumps.remove(PhaseSeries.ofSeconds(x, 1), 7);
        assertThat(result.jumps()).extracting(PhaseJumps.Jump::index).containsExactly(700, 1401);
        assertThat(result.jumps().get(0).seconds()).isCloseTo(30, Offset.offset(4.0));
        assertThat(result.jumps().get(1).seconds()).isCloseTo(-90, Offset.offset(6.0));
        assertThat(result.phase().at(1999)).isCloseTo(clean.at(1999), Offset.offset(8.0));
    }

    @Test
    void everyMethodFindsAPureDrift() {
        int n = 1001;
        double tau0 = 10;
        double drift = 3e-14;
        double frequency = 2e-9;
        var x = new double[n];
        for (int i = 0; i < n; i++) {
            double t = (i - 500) * tau0;
            x[i] = 1e-6 + frequency * t + 0.5 * drift * t * t;
        }
        x[400] = Double.NaN;
        var phase = PhaseSeries.ofSeconds(x, tau0);
        for (var method : Drift.Method.values()) {
            var found = Drift.of(phase, method);
            if (method == Drift.Method.LINE_THROUGH_PHASE) {
                assertThat(found.driftPerSecond()).isZero();
                assertThat(found.frequency()).isCloseTo(frequency, Offset.offset(1e-12));
                continue;
            }
            assertThat(found.driftPerSecond()).isCloseTo(drift, Offset.offset(1e-21));
            assertThat(found.frequency()).isCloseTo(frequency, Offset.offset(1e-17));
            assertThat(found.phaseSeconds()).isCloseTo(1e-6, Offset.offset(1e-14));
            for (int i = 0; i < n; i++) {
                if (i != 400) {
                    assertThat(found.residual().at(i)).isCloseTo(0, Offset.offset(1e-14));
                }
            }
        }
        assertThat(Drift.of(phase, Drift.Method.THREE_POINTS).driftPerDay())
                .isCloseTo(86400 * drift, Offset.offset(1e-16));
    }
}
