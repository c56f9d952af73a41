package org.noonmark.metrology.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.noonmark.metrology.steering.SteerLimits.Limit;

/// What is said when limits cannot all be kept.
final class SteerLimitsTest {
    private static final SteerLimits LIMITS = new SteerLimits(1e-12, 1e-13, 1e-13);

    @Test
    void withinAllLimitsNothingIsExceeded() {
        var limited = LIMITS.apply(0, 3e-14, 2e-14);
        assertThat(limited.steer()).isEqualTo(3e-14);
        assertThat(limited.by()).isEqualTo(Limit.NONE);
        assertThat(limited.exceeded()).isEmpty();
    }

    @Test
    void theLimitOfChangeGoesBeforeTheSlewAndTheSlewIsTheTrueOne() {
        var limited = LIMITS.apply(0, -8e-13, 8e-13);
        assertThat(limited.steer()).isEqualTo(-1e-13);
        assertThat(limited.slew()).isCloseTo(7e-13, within(1e-25));
        assertThat(limited.by()).isEqualTo(Limit.CHANGE);
        assertThat(limited.exceeded()).containsExactly(Limit.SLEW);
    }

    @Test
    void aSteerBeforeThatWasTooLargeMakesBothGiveWay() {
        var limited = LIMITS.apply(5e-12, 5e-12, -5e-12);
        assertThat(limited.steer()).isEqualTo(1e-12);
        assertThat(limited.slew()).isCloseTo(-4e-12, within(1e-24));
        assertThat(limited.exceeded()).containsExactlyInAnyOrder(Limit.CHANGE, Limit.SLEW);
    }

    /// The reason moves the phase as fast as its own prediction does.
    @Test
    void theReasonAgreesWithThePrediction() {
        var steering =
                new UtcSteering(
                        ScaleModel.ofDay(1e-10, 1e-16),
                        SteeringLaw.lqg(7 * 86_400, 1e-9, 1e-14),
                        LIMITS,
                        (_, _) -> {});
        for (int day = 0; day < 30; day++) {
            steering.published(new Comparison(day, -8e-13 * 86_400 * day, 1e-10));
        }
        var steer = steering.steer(30);
        double perDay = steer.slew() * 86_400;
        assertThat(perDay).isCloseTo(7e-13 * 86_400, within(2e-9));
        var first = steer.predictions().get(0).scaleMinusUtcSeconds();
        assertThat(first - 30 * 8e-13 * 86_400).isCloseTo(5 * perDay, within(10e-9));
        assertThat(steer.reason())
                .contains("held at the largest change of steer")
                .endsWith("had to exceed the largest phase slew");
    }
}
