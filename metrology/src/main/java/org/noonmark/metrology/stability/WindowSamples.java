package org.noonmark.metrology.stability;

/// The statistics that look at one window after another, over all windows or over some.
///
/// Some are every k-th from the middle of the first k on. The standard error is that of the mean of
/// independent windows; neighbours resemble each other, so an even spread does no worse.
final class WindowSamples {
    private WindowSamples() {}

    /// For MTOT from phase and HTOT from frequency; `fill` has the values.
    static Measured reflected(GapFill fill, boolean gaps, int m, StabilityOptions options) {
        var values = fill.filled();
        long windows = values.length - 3L * m + 1;
        int wanted = options.sampledWindows();
        if (wanted == 0 || windows <= wanted) {
            return Measured.all(
                    gaps
                            ? ReflectedTerms.of(fill, m, options.leastShare())
                            : ReflectedTerms.of(values, m));
        }
        var sample = new Sample();
        var window = new ReflectedWindow(m);
        int needed = GappedDifferences.needed(m, options.leastShare());
        for (int k = 0; k < wanted; k++) {
            int start = place(k, wanted, windows);
            if (!gaps || GappedDifferences.counts(fill, start, m, needed)) {
                sample.add(window.meanSquare(values, start), 1, 1);
            }
        }
        return sample.measured(windows, 1);
    }

    /// For Theo1.
    static Measured theo(double[] x, GapFill fill, boolean gaps, int m, StabilityOptions options) {
        long windows = x.length - (long) m;
        int wanted = options.sampledWindows();
        if (wanted == 0 || windows <= wanted) {
            return Measured.all(gaps ? GappedTheo.of(x, fill.filled(), m) : TheoTerms.of(x, m));
        }
        var sample = new Sample();
        var one = new GappedTheo.Window();
        for (int k = 0; k < wanted; k++) {
            one.measure(x, place(k, wanted, windows), m);
            if (one.weight > 0) {
                sample.add(one.squares, one.weight, one.terms);
            }
        }
        return sample.measured(windows, TheoTerms.harmonic(m / 2));
    }

    private static int place(int k, int wanted, long windows) {
        return (int) ((2L * k + 1) * windows / (2L * wanted));
    }

    /// A weighted mean with the scatter of what went into it.
    private static final class Sample {
        private final CompensatedSum squares = new CompensatedSum();
        private final CompensatedSum weights = new CompensatedSum();
        private final CompensatedSum fourth = new CompensatedSum();
        private long terms;
        private long used;

        void add(double square, double weight, long termCount) {
            squares.add(square);
            weights.add(weight);
            double mean = square / weight;
            fourth.add(mean * mean);
            terms += termCount;
            used++;
        }

        /// The mean square, times `scale`.
        Measured measured(long windows, double scale) {
            if (used == 0) {
                return Measured.all(Moment.NONE);
            }
            double mean = squares.value() / weights.value();
            double variance = Math.max(0, fourth.value() / used - mean * mean);
            double relative = 0.5 * Math.sqrt(variance / used) / mean;
            return new Measured(
                    new Moment(mean * scale, terms), new Sampling(used, windows, relative));
        }
    }
}
