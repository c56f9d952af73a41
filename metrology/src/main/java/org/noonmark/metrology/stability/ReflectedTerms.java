package org.noonmark.metrology.stability;

/// The mean over all windows of a modified total variance (of phase) or a Hadamard total variance
/// (of frequency).
///
/// Windows without gaps go through [ReflectedProducts] together, the others one by one through
/// [ReflectedWindow].
final class ReflectedTerms {
    /// Below this factor a window is quicker to do than to fold.
    private static final int DIRECT_FACTOR = 3;

    private ReflectedTerms() {}

    static Moment of(double[] values, int m, double leastShare) {
        long windows = values.length - 3L * m + 1;
        if (windows < 1) {
            return Moment.NONE;
        }
        var squares = new CompensatedSum();
        var alone = new ReflectedWindow(m, leastShare);
        double period = 6.0 * m * m * m;
        long terms = 0;
        int start = 0;
        while (start < windows) {
            int clean = m < DIRECT_FACTOR ? start : cleanEnd(values, start, (int) windows, m);
            if (clean > start) {
                var sum = new CompensatedSum();
                ReflectedProducts.add(values, start, clean, m, sum);
                squares.add(sum.value() / period);
                terms += clean - start;
                start = clean;
            } else {
                double square = alone.meanSquare(values, start++);
                if (!Double.isNaN(square)) {
                    squares.add(square);
                    terms++;
                }
            }
        }
        return Moment.of(squares, terms);
    }

    /// The first window after `start` that is not complete, or `start` itself when that is not.
    private static int cleanEnd(double[] values, int start, int windows, int m) {
        int end = Math.min(values.length, windows - 1 + 3 * m);
        int i = start;
        while (i < end && !Double.isNaN(values[i])) {
            i++;
        }
        return Math.clamp(i - 3L * m + 1, start, windows);
    }
}
