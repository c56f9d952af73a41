package org.noonmark.metrology.stability;

import java.util.ArrayList;
import java.util.List;

/// Steps in the phase: single frequencies far from their median that the next one does not take
/// back. A step of its own, like [Outliers].
public final class PhaseJumps {
    private PhaseJumps() {}

    /// One step.
    ///
    /// @param index the first reading after it
    /// @param seconds its size, what the median frequency does in the time being taken off
    public record Jump(int index, double seconds) {}

    /// What is left, and what was taken.
    ///
    /// @param phase the series without the steps
    /// @param jumps the steps, ascending
    /// @param limitSeconds how large a change between readings could be
    public record Result(PhaseSeries phase, List<Jump> jumps, double limitSeconds) {
        public Result {
            jumps = List.copyOf(jumps);
        }
    }

    /// The steps larger than `factor` spreads of the changes between neighbouring readings, and the
    /// series without them. A step over a gap belongs to the first reading after it.
    public static Result remove(PhaseSeries phase, double factor) {
        var x = phase.toSeconds();
        var changes = changes(x);
        double median = Robust.median(changes);
        double limit = Outliers.limit(changes, median, factor, Robust.resolution(x));
        var jumps = new ArrayList<Jump>();
        double taken = 0;
        double before = 0;
        int last = 0;
        for (int i = 0; i < x.length; i++) {
            double change = changes[i] - median;
            boolean large = Math.abs(change) > limit;
            if (large && !isTakenBack(changes, i, median) && !isTakingBack(before, change)) {
                jumps.add(new Jump(i, change * (i - last)));
                taken += change * (i - last);
            }
            if (!Double.isNaN(x[i])) {
                before = Double.isNaN(change) ? 0 : change;
                last = i;
            }
            x[i] -= taken;
        }
        return new Result(PhaseSeries.adopt(x, phase.tau0Seconds()), jumps, limit);
    }

    /// The change to each reading from the last one that is there, a step's worth of it over a gap
    /// of the usual frequency being that of one step.
    private static double[] changes(double[] x) {
        var changes = new double[x.length];
        int last = -1;
        for (int i = 0; i < x.length; i++) {
            changes[i] =
                    last < 0 || Double.isNaN(x[i]) ? Double.NaN : (x[i] - x[last]) / (i - last);
            last = Double.isNaN(x[i]) ? last : i;
        }
        return changes;
    }

    private static boolean isTakenBack(double[] changes, int i, double median) {
        int next = i + 1;
        while (next < changes.length && Double.isNaN(changes[next])) {
            next++;
        }
        return next < changes.length && isTakingBack(changes[i] - median, changes[next] - median);
    }

    /// Whether the second change undoes most of the first: a spike, not a step.
    private static boolean isTakingBack(double first, double second) {
        return first * second < 0 && Math.abs(first + second) < 0.5 * Math.abs(first);
    }
}
