package org.noonmark.metrology.stability;

import java.util.ArrayList;
import java.util.List;

/// Readings that do not belong, found by the median absolute deviation (SP 1065 section 10.11). A
/// step of its own: nothing calls it unasked, and it says what it took.
///
/// Where more than half of what is judged is alike, as with a coarse counter, that deviation is 0;
/// the median of the departures that are not 0 then stands in, so that one step of the counter is
/// no outlier.
public final class Outliers {
    /// How many spreads away Riley calls an outlier.
    public static final double USUAL_FACTOR = 5;

    private Outliers() {}

    /// What is left, and what was taken.
    ///
    /// @param phase the series with the outliers missing
    /// @param removed their places, ascending: of phase readings or of frequencies, as was asked
    /// @param median the middle of the values that were judged
    /// @param limit how far from the middle a value could be
    public record Result(PhaseSeries phase, List<Integer> removed, double median, double limit) {
        public Result {
            removed = List.copyOf(removed);
        }
    }

    /// Takes out phase readings that stand out from the mean of their two neighbours by more than
    /// `factor` spreads, and by more than either neighbour does: single spikes, not steps.
    public static Result ofPhase(PhaseSeries phase, double factor) {
        var x = phase.toSeconds();
        var standout = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            standout[i] =
                    i == 0 || i == x.length - 1 ? Double.NaN : x[i] - 0.5 * (x[i - 1] + x[i + 1]);
        }
        double median = Robust.median(standout);
        double limit = limit(standout, median, factor, Robust.resolution(x));
        var removed = new ArrayList<Integer>();
        for (int i = 1; i < x.length - 1; i++) {
            double here = Math.abs(standout[i] - median);
            if (here > limit && isSpike(standout, i, median)) {
                removed.add(i);
            }
        }
        for (int i : removed) {
            x[i] = Double.NaN;
        }
        return new Result(PhaseSeries.adopt(x, phase.tau0Seconds()), removed, median, limit);
    }

    /// A spike of size s stands out by s and its neighbours by -s/2; beside a step of s both stand
    /// out by s/2.
    private static boolean isSpike(double[] standout, int i, double median) {
        double here = standout[i] - median;
        double before = standout[i - 1] - median;
        double after = standout[i + 1] - median;
        double most = 0.8 * Math.abs(here);
        return !(Math.abs(before) > most) && !(Math.abs(after) > most);
    }

    /// Takes out fractional frequencies more than `factor` spreads from their median, before they
    /// are integrated; the phase is carried across as over any gap (see [PhaseSeries#ofFrequency]).
    public static Result ofFrequency(double[] frequency, double tau0Seconds, double factor) {
        var y = frequency.clone();
        double median = Robust.median(y);
        double limit = limit(y, median, factor, Robust.resolution(y));
        var removed = new ArrayList<Integer>();
        for (int i = 0; i < y.length; i++) {
            if (Math.abs(y[i] - median) > limit) {
                removed.add(i);
                y[i] = Double.NaN;
            }
        }
        return new Result(PhaseSeries.ofFrequency(y, tau0Seconds), removed, median, limit);
    }

    /// What departs from the median no more than this belongs: `factor` spreads, or more where
    /// rounding alone could do it.
    static double limit(double[] values, double median, double factor, double resolution) {
        return Math.max(resolution, checked(factor) * Robust.spread(values, median, resolution));
    }

    private static double checked(double factor) {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("must be > 0: factor=" + factor);
        }
        return factor;
    }
}
