package org.noonmark.metrology.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What holds for every algorithm.
class TimeScaleTest {
    private static final double STEP = 3600;
    private static final ScaleSettings SETTINGS = ScaleSettings.LABORATORY;

    /// Phases of caesium clocks with frequency offsets, against an ideal hub.
    private static double[][] caesium(int clocks, int epochs, long seed) {
        var random = new SplittableRandom(seed);
        var phases = new double[clocks][epochs];
        for (int k = 0; k < clocks; k++) {
            double frequency = 1e-13 * random.nextGaussian();
            for (int e = 1; e < epochs; e++) {
                phases[k][e] = phases[k][e - 1] + STEP * frequency + 3e-10 * random.nextGaussian();
            }
        }
        return phases;
    }

    private static ClockReadings readings(double[][] phases) {
        var atNanos = new long[phases[0].length];
        for (int e = 0; e < atNanos.length; e++) {
            atNanos[e] = e * (long) (STEP * 1e9);
        }
        var names = new ArrayList<String>();
        for (int k = 0; k < phases.length; k++) {
            names.add("clock " + k);
        }
        return ClockReadings.of(names, atNanos, phases, new double[phases.length]);
    }

    private static double[] run(
            Algorithm algorithm, double[][] phases, EnsembleRun.Observer observer) {
        var priors = new ArrayList<ClockPrior>();
        for (int k = 0; k < phases.length; k++) {
            priors.add(ClockPrior.of(2.5e-23, 3e-36));
        }
        return EnsembleRun.of(
                algorithm, readings(phases), priors, SETTINGS, (_, _) -> {}, observer);
    }

    @ParameterizedTest
    @EnumSource
    void givesTheSameScaleBitForBit(Algorithm algorithm) {
        var first = run(algorithm, caesium(5, 500, 1), (_, _) -> {});
        var again = run(algorithm, caesium(5, 500, 1), (_, _) -> {});

        assertThat(again).isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource
    void cancelsTheHub(Algorithm algorithm) {
        var phases = caesium(5, 500, 2);
        var against = caesium(6, 500, 2);
        for (int k = 0; k < 5; k++) {
            for (int e = 0; e < 500; e++) {
                against[k][e] = phases[k][e] - against[5][e];
            }
        }
        var ideal = run(algorithm, phases, (_, _) -> {});
        var noisy = run(algorithm, Arrays.copyOf(against, 5), (_, _) -> {});

        for (int e = 0; e < 500; e++) {
            assertThat(noisy[e] + against[5][e])
                    .as("epoch %d", e)
                    .isCloseTo(ideal[e], within(1e-14));
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesOnWithoutABreakWhenAClockLeavesAndAnotherJoins(Algorithm algorithm) {
        var phases = caesium(6, 800, 3);
        Arrays.fill(phases[5], 0, 300, Double.NaN);
        for (int e = 300; e < 800; e++) {
            phases[5][e] += 1e-3;
        }
        var weights = new double[800];
        var scale =
                run(
                        algorithm,
                        phases,
                        (epoch, made) -> {
                            weights[epoch] = made.weight(5);
                            if (epoch == 400) {
                                made.leave(0);
                            }
                        });

        for (int e = 1; e < 800; e++) {
            assertThat(Math.abs(scale[e] - scale[e - 1])).as("epoch %d", e).isLessThan(2e-9);
        }
        assertThat(weights[799]).isGreaterThan(0.02);
    }

    /// The weights of the Kalman scale are what its filter implies for the epoch.
    @ParameterizedTest
    @EnumSource(names = "KALMAN", mode = EnumSource.Mode.EXCLUDE)
    void neverLetsAWeightJumpUp(Algorithm algorithm) {
        var phases = caesium(6, 900, 4);
        for (int e = 450; e < 900; e++) {
            phases[2][e] += 1e-7;
        }
        var before = new double[6];
        run(
                algorithm,
                phases,
                (epoch, made) -> {
                    boolean anyLeft = false;
                    for (int k = 0; k < 6; k++) {
                        anyLeft |= before[k] > 0.02 && made.weight(k) < before[k] / 2;
                    }
                    for (int k = 0; k < 6 && epoch > 3; k++) {
                        double most = anyLeft ? 0.35 : 0.06;
                        assertThat(made.weight(k) - before[k])
                                .as("clock %d, epoch %d", k, epoch)
                                .isLessThan(most);
                    }
                    for (int k = 0; k < 6; k++) {
                        before[k] = made.weight(k);
                    }
                });
    }

    @ParameterizedTest
    @EnumSource
    void putsASteppedClockOutAndTakesItBack(Algorithm algorithm) {
        var phases = caesium(6, 900, 5);
        for (int e = 450; e < 900; e++) {
            phases[2][e] += 1e-7;
        }
        var standings = new ArrayList<ClockStanding>();
        run(algorithm, phases, (_, made) -> standings.add(made.standing(2)));

        assertThat(standings.get(449)).isEqualTo(ClockStanding.IN_USE);
        assertThat(standings.subList(450, 454)).contains(ClockStanding.PHASE_STEP);
        assertThat(standings.get(470)).isEqualTo(ClockStanding.PROBATION);
        assertThat(standings.get(899)).isEqualTo(ClockStanding.IN_USE);
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnEpochThatIsNotLater(Algorithm algorithm) {
        var scale = algorithm.begin(SETTINGS, (_, _) -> {});
        scale.join(ClockPrior.of(1e-22, 0));
        scale.advance(10, new double[1], new double[1]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> scale.advance(10, new double[1], new double[1]))
                .withMessageContaining("must be later");
    }

    @ParameterizedTest
    @EnumSource
    void runsOnWhenNobodyIsRead(Algorithm algorithm) {
        var phases = caesium(4, 300, 6);
        for (var clock : phases) {
            Arrays.fill(clock, 200, 210, Double.NaN);
        }
        var scale = run(algorithm, phases, (_, _) -> {});

        for (int e = 1; e < 300; e++) {
            assertThat(Math.abs(scale[e] - scale[e - 1])).as("epoch %d", e).isLessThan(3e-9);
        }
    }

    @ParameterizedTest
    @EnumSource
    void obeysATestFromOutside(Algorithm algorithm) {
        var told = new ArrayList<ScaleEvent>();
        InnovationTest test = (slot, atNanos, _, _) -> slot != 1 || atNanos < 100 * 3600e9;
        var priors =
                List.of(
                        ClockPrior.of(2.5e-23, 0),
                        ClockPrior.of(2.5e-23, 0),
                        ClockPrior.of(2.5e-23, 0));
        EnsembleRun.of(
                algorithm,
                readings(caesium(3, 120, 7)),
                priors,
                SETTINGS.with(test),
                (_, event) -> told.add(event),
                (_, _) -> {});

        assertThat(told)
                .anyMatch(event ->
                        event instanceof ScaleEvent.PutOut out
                                && out.slot() == 1
                                && out.why() == ClockStanding.DISTRUSTED);
    }
}
