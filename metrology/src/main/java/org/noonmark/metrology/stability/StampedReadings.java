package org.noonmark.metrology.stability;

import java.util.Arrays;

/// Readings with time stamps, put on a grid of equal steps; where the grid has no reading it has a
/// gap.
///
/// Nothing is silent: the report says what was dropped, doubled, out of order or missing.
public final class StampedReadings {
    private static final int MOST_SLOTS = 1 << 30;

    private final double[] values;
    private final double tau0Seconds;
    private final double startSeconds;
    private final Report report;

    private StampedReadings(
            double[] values, double tau0Seconds, double startSeconds, Report report) {
        this.values = values;
        this.tau0Seconds = tau0Seconds;
        this.startSeconds = startSeconds;
        this.report = report;
    }

    /// What happened to the readings on their way to the grid.
    ///
    /// @param readings how many came in
    /// @param used how many are on the grid, or carried a value to it
    /// @param offGrid dropped: farther from the grid than allowed
    /// @param doubled dropped: another reading is nearer to the same place
    /// @param outOfOrder stamped earlier than the one before; they are used all the same
    /// @param empty places of the grid without a value
    /// @param farthestSeconds the largest distance of a used reading from its place; 0 when values
    ///   were interpolated
    public record Report(
            int readings,
            int used,
            int offGrid,
            int doubled,
            int outOfOrder,
            int empty,
            double farthestSeconds) {}

    /// The median step between neighbouring stamps: what tau0 most likely is.
    ///
    /// @throws IllegalArgumentException for fewer than two stamps
    public static double usualStepSeconds(double[] stampSeconds) {
        if (stampSeconds.length < 2) {
            throw new IllegalArgumentException("must be at least 2: stamps=" + stampSeconds.length);
        }
        var steps = new double[stampSeconds.length - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Math.abs(stampSeconds[i + 1] - stampSeconds[i]);
        }
        return Robust.median(steps);
    }

    /// Each reading goes to the nearest place of a grid that begins with the earliest stamp, when
    /// it is within `toleranceSeconds` of it; of several the nearest stays.
    public static StampedReadings nearest(
            double[] stampSeconds, double[] values, double tau0Seconds, double toleranceSeconds) {
        double start = check(stampSeconds, values, tau0Seconds);
        var grid = emptyGrid(stampSeconds, start, tau0Seconds);
        var distance = new double[grid.length];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        int offGrid = 0;
        int doubled = 0;
        for (int i = 0; i < values.length; i++) {
            int place = (int) Math.round((stampSeconds[i] - start) / tau0Seconds);
            double off = Math.abs(stampSeconds[i] - (start + place * tau0Seconds));
            if (off > toleranceSeconds) {
                offGrid++;
                continue;
            }
            if (distance[place] < Double.POSITIVE_INFINITY) {
                doubled++;
            }
            if (off < distance[place]) {
                distance[place] = off;
                grid[place] = values[i];
            }
        }
        var report =
                new Report(
                        values.length,
                        values.length - offGrid - doubled,
                        offGrid,
                        doubled,
                        outOfOrder(stampSeconds),
                        missing(grid),
                        farthest(distance));
        return new StampedReadings(grid, tau0Seconds, start, report);
    }

    /// Each place of a grid that begins with the earliest stamp takes its value from the straight
    /// line between the readings around it, when they are no farther apart than
    /// `longestGapSeconds`.
    ///
    /// The stamps are sorted first; of readings with the same stamp the first stays.
    public static StampedReadings interpolated(
            double[] stampSeconds, double[] values, double tau0Seconds, double longestGapSeconds) {
        double start = check(stampSeconds, values, tau0Seconds);
        var order = sortedOrder(stampSeconds);
        var grid = emptyGrid(stampSeconds, start, tau0Seconds);
        int doubled = 0;
        for (int k = 1; k < order.length; k++) {
            doubled += stampSeconds[order[k]] == stampSeconds[order[k - 1]] ? 1 : 0;
        }
        int next = 0;
        for (int place = 0; place < grid.length; place++) {
            double time = start + place * tau0Seconds;
            while (next < order.length - 1 && stampSeconds[order[next]] < time) {
                next++;
            }
            grid[place] = between(stampSeconds, values, order, next, time, longestGapSeconds);
        }
        return new StampedReadings(
                grid,
                tau0Seconds,
                start,
                new Report(
                        values.length,
                        values.length - doubled,
                        0,
                        doubled,
                        outOfOrder(stampSeconds),
                        missing(grid),
                        0));
    }

    private static double between(
            double[] stamps, double[] values, int[] order, int next, double time, double longest) {
        double after = stamps[order[next]];
        if (after == time || next == 0) {
            return after == time ? values[order[next]] : Double.NaN;
        }
        double before = stamps[order[next - 1]];
        if (after < time || after - before > longest) {
            return Double.NaN;
        }
        double share = (time - before) / (after - before);
        return values[order[next - 1]] + share * (values[order[next]] - values[order[next - 1]]);
    }

    private static double check(double[] stamps, double[] values, double tau0) {
        if (stamps.length != values.length || stamps.length == 0) {
            throw new IllegalArgumentException(
                    "must be as many stamps as values, and not none: stamps=%d values=%d"
                            .formatted(stamps.length, values.length));
        }
        if (!(tau0 > 0)) {
            throw new IllegalArgumentException("must be > 0: tau0Seconds=" + tau0);
        }
        double least = stamps[0];
        for (double stamp : stamps) {
            if (Double.isNaN(stamp) || Double.isInfinite(stamp)) {
                throw new IllegalArgumentException("must be finite: stamp=" + stamp);
            }
            least = Math.min(least, stamp);
        }
        return least;
    }

    private static double[] emptyGrid(double[] stamps, double start, double tau0) {
        double most = Arrays.stream(stamps).max().orElse(start);
        double slots = Math.floor((most - start) / tau0 + 0.5) + 1;
        if (slots > MOST_SLOTS) {
            throw new IllegalArgumentException(
                    "grid of %.0f places: is tau0Seconds=%s right?".formatted(slots, tau0));
        }
        var grid = new double[(int) slots];
        Arrays.fill(grid, Double.NaN);
        return grid;
    }

    private static int[] sortedOrder(double[] stamps) {
        return java.util.stream.IntStream.range(0, stamps.length)
                .boxed()
                .sorted((a, b) -> Double.compare(stamps[a], stamps[b]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int outOfOrder(double[] stamps) {
        int count = 0;
        for (int i = 1; i < stamps.length; i++) {
            count += stamps[i] < stamps[i - 1] ? 1 : 0;
        }
        return count;
    }

    private static double farthest(double[] distance) {
        double farthest = 0;
        for (double off : distance) {
            farthest = off < Double.POSITIVE_INFINITY ? Math.max(farthest, off) : farthest;
        }
        return farthest;
    }

    private static int missing(double[] grid) {
        int count = 0;
        for (double value : grid) {
            count += Double.isNaN(value) ? 1 : 0;
        }
        return count;
    }

    /// The grid as phase in seconds.
    public PhaseSeries asPhase() {
        return PhaseSeries.ofSeconds(values, tau0Seconds);
    }

    /// The grid as fractional frequency, see [PhaseSeries#ofFrequency].
    public PhaseSeries asFrequency() {
        return PhaseSeries.ofFrequency(values, tau0Seconds);
    }

    /// The stamp of the first place.
    public double startSeconds() {
        return startSeconds;
    }

    public Report report() {
        return report;
    }
}
