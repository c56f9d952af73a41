package org.noonmark.metrology.stability;

/// Mean square of the terms of the parabolic variance: the difference of two neighbouring
/// regressions of m readings each (Vernotte et al. 2016, equation 20).
///
/// With c(i) = sum over k of (k - (m-1)/2) x(i+k), the term is c(i+m) - c(i), and PVAR = 72
/// <(c(i+m) - c(i))^2> / (m^4 tau^2). c follows from prefix sums of x and of j x, kept over
/// stretches of a few m readings less a line. At m = 1 there is no regression: PVAR is the Allan
/// variance there. The last of the N - 2m + 1 possible terms is left out, as in SigmaTheta.
final class ParabolicTerms {
    /// Up to this factor the sum as defined is as quick, and keeps more digits.
    private static final int DIRECT_FACTOR = 16;

    private final double[] x;
    private final int m;
    private final int block;
    private final double[] local;
    private final double[] sum;
    private final double[] moment;

    private ParabolicTerms(double[] x, int m) {
        this.x = x;
        this.m = m;
        int terms = x.length - 2 * m;
        block = Math.min(terms, 2 * m);
        int span = block + 2 * m;
        local = new double[span];
        sum = new double[span + 1];
        moment = new double[span + 1];
    }

    /// For readings without gaps and m > 1.
    static Moment of(double[] x, int m) {
        if (x.length - 2L * m < 1) {
            return Moment.NONE;
        }
        return m <= DIRECT_FACTOR ? direct(x, m) : new ParabolicTerms(x, m).complete();
    }

    private static Moment direct(double[] x, int m) {
        int terms = x.length - 2 * m;
        var squares = new CompensatedSum();
        for (int i = 0; i < terms; i++) {
            double term = 0;
            for (int k = 0; 2 * k < m - 1; k++) {
                int mirrored = m - 1 - k;
                double near = (x[i + m + mirrored] - x[i + mirrored]) - (x[i + m + k] - x[i + k]);
                term += (0.5 * (m - 1) - k) * near;
            }
            squares.add(term * term);
        }
        return Moment.of(squares, terms);
    }

    private Moment complete() {
        int terms = x.length - 2 * m;
        var squares = new CompensatedSum();
        for (int start = 0; start < terms; start += block) {
            int count = Math.min(block, terms - start);
            prepare(start, count + 2 * m);
            double partial = 0;
            for (int i = 0; i < count; i++) {
                double term = regression(i + m) - regression(i);
                partial += term * term;
            }
            squares.add(partial);
        }
        return Moment.of(squares, terms);
    }

    private void prepare(int start, int count) {
        LocalPhase.copy(x, start, count, local);
        double s = 0;
        double t = 0;
        for (int j = 0; j < count; j++) {
            sum[j] = s;
            moment[j] = t;
            s += local[j];
            t += j * local[j];
        }
        sum[count] = s;
        moment[count] = t;
    }

    private double regression(int i) {
        double centre = i + 0.5 * (m - 1);
        return (moment[i + m] - moment[i]) - centre * (sum[i + m] - sum[i]);
    }
}
