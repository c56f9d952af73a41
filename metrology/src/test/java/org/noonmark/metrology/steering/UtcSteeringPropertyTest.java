package org.noonmark.metrology.steering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Generator;
import org.noonmark.testkit.Property;

/// What holds whatever the BIPM publishes.
final class UtcSteeringPropertyTest {
    private static final double DAY = 86_400;
    private static final SteerLimits LIMITS = new SteerLimits(5e-14, 5e-15, 2e-14);
    private static final ScaleModel MODEL = ScaleModel.ofDay(1e-10, 1e-15);

    /// Ten weeks of values: calm ones, wild ones, a scale that runs away.
    private static final Generator<double[]> RECORDS =
            (random, size) -> {
                var values = new double[70];
                double scale = Math.pow(10, -9 + size / 12.0);
                double slope = scale * random.nextGaussian();
                for (int i = 0; i < values.length; i++) {
                    boolean isWild = random.nextInt(20) == 0;
                    values[i] = slope * i + (isWild ? 1e3 : 1) * scale * random.nextGaussian();
                }
                return values;
            };

    private record Run(List<Steer> steers, UtcSteering steering) {}

    private static Run run(double[] free, SteeringLaw law, PublicationSchedule schedule) {
        var steering = new UtcSteering(MODEL, law, LIMITS, (_, _) -> {});
        int every = (int) (law.intervalSeconds() / DAY);
        var run = new SteeringRun(steering, schedule, every, 0);
        for (int day = 0; day < free.length; day++) {
            run.day(day, free[day], 0, 1e-10);
        }
        return new Run(run.steers(), steering);
    }

    @Test
    void limitsAreNeverExceeded() {
        var laws =
                List.of(
                        SteeringLaw.lqg(DAY, 1e-9, 1e-12),
                        SteeringLaw.lqg(7 * DAY, 1e-9, 1e-15),
                        SteeringLaw.poles(DAY, 0.5, 0));
        Property.forAll(
                200,
                RECORDS,
                free -> {
                    for (var law : laws) {
                        double before = 0;
                        for (var steer : run(free, law, new PublicationSchedule.Utcr(3)).steers) {
                            assertThat(Math.abs(steer.frequency())).isLessThanOrEqualTo(5e-14);
                            assertThat(Math.abs(steer.frequency() - before))
                                    .isLessThanOrEqualTo(5e-15 * (1 + 1e-9));
                            boolean isExceeded = steer.reason().contains("the largest phase slew");
                            assertThat(isExceeded || Math.abs(steer.slew()) <= 2e-14).isTrue();
                            before = steer.frequency();
                        }
                    }
                });
    }

    @Test
    void thereIsNeverAStepOnTheOutput() {
        Property.forAll(
                100,
                RECORDS,
                free -> {
                    var history =
                            run(
                                            free,
                                            SteeringLaw.lqg(DAY, 1e-9, 1e-12),
                                            new PublicationSchedule.Utcr(3))
                                    .steering
                                    .history();
                    double step = 1 / 86_400.0;
                    for (double mjd = 0; mjd < 70; mjd += 0.25) {
                        double moved =
                                history.phaseSeconds(mjd + step) - history.phaseSeconds(mjd - step);
                        // Two seconds at the largest steer.
                        assertThat(Math.abs(moved)).isLessThanOrEqualTo(2.1 * 5e-14 + 1e-21);
                    }
                });
    }

    /// A value changes nothing before the day on which it is published.
    @Test
    void theFutureChangesNothing() {
        for (var schedule :
                List.of(new PublicationSchedule.Utcr(3), new PublicationSchedule.CircularT(10))) {
            var random = new SplittableRandom(5);
            var free = RECORDS.generate(random, 20);
            var original = run(free, SteeringLaw.lqg(DAY, 1e-9, 1e-15), schedule).steers;
            for (int day = 0; day < free.length; day++) {
                var published = schedule.published(day);
                if (published.isPresent()) {
                    var changed = free.clone();
                    changed[day] += 1e-7;
                    var steers = run(changed, SteeringLaw.lqg(DAY, 1e-9, 1e-15), schedule).steers;
                    int known = (int) Math.min(free.length, published.getAsLong());
                    assertThat(steers.subList(0, known)).isEqualTo(original.subList(0, known));
                }
            }
        }
    }

    @Test
    void theStepperHearsEverySteerAndEverySteerHasItsReason() {
        var heard = new ArrayList<Double>();
        var steering =
                new UtcSteering(
                        MODEL,
                        SteeringLaw.lqg(DAY, 1e-9, 1e-12),
                        new SteerLimits(1e-12, 1e-12, 1e-12),
                        (_, frequency) -> heard.add(frequency));
        var first = steering.steer(0);
        steering.published(new Comparison(0, 5e-9, 1e-10));
        steering.published(new Comparison(1, 6e-9, 1e-10));
        var second = steering.steer(3);
        assertThat(first.reason()).isEqualTo("no comparison yet");
        assertThat(second.reason())
                .startsWith("last comparison 2 days old: output -")
                .contains("moves the phase by +");
        assertThat(second.predictions()).hasSize(9);
        assertThat(second.predictions().getLast().days()).isEqualTo(45);
        assertThat(heard).containsExactly(0.0, second.frequency());
    }

    @Test
    void anOldComparisonIsCalledHoldover() {
        var steering =
                new UtcSteering(MODEL, SteeringLaw.lqg(DAY, 1e-9, 1e-15), LIMITS, (_, _) -> {});
        steering.published(new Comparison(0, 0, 1e-10));
        assertThat(steering.steer(60).reason()).startsWith("holdover, last comparison 60 days old");
    }
}
