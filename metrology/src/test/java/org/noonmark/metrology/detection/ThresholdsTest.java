package org.noonmark.metrology.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.noonmark.metrology.clocks.ClockType;

/// Thresholds against closed forms.
class ThresholdsTest {
    private static final NoiseModel WHITE_FM = new NoiseModel(0, 1e-24, 0, 1e-9, 0);

    /// In pure white FM a step shows in one reading alone, so it is tested once a reading.
    @Test
    void aPhaseStepInWhiteFmIsANormalTail() {
        double b = Thresholds.ofBank(AnomalyKind.PHASE_STEP, WHITE_FM, 1, 1000, 2.866515719e-7 * 2);
        assertThat(b).isCloseTo(5, within(1e-4));
    }

    /// Siegmund's nu(x) = exp(-0.583 x) for small x, and K tends to 1 where neighbours do not know
    /// of each other.
    @Test
    void clumpsFollowTheOvershootFunction() {
        double apart = 0.5 * 0.01;
        assertThat(Thresholds.clumps(1, apart)).isCloseTo(0.005 * Math.exp(-0.0583), within(2e-5));
        assertThat(Thresholds.clumps(50, 1)).isCloseTo(1, within(1e-2));
        assertThat(Thresholds.clumps(5, 0)).isZero();
    }

    @Test
    void rarerAlarmsNeedHigherThresholds() {
        var noise = NoiseModel.from(ClockType.RUBIDIUM.model().noise(), 60, 1e-10, 0);
        double often = Thresholds.ofBank(AnomalyKind.FREQUENCY_STEP, noise, 60, 4096, 1e-5);
        double seldom = Thresholds.ofBank(AnomalyKind.FREQUENCY_STEP, noise, 60, 4096, 1e-8);
        assertThat(seldom).isGreaterThan(often + 1);
        assertThat(often).isGreaterThan(4);
    }
}
