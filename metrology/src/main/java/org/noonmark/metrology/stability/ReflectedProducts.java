package org.noonmark.metrology.stability;

/// The sum over all windows of a modified or Hadamard total variance, in O(N) whatever m is.
///
/// A window is L = 3m readings less their trend, extended by reflection at both ends, and its share
/// is the sum of z^2 over one period of 6m, z(t) = Q(t+3m) - 3 Q(t+2m) + 3 Q(t+m) - Q(t) with Q the
/// prefix sum of the extended window. With the mean taken away Q is odd about both ends of the
/// window, so the sum over the period folds into the window: it is W(Q, Q), see [ReflectionMatrix].
/// Q is P, the prefix sum of the stretch, less a quadratic p that depends on the window, so the
/// share is W(P, P) - 2 W(P, p) + W(p, p). The last two follow from moments of P over five
/// intervals. Of the first only the sum over the windows is needed: a product P(i) P(j) counts once
/// for each window that pairs i with j. For j = i + a that is a number of windows; for the
/// reflected products, j = 2n + const - i, it is a sum of every second P over an interval. All are
/// differences of prefix sums.
///
/// Windows are taken 2m at a time, each stretch less its own line, and every prefix sum carries
/// what rounding would lose.
final class ReflectedProducts {
    private final double[] values;
    private final int m;
    private final int span;
    private final ReflectionMatrix matrix;
    private final int block;
    private final double[] local;
    private final double[] prefix;
    private final double[] everySecond;
    private final double[][] moments = new double[3][];

    private ReflectedProducts(double[] values, int from, int to, int m) {
        this.values = values;
        this.m = m;
        span = 3 * m;
        matrix = new ReflectionMatrix(m);
        block = Math.min(2 * m, to - from);
        int readings = block + span - 1;
        local = new double[readings];
        prefix = new double[readings + 1];
        everySecond = new double[readings + 3];
        for (int k = 0; k < 3; k++) {
            moments[k] = new double[readings + 2];
        }
    }

    /// Adds the shares of the windows that begin at `from` up to but not including `to`; none of
    /// their readings may be missing.
    static void add(double[] values, int from, int to, int m, CompensatedSum sum) {
        if (from >= to) {
            return;
        }
        var products = new ReflectedProducts(values, from, to, m);
        for (int start = from; start < to; start += products.block) {
            int count = Math.min(products.block, to - start);
            products.prepare(start, count + products.span - 1);
            products.addProducts(count, sum);
            products.addTrends(count, sum);
        }
    }

    private void prepare(int start, int readings) {
        LocalPhase.copy(values, start, readings, local);
        PrefixSums.of(local, readings, prefix);
        double mean = PrefixSums.mean(prefix, readings + 1);
        for (int j = 0; j <= readings; j++) {
            prefix[j] -= mean;
        }
        PrefixSums.everySecond(prefix, readings + 1, everySecond);
        PrefixSums.moments(prefix, readings + 1, 1.0 / span, moments);
    }

    /// Sum over the windows of W(P, P).
    private void addProducts(int windows, CompensatedSum sum) {
        int last = windows - 1 + span;
        double total = 0;
        for (int i = 0; i <= last; i++) {
            double p = prefix[i];
            double reflected = 4 * reflected(i - span, i, windows, span, i);
            double straight = 20 * p * count(i, span, windows);
            for (int a = m; a < span; a += m) {
                double weight = a == m ? -30 : 12;
                double mirrored =
                        reflected(i - a, i, windows, a, i)
                                + reflected(i - span, i - span + a, windows, 2 * span - a, i);
                reflected -= weight * mirrored;
                if (i + a <= last) {
                    straight += weight * prefix[i + a] * count(i, span - a, windows);
                }
            }
            total += p * (2 * straight + reflected);
        }
        sum.add(total);
    }

    /// How many windows n hold i with n <= i <= n + reach.
    private static int count(int i, int reach, int windows) {
        return Math.max(0, Math.min(i, windows - 1) - Math.max(0, i - reach) + 1);
    }

    /// The sum of P(2n + offset - i) over the windows n from `low` to `high`.
    private double reflected(int low, int high, int windows, int offset, int i) {
        int first = Math.max(0, low);
        int end = Math.min(windows - 1, high);
        if (end < first) {
            return 0;
        }
        return everySecond[2 * end + offset - i + 2] - everySecond[2 * first + offset - i];
    }

    /// Sum over the windows of W(p, p) - 2 W(P, p).
    private void addTrends(int windows, CompensatedSum sum) {
        int half = span / 2;
        double total = 0;
        for (int n = 0; n < windows; n++) {
            double rise = prefix[n + span] - prefix[n];
            double trend =
                    ((prefix[n + span] - prefix[n + span - half]) - (prefix[n + half] - prefix[n]))
                            * (0.5 * span * span / ((double) half * (span - half)));
            total += trendTerm(n, prefix[n], rise - trend, trend);
        }
        sum.add(total);
    }

    private double trendTerm(int n, double a, double b, double c) {
        double at = n / (double) span;
        double crossed = 0;
        for (int k = 0; k < ReflectionMatrix.INTERVALS.length; k++) {
            int low = n + ReflectionMatrix.INTERVALS[k][0] * m;
            int high = n + ReflectionMatrix.INTERVALS[k][1] * m + 1;
            double m0 = moments[0][high] - moments[0][low];
            double r1 = moments[1][high] - moments[1][low];
            double r2 = moments[2][high] - moments[2][low];
            double m1 = r1 - at * m0;
            double m2 = r2 - at * (2 * r1 - at * m0);
            crossed +=
                    m0 * matrix.map(k, 0, a, b, c)
                            + m1 * matrix.map(k, 1, a, b, c)
                            + m2 * matrix.map(k, 2, a, b, c);
        }
        return matrix.form(a, b, c) - 2 * crossed;
    }
}
