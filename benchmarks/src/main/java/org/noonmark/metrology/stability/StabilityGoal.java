package org.noonmark.metrology.stability;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/// What shall be done in how many seconds, on two cores.
public enum StabilityGoal {
    PREFIX_SUMS(
            10_000_000,
            1,
            Statistic.OADEV,
            Statistic.MDEV,
            Statistic.TDEV,
            Statistic.OHDEV,
            Statistic.TOTDEV),
    MTIE(1_000_000, 0.3, Statistic.MTIE),
    PDEV(1_000_000, 1, Statistic.PDEV),
    MTOTDEV_100K(100_000, 10, Statistic.MTOTDEV),
    HTOTDEV_100K(100_000, 10, Statistic.HTOTDEV),
    THEO1_100K(100_000, 10, Statistic.THEO1),
    MTOTDEV_1M(1_000_000, 10, Statistic.MTOTDEV),
    HTOTDEV_1M(1_000_000, 10, Statistic.HTOTDEV),
    THEO1_1M(1_000_000, 10, Statistic.THEO1);

    private static final double WHITE_PM_SECONDS = 1e-11;
    private static final double WHITE_FM = 1e-11;

    private final int points;
    private final double seconds;
    private final List<Statistic> statistics;

    StabilityGoal(int points, double seconds, Statistic... statistics) {
        this.points = points;
        this.seconds = seconds;
        this.statistics = List.of(statistics);
    }

    int points() {
        return points;
    }

    /// The goal.
    double seconds() {
        return seconds;
    }

    /// The names as on a command line, with commas.
    String names() {
        return statistics.stream().map(Statistic::label).collect(Collectors.joining(","));
    }

    /// White PM and white FM, always the same.
    static double[] record(int points) {
        var random = new SplittableRandom(points);
        var x = new double[points];
        double clock = 0;
        for (int i = 0; i < points; i++) {
            x[i] = clock + WHITE_PM_SECONDS * random.nextGaussian();
            clock += WHITE_FM * random.nextGaussian();
        }
        return x;
    }

    /// Everything at octave averaging times, without intervals removed or biases added: the values
    /// that the definitions give.
    List<Deviation> measure(PhaseSeries phase, Executor executor) {
        return StabilityAnalysis.of(phase, StabilityOptions.DEFAULT.uncorrected())
                .compute(statistics, TauList.octave(), executor, (_, _) -> {});
    }
}
