package org.noonmark.metrology.stability;

import java.util.Arrays;

/// What the statistics mean when readings are missing, sum by sum; returns mean square and terms.
final class GappedTextbook {
    private GappedTextbook() {}

    private static double d2(double[] x, int i, int m) {
        return x[i + 2 * m] - 2 * x[i + m] + x[i];
    }

    /// Collects what is not missing.
    private static final class Mean {
        double sum;
        double weight;
        long terms;

        void add(double value) {
            add(value, 1);
        }

        void add(double value, double w) {
            if (!Double.isNaN(value)) {
                sum += w * value;
                weight += w;
                terms++;
            }
        }

        Moment moment() {
            return terms == 0 ? Moment.NONE : new Moment(sum / weight, terms);
        }
    }

    static Moment second(double[] x, int m) {
        var mean = new Mean();
        for (int i = 0; i + 2 * m < x.length; i++) {
            mean.add(d2(x, i, m) * d2(x, i, m));
        }
        return mean.moment();
    }

    static Moment third(double[] x, int m) {
        var mean = new Mean();
        for (int i = 0; i + 3 * m < x.length; i++) {
            double difference = d2(x, i + m, m) - d2(x, i, m);
            mean.add(difference * difference);
        }
        return mean.moment();
    }

    /// Differences of second or third order of every m-th reading.
    static Moment sideBySide(double[] x, int m, int order) {
        var mean = new Mean();
        for (int i = 0; i + order * m < x.length; i += m) {
            double difference = order == 2 ? d2(x, i, m) : d2(x, i + m, m) - d2(x, i, m);
            mean.add(difference * difference);
        }
        return mean.moment();
    }

    static Moment intervalErrors(double[] x, int m) {
        var mean = new Mean();
        for (int i = 0; i + m < x.length; i++) {
            mean.add((x[i + m] - x[i]) * (x[i + m] - x[i]));
        }
        return mean.moment();
    }

    static Moment averaged(double[] x, int m, double share) {
        var filled = new GapFill(x).filled();
        var mean = new Mean();
        for (int i = 0; i + 3 * m <= x.length; i++) {
            double inner = 0;
            for (int k = i; k < i + m; k++) {
                inner += d2(filled, k, m);
            }
            if (hasEnough(x, i, m, share)) {
                mean.add(Math.pow(inner / m, 2));
            }
        }
        return mean.moment();
    }

    private static boolean hasEnough(double[] x, int start, int m, double share) {
        for (int third = 0; third < 3; third++) {
            int there = 0;
            for (int i = start + third * m; i < start + (third + 1) * m; i++) {
                there += Double.isNaN(x[i]) ? 0 : 1;
            }
            int first = start + third * m;
            int needed = (int) Math.max(1, Math.ceil(share * m));
            if (there < needed
                    || gapAround(x, first) > m - needed
                    || gapAround(x, first + m - 1) > m - needed) {
                return false;
            }
        }
        return true;
    }

    private static int gapAround(double[] x, int at) {
        int length = 0;
        for (int i = at; i >= 0 && Double.isNaN(x[i]); i--) {
            length++;
        }
        for (int i = at + 1; i < x.length && length > 0 && Double.isNaN(x[i]); i++) {
            length++;
        }
        return length;
    }

    static Moment total(double[] x, int m) {
        int n = x.length;
        var extended = new double[3 * n - 2];
        for (int i = 0; i < n; i++) {
            extended[n - 1 + i] = x[i];
            extended[n - 1 - i] = 2 * x[0] - x[i];
            extended[2 * n - 2 + i] = 2 * x[n - 1] - x[n - 1 - i];
        }
        var mean = new Mean();
        for (int i = n; i < 2 * n - 2; i++) {
            double difference = extended[i - m] - 2 * extended[i] + extended[i + m];
            mean.add(difference * difference);
        }
        return mean.moment();
    }

    static Moment parabolic(double[] x, int m, double share) {
        var mean = new Mean();
        for (int i = 0; i < x.length - 2 * m; i++) {
            double term =
                    (slope(x, i + m, m, share) - slope(x, i, m, share))
                            * (m * (m * (double) m - 1) / 12);
            mean.add(term * term);
        }
        return mean.moment();
    }

    private static double slope(double[] x, int start, int m, double share) {
        double t = 0;
        double v = 0;
        int n = 0;
        for (int i = start; i < start + m; i++) {
            if (!Double.isNaN(x[i])) {
                t += i;
                v += x[i];
                n++;
            }
        }
        if (n < Math.max(2, Math.ceil(share * m))) {
            return Double.NaN;
        }
        double product = 0;
        double spread = 0;
        for (int i = start; i < start + m; i++) {
            if (!Double.isNaN(x[i])) {
                product += (i - t / n) * (x[i] - v / n);
                spread += (i - t / n) * (i - t / n);
            }
        }
        return product / spread;
    }

    static Moment theo(double[] x, int m) {
        var mean = new Mean();
        for (int i = 0; i + m < x.length; i++) {
            for (int k = 1; k <= m / 2; k++) {
                double term = (x[i] - x[i + k]) + (x[i + m] - x[i + m - k]);
                mean.add(term * term, 1.0 / k);
            }
        }
        var plain = mean.moment();
        return new Moment(plain.meanSquare() * TheoTerms.harmonic(m / 2), plain.terms());
    }

    static Moment reflected(double[] values, int m, double share) {
        var filled = new GapFill(values).filled();
        var mean = new Mean();
        for (int i = 0; i + 3 * m <= values.length; i++) {
            if (hasEnough(values, i, m, share)) {
                mean.add(Textbook.reflected(Arrays.copyOfRange(filled, i, i + 3 * m), m));
            }
        }
        return mean.moment();
    }

    static double mtie(double[] x, int m) {
        double largest = Double.NaN;
        for (int i = 0; i + m < x.length; i++) {
            double high = Double.NEGATIVE_INFINITY;
            double low = Double.POSITIVE_INFINITY;
            int n = 0;
            for (int j = i; j <= i + m; j++) {
                if (!Double.isNaN(x[j])) {
                    high = Math.max(high, x[j]);
                    low = Math.min(low, x[j]);
                    n++;
                }
            }
            if (n >= 2) {
                largest = Double.isNaN(largest) ? high - low : Math.max(largest, high - low);
            }
        }
        return largest;
    }
}
