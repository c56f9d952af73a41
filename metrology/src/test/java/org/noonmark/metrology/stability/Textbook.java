package org.noonmark.metrology.stability;

import java.util.Arrays;

/// The statistics as their definitions read, sum by sum: the oracle for everything faster.
///
/// Every method returns the variance-like mean square before the square root, scaled as the
/// definition says, for tau0 = 1; phase without gaps unless said.
final class Textbook {
    private Textbook() {}

    static double avar(double[] x, int m) {
        double sum = 0;
        int terms = 0;
        for (int i = 0; i + 2 * m < x.length; i += m) {
            sum += square(x[i + 2 * m] - 2 * x[i + m] + x[i]);
            terms++;
        }
        return sum / terms / (2.0 * m * m);
    }

    static double oavar(double[] x, int m) {
        double sum = 0;
        int terms = x.length - 2 * m;
        for (int i = 0; i < terms; i++) {
            sum += square(x[i + 2 * m] - 2 * x[i + m] + x[i]);
        }
        return sum / terms / (2.0 * m * m);
    }

    static double mvar(double[] x, int m) {
        double sum = 0;
        int terms = x.length - 3 * m + 1;
        for (int j = 0; j < terms; j++) {
            double inner = 0;
            for (int i = j; i < j + m; i++) {
                inner += x[i + 2 * m] - 2 * x[i + m] + x[i];
            }
            sum += square(inner);
        }
        return sum / terms / (2.0 * m * m * m * m);
    }

    static double hvar(double[] x, int m) {
        double sum = 0;
        int terms = 0;
        for (int i = 0; i + 3 * m < x.length; i += m) {
            sum += square(x[i + 3 * m] - 3 * x[i + 2 * m] + 3 * x[i + m] - x[i]);
            terms++;
        }
        return sum / terms / (6.0 * m * m);
    }

    static double ohvar(double[] x, int m) {
        double sum = 0;
        int terms = x.length - 3 * m;
        for (int i = 0; i < terms; i++) {
            sum += square(x[i + 3 * m] - 3 * x[i + 2 * m] + 3 * x[i + m] - x[i]);
        }
        return sum / terms / (6.0 * m * m);
    }

    static double totvar(double[] x, int m) {
        int n = x.length;
        var extended = new double[3 * n - 2];
        for (int i = 0; i < n; i++) {
            extended[n - 1 + i] = x[i];
            extended[n - 1 - i] = 2 * x[0] - x[i];
            extended[2 * n - 2 + i] = 2 * x[n - 1] - x[n - 1 - i];
        }
        double sum = 0;
        for (int i = n; i < 2 * n - 2; i++) {
            sum += square(extended[i - m] - 2 * extended[i] + extended[i + m]);
        }
        return sum / (n - 2) / (2.0 * m * m);
    }

    /// The mean square of SP 1065 5.2.12 and 5.2.14, unscaled: of phase for MTOT, of frequency for
    /// HTOT.
    static double reflected(double[] values, int m) {
        int length = 3 * m;
        int windows = values.length - length + 1;
        double total = 0;
        for (int n = 0; n < windows; n++) {
            total += reflectedWindow(Arrays.copyOfRange(values, n, n + length), m);
        }
        return total / windows;
    }

    private static double reflectedWindow(double[] window, int m) {
        int length = window.length;
        int half = length / 2;
        double first = 0;
        double second = 0;
        for (int i = 0; i < half; i++) {
            first += window[i] - window[0];
            second += window[length - half + i] - window[0];
        }
        double slope = half == 0 ? 0 : (second - first) / half / (length - half);
        var extended = new double[3 * length];
        for (int i = 0; i < length; i++) {
            double detrended = window[i] - window[0] - slope * i;
            extended[length + i] = detrended;
            extended[length - 1 - i] = detrended;
            extended[3 * length - 1 - i] = detrended;
        }
        double sum = 0;
        for (int t = 0; t < 6 * m; t++) {
            double inner = 0;
            for (int i = t; i < t + m; i++) {
                inner += extended[i + 2 * m] - 2 * extended[i + m] + extended[i];
            }
            sum += square(inner / m);
        }
        return sum / (6.0 * m);
    }

    static double mtotvar(double[] x, int m) {
        return reflected(x, m) / (2.0 * m * m);
    }

    static double htotvar(double[] x, int m) {
        return m == 1 ? ohvar(x, 1) : reflected(frequency(x), m) / 6;
    }

    static double[] frequency(double[] x) {
        var y = new double[x.length - 1];
        for (int i = 0; i < y.length; i++) {
            y[i] = x[i + 1] - x[i];
        }
        return y;
    }

    static double theo1(double[] x, int m) {
        double total = 0;
        int windows = x.length - m;
        for (int i = 0; i < windows; i++) {
            for (int delta = 0; delta < m / 2; delta++) {
                double term = (x[i] - x[i - delta + m / 2]) + (x[i + m] - x[i + delta + m / 2]);
                total += square(term) / (m / 2 - delta);
            }
        }
        return total / windows / (0.75 * m * m);
    }

    static double theobr(double[] x, int m) {
        int n = (int) Math.floor(0.1 * x.length / 3 - 3);
        double ratio = 0;
        for (int i = 0; i <= n; i++) {
            ratio += oavar(x, 9 + 3 * i) / theo1(x, 12 + 4 * i);
        }
        return ratio / (n + 1) * theo1(x, m);
    }

    static double pvar(double[] x, int m) {
        if (m == 1) {
            return oavar(x, 1);
        }
        int terms = x.length - 2 * m;
        double total = 0;
        for (int i = 0; i < terms; i++) {
            double inner = 0;
            for (int k = 0; k < m; k++) {
                inner += (0.5 * (m - 1) - k) * (x[i + k] - x[i + m + k]);
            }
            total += square(inner);
        }
        return 72 * total / terms / Math.pow(m, 6);
    }

    static double mtie(double[] x, int m) {
        double largest = 0;
        for (int i = 0; i + m < x.length; i++) {
            double high = x[i];
            double low = x[i];
            for (int j = i; j <= i + m; j++) {
                high = Math.max(high, x[j]);
                low = Math.min(low, x[j]);
            }
            largest = Math.max(largest, high - low);
        }
        return largest;
    }

    static double tieMeanSquare(double[] x, int m) {
        double sum = 0;
        for (int i = 0; i + m < x.length; i++) {
            sum += square(x[i + m] - x[i]);
        }
        return sum / (x.length - m);
    }

    private static double square(double value) {
        return value * value;
    }
}
