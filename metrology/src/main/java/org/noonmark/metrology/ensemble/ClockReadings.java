package org.noonmark.metrology.ensemble;

import java.util.Arrays;
import java.util.List;

/// The readings of several clocks against one hub over a record: phase, clock minus hub, at common
/// epochs.
///
/// Immutable: the values are copied in.
public final class ClockReadings {
    private static final int MOST_EMPTY = 30;

    private final List<String> names;
    private final long[] atNanos;
    private final double[][] clockMinusHub;
    private final double[] noise;

    private ClockReadings(
            List<String> names, long[] atNanos, double[][] clockMinusHub, double[] noise) {
        this.names = names;
        this.atNanos = atNanos;
        this.clockMinusHub = clockMinusHub;
        this.noise = noise;
    }

    /// Readings of clocks.
    ///
    /// @param names one for each clock
    /// @param atNanos the epochs, ascending, on any continuous count of nanoseconds
    /// @param clockMinusHub for each clock a reading for each epoch, s; `NaN` where there is none
    /// @param noise standard deviation of a reading, for each clock, s
    /// @throws IllegalArgumentException when lengths differ, an epoch is not later than the one
    ///   before, or a value is infinite
    public static ClockReadings of(
            List<String> names, long[] atNanos, double[][] clockMinusHub, double[] noise) {
        if (clockMinusHub.length != names.size() || noise.length != names.size()) {
            throw new IllegalArgumentException(
                    "must be as many as the %d names: %d clocks, %d noises"
                            .formatted(names.size(), clockMinusHub.length, noise.length));
        }
        for (int i = 1; i < atNanos.length; i++) {
            if (atNanos[i] <= atNanos[i - 1]) {
                throw new IllegalArgumentException("must be later than the one before: epoch " + i);
            }
        }
        var copy = new double[names.size()][];
        for (int k = 0; k < copy.length; k++) {
            copy[k] = clockMinusHub[k].clone();
            if (copy[k].length != atNanos.length || !(noise[k] >= 0)) {
                throw new IllegalArgumentException(
                        "must have %d readings and a noise >= 0: %s"
                                .formatted(atNanos.length, names.get(k)));
            }
            for (double reading : copy[k]) {
                if (Double.isInfinite(reading)) {
                    throw new IllegalArgumentException("must be finite: " + names.get(k));
                }
            }
        }
        return new ClockReadings(List.copyOf(names), atNanos.clone(), copy, noise.clone());
    }

    /// The names of the clocks.
    public List<String> names() {
        return names;
    }

    /// How many clocks there are.
    public int clocks() {
        return names.size();
    }

    /// How many epochs there are.
    public int epochs() {
        return atNanos.length;
    }

    /// An epoch, in nanoseconds.
    public long atNanos(int epoch) {
        return atNanos[epoch];
    }

    /// A reading, in seconds; `NaN` when there is none.
    public double clockMinusHub(int clock, int epoch) {
        return clockMinusHub[clock][epoch];
    }

    /// A copy of all readings of one clock.
    public double[] clockMinusHub(int clock) {
        return clockMinusHub[clock].clone();
    }

    /// Standard deviation of a clock's readings, s.
    public double noise(int clock) {
        return noise[clock];
    }

    /// Fills `into` with the readings of one epoch, by clock.
    void read(int epoch, double[] into) {
        for (int k = 0; k < clockMinusHub.length; k++) {
            into[k] = clockMinusHub[k][epoch];
        }
    }

    double[] noises() {
        return noise.clone();
    }

    /// Values of the epochs at equal steps: each at the step that is nearest to its epoch, `NaN`
    /// where a step has none, the first where it has two. A record with more than [#MOST_EMPTY]
    /// empty steps for each epoch is no series and comes back as it is.
    ///
    /// @param values one for each epoch
    public double[] atEqualSteps(double[] values) {
        int n = atNanos.length;
        double step = stepSeconds() * 1e9;
        double steps = n < 2 ? 0 : Math.rint((atNanos[n - 1] - atNanos[0]) / step);
        if (n < 2 || steps >= (MOST_EMPTY + 1.0) * n) {
            return values.clone();
        }
        var series = new double[(int) steps + 1];
        Arrays.fill(series, Double.NaN);
        for (int e = 0; e < n; e++) {
            int place = (int) Math.rint((atNanos[e] - atNanos[0]) / step);
            series[place] = Double.isNaN(series[place]) ? values[e] : series[place];
        }
        return series;
    }

    /// How far the epoch that fits worst lies from its step, as a share of a step.
    public double largestOffStep() {
        double step = stepSeconds() * 1e9;
        double most = 0;
        for (long at : atNanos) {
            double place = (at - atNanos[0]) / step;
            most = Math.max(most, Math.abs(place - Math.rint(place)));
        }
        return most;
    }

    /// The median step between epochs, in seconds; 1 for fewer than two.
    public double stepSeconds() {
        if (atNanos.length < 2) {
            return 1;
        }
        var steps = new long[atNanos.length - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = atNanos[i + 1] - atNanos[i];
        }
        Arrays.sort(steps);
        return steps[steps.length / 2] / 1e9;
    }
}
