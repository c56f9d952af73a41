package org.noonmark.metrology.stability;

/// One window of a modified or Hadamard total variance as the standard describes it: 3m readings
/// less their trend, extended to 9m by reflection without inversion, and the mean square of the
/// second difference of neighbouring means of m over the 6m places (SP 1065 sections 5.2.12 and
/// 5.2.14).
///
/// The trend is the difference of the means of the two halves over their distance, the middle
/// reading of an odd window left out.
final class ReflectedWindow {
    private final int m;
    private final int span;
    private final double[] window;

    ReflectedWindow(int m) {
        this.m = m;
        span = 3 * m;
        window = new double[span];
    }

    /// The mean square of the window that begins at `start`.
    double meanSquare(double[] values, int start) {
        double base = values[start];
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
        double rise = 0;
        for (int i = 0; i < half; i++) {
            rise += window[span - half + i] - window[i];
        }
        return rise / half / (span - half);
    }

    private double extended(int t) {
        int inPeriod = t < 2 * span ? t : t - 2 * span;
        return window[inPeriod < span ? inPeriod : 2 * span - 1 - inPeriod];
    }

    private double secondDifference(int t) {
        return (extended(t + 2 * m) - extended(t + m)) - (extended(t + m) - extended(t));
    }

    private double overPeriod() {
        double sum = 0;
        for (int t = 0; t < m; t++) {
            sum += secondDifference(t);
        }
        double squares = 0;
        for (int t = 0; t < 2 * span; t++) {
            squares += sum * sum;
            sum += secondDifference(t + m) - secondDifference(t);
        }
        return squares / (2.0 * span * m * m);
    }
}
