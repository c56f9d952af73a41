package org.noonmark.metrology.stability;

/// What [ParabolicTerms] does, for readings of which some are missing: each regression is over the
/// readings that are there, when they are at least two and at least the wanted share of m.
///
/// A term is scaled as if complete, so that windows with and without gaps mean the same.
final class GappedParabolicTerms {
    private final double[] x;
    private final int m;
    private final int needed;
    private final int block;
    private final double[] local;
    private final int[] count;
    private final double[] time;
    private final double[] timeSquared;
    private final double[] sum;
    private final double[] moment;

    private GappedParabolicTerms(double[] x, int m, double leastShare) {
        this.x = x;
        this.m = m;
        needed = Math.max(2, (int) Math.ceil(leastShare * m));
        block = Math.min(x.length - 2 * m, Math.max(2 * m, 16));
        int span = block + 2 * m;
        local = new double[span];
        count = new int[span + 1];
        time = new double[span + 1];
        timeSquared = new double[span + 1];
        sum = new double[span + 1];
        moment = new double[span + 1];
    }

    /// For m > 1.
    static Moment of(double[] x, int m, double leastShare) {
        if (x.length - 2L * m < 1) {
            return Moment.NONE;
        }
        return new GappedParabolicTerms(x, m, leastShare).all();
    }

    private Moment all() {
        int windows = x.length - 2 * m;
        double scale = m * ((double) m * m - 1) / 12;
        var squares = new CompensatedSum();
        long terms = 0;
        for (int start = 0; start < windows; start += block) {
            int here = Math.min(block, windows - start);
            prepare(start, here + 2 * m);
            for (int i = 0; i < here; i++) {
                double term = (slope(i + m) - slope(i)) * scale;
                if (!Double.isNaN(term)) {
                    squares.add(term * term);
                    terms++;
                }
            }
        }
        return Moment.of(squares, terms);
    }

    private void prepare(int start, int readings) {
        LocalPhase.copy(x, start, readings, local);
        for (int j = 0; j < readings; j++) {
            boolean there = !Double.isNaN(x[start + j]);
            double t = there ? j : 0;
            count[j + 1] = count[j] + (there ? 1 : 0);
            time[j + 1] = time[j] + t;
            timeSquared[j + 1] = timeSquared[j] + t * t;
            sum[j + 1] = sum[j] + local[j];
            moment[j + 1] = moment[j] + t * local[j];
        }
    }

    private double slope(int i) {
        int n = count[i + m] - count[i];
        if (n < needed) {
            return Double.NaN;
        }
        double mean = (time[i + m] - time[i]) / n;
        double spread = (timeSquared[i + m] - timeSquared[i]) - n * mean * mean;
        double product = (moment[i + m] - moment[i]) - mean * (sum[i + m] - sum[i]);
        return product / spread;
    }
}
