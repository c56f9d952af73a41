package org.noonmark.metrology.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Gains by pole placement and LQG.
final class SteeringLawTest {
    private static final double DAY = 86_400;

    /// The mean square of the phase over a long time, from a phase error, with perfect knowledge.
    private static double cost(SteeringLaw law, double changeWeight) {
        double t = law.intervalSeconds();
        double x = 1;
        double y = 0.3 / t;
        double sum = 0;
        for (int i = 0; i < 500; i++) {
            double u = law.change(x, y);
            double v = (y + u) * t;
            sum += x * x + x * v + v * v / 3 + changeWeight * u * u;
            x += v;
            y += u;
        }
        return sum;
    }

    @Test
    void twoPolesAtZeroBringThePhaseBackInTwoSteers() {
        var law = SteeringLaw.poles(DAY, 0, 0);
        double x = 3e-9;
        double y = 2e-14;
        for (int i = 0; i < 2; i++) {
            y += law.change(x, y);
            x += y * DAY;
        }
        assertThat(x).isCloseTo(0, within(1e-22));
        assertThat(y).isCloseTo(0, within(1e-27));
    }

    @Test
    void thePhaseDecaysByTheLargerPole() {
        var law = SteeringLaw.poles(DAY, 0.8, 0.1);
        double x = 1e-9;
        double y = 0;
        double before = 0;
        for (int i = 0; i < 30; i++) {
            before = x;
            y += law.change(x, y);
            x += y * DAY;
        }
        assertThat(x / before).isCloseTo(0.8, within(1e-9));
    }

    @Test
    void noOtherGainsCostLessThanLqg() {
        var best = SteeringLaw.lqg(DAY, 1e-9, 1e-14);
        double weight = 1e-9 / 1e-14 * (1e-9 / 1e-14);
        for (double dx = -0.02; dx <= 0.021; dx += 0.02) {
            for (double dy = -0.02; dy <= 0.021; dy += 0.02) {
                if (Math.abs(dx) + Math.abs(dy) > 1e-9) {
                    var other =
                            new SteeringLaw(
                                    DAY,
                                    best.phaseGain() * (1 + dx),
                                    best.frequencyGain() * (1 + dy));
                    assertThat(cost(other, weight)).isGreaterThan(cost(best, weight));
                }
            }
        }
    }

    /// With free steers the frequency is taken out whole and only the phase is weighed.
    @Test
    void withoutACostOfChangesTheFrequencyIsTakenOutAtOnce() {
        var law = SteeringLaw.lqg(7 * DAY, 1e-9, 1);
        assertThat(law.frequencyGain()).isCloseTo(1, within(1e-9));
        assertThat(law.phaseGain() * 7 * DAY).isBetween(1.0, 1.4);
    }

    @Test
    void costlyChangesMakeGentleSteers() {
        assertThat(SteeringLaw.lqg(DAY, 1e-9, 1e-16).phaseGain())
                .isLessThan(SteeringLaw.lqg(DAY, 1e-9, 1e-15).phaseGain());
    }

    @Test
    void refusesWhatIsUnstable() {
        assertThatThrownBy(() -> new SteeringLaw(DAY, 3 / DAY, 1))
                .hasMessageContaining("must be stable");
        assertThatThrownBy(() -> SteeringLaw.poles(DAY, 1, 0)).hasMessageContaining("below 1");
        assertThatThrownBy(() -> SteeringLaw.lqg(DAY, 0, 1)).hasMessageContaining("must be > 0");
    }
}
