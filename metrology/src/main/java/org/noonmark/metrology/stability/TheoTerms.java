package org.noonmark.metrology.stability;

/// Theo1, term by term (SP 1065 equation 30): for each window of m + 1 readings and k from 1 to h =
/// m / 2, the square of x(i) - x(i+k) - x(i+m-k) + x(i+m) over k.
///
/// Here delta of the standard is h - k. The moment is the mean over the windows of the weighted
/// square; its terms are the pairs (i, k).
final class TheoTerms {
    private static final int BLOCK = 1024;

    /// Below this factor the direct sum is faster than the transforms of [TheoProducts].
    static final int DIRECT_FACTOR = 512;

    /// Below so many windows it is as fast, and keeps more digits.
    private static final int DIRECT_WINDOWS = 1024;

    private TheoTerms() {}

    /// For readings without gaps and m even.
    static Moment of(double[] x, int m) {
        long windows = x.length - (long) m;
        if (windows < 1) {
            return Moment.NONE;
        }
        var squares = new CompensatedSum();
        if (m <= DIRECT_FACTOR || windows < DIRECT_WINDOWS) {
            direct(x, m, 0, (int) windows, squares);
        } else {
            squares.add(TheoProducts.sum(x, m));
        }
        return new Moment(squares.value() / windows, windows * (m / 2));
    }

    /// The sum over the windows from `from` up to but not including `to`.
    static void direct(double[] x, int m, int from, int to, CompensatedSum squares) {
        var sums = new double[BLOCK];
        for (int start = from; start < to; start += BLOCK) {
            int count = Math.min(BLOCK, to - start);
            java.util.Arrays.fill(sums, 0);
            for (int k = 1; k <= m / 2; k++) {
                add(x, m, k, start, count, sums);
            }
            for (int i = 0; i < count; i++) {
                squares.add(sums[i]);
            }
        }
    }

    private static void add(double[] x, int m, int k, int start, int count, double[] sums) {
        double weight = 1.0 / k;
        for (int i = 0; i < count; i++) {
            double term =
                    (x[start + i] - x[start + i + k]) - (x[start + i + m - k] - x[start + i + m]);
            sums[i] += weight * (term * term);
        }
    }

    /// The sum of 1/k for k from 1 to h.
    static double harmonic(int h) {
        var sum = new CompensatedSum();
        for (int k = h; k >= 1; k--) {
            sum.add(1.0 / k);
        }
        return sum.value();
    }
}
