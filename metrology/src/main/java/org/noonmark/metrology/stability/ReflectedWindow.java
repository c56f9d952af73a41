package org.noonmark.metrology.stability;

/// One window of a modified or Hadamard total variance as the standard describes it: 3m readings
/// less their trend, extended to 9m by reflection without inversion, and the mean square of the
/// second difference of neighbouring means of m over the 6m places (SP 1065 sections 5.2.12 and
/// 5.2.14).
///
/// The trend is the difference of the means of the two halves over their distance, the middle
/// reading of an odd window left out. Readings may be missing: the means of the halves and their
/// distance are then those of what is there, and the difference of means is the mean of the
/// complete second differences, when they are at least the wanted share of m.
final class ReflectedWindow {
    private final int m;
    private final int span;
    private final int needed;
    private final double[] window;

    ReflectedWindow(int m, double leastShare) {
        this.m = m;
        span = 3 * m;
        needed = Math.max(1, (int) Math.ceil(leastShare * m));
        window = new double[span];
    }

    /// The mean square of the window that begins at `start`; `NaN` when too much of it is missing.
    double meanSquare(double[] values, int start) {
        double base = Double.NaN;
        for (int i = 0; i < span && Double.isNaN(base); i++) {
            base = values[start + i];
        }
        for (int i = 0; i < span; i++) {
            window[i] = values[start + i] - base;
        }
        double slope = slope();
        for (int i = 0; i < span; i++) {
            window[i] -= slope * i;
        }
        return overPeriod();
    }

    private double slope() {
        int half = span / 2;
        double sum1 = 0;
        double sum2 = 0;
        double time1 = 0;
        double time2 = 0;
        int count1 = 0;
        int count2 = 0;
        for (int i = 0; i < half; i++) {
            int j = span - half + i;
            if (!Double.isNaN(window[i])) {
                sum1 += window[i];
                time1 += i;
                count1++;
            }
            if (!Double.isNaN(window[j])) {
                sum2 += window[j];
                time2 += j;
                count2++;
            }
        }
        return (sum2 / count2 - sum1 / count1) / (time2 / count2 - time1 / count1);
    }

    private double extended(int t) {
        int inPeriod = Math.floorMod(t, 2 * span);
        return window[inPeriod < span ? inPeriod : 2 * span - 1 - inPeriod];
    }

    private double secondDifference(int t) {
        return (extended(t + 2 * m) - extended(t + m)) - (extended(t + m) - extended(t));
    }

    private double overPeriod() {
        double sum = 0;
        int complete = 0;
        for (int t = 0; t < m; t++) {
            double enters = secondDifference(t);
            if (!Double.isNaN(enters)) {
                sum += enters;
                complete++;
            }
        }
        double squares = 0;
        int terms = 0;
        for (int t = 0; t < 2 * span; t++) {
            if (complete >= needed) {
                double mean = sum / complete;
                squares += mean * mean;
                terms++;
            }
            double leaves = secondDifference(t);
            double enters = secondDifference(t + m);
            if (!Double.isNaN(leaves)) {
                sum -= leaves;
                complete--;
            }
            if (!Double.isNaN(enters)) {
                sum += enters;
                complete++;
            }
        }
        return terms == 0 ? Double.NaN : squares / terms;
    }
}
