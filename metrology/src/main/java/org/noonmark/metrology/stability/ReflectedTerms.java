package org.noonmark.metrology.stability;

/// The mean over all windows of a modified total variance (of phase) or a Hadamard total variance
/// (of frequency).
///
/// With readings missing a window counts when each of its thirds has at least the wanted share of
/// its readings; the others are stood in for (see [GapFill]).
final class ReflectedTerms {
    /// Below this factor a window is quicker to do than to fold.
    private static final int DIRECT_FACTOR = 3;

    private ReflectedTerms() {}

    static Moment of(double[] values, int m) {
        var squares = new CompensatedSum();
        long windows = values.length - 3L * m + 1;
        if (windows > 0) {
            add(values, 0, (int) windows, m, squares);
        }
        return Moment.of(squares, windows);
    }

    static Moment of(GapFill fill, int m, double leastShare) {
        var values = fill.filled();
        int needed = GappedDifferences.needed(m, leastShare);
        var squares = new CompensatedSum();
        long windows = values.length - 3L * m + 1;
        long terms = 0;
        int start = 0;
        while (start < windows) {
            int end = start;
            while (end < windows && GappedDifferences.counts(fill, end, m, needed)) {
                end++;
            }
            add(values, start, end, m, squares);
            terms += end - start;
            start = end + 1;
        }
        return Moment.of(squares, terms);
    }

    /// Adds the windows from `from` up to but not including `to`.
    private static void add(double[] values, int from, int to, int m, CompensatedSum squares) {
        if (m >= DIRECT_FACTOR) {
            var sum = new CompensatedSum();
            ReflectedProducts.add(values, from, to, m, sum);
            squares.add(sum.value() / (6.0 * m * m * m));
            return;
        }
        var window = new ReflectedWindow(m);
        for (int i = from; i < to; i++) {
            squares.add(window.meanSquare(values, i));
        }
    }
}
