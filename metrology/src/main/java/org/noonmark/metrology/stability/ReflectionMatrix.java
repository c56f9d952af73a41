package org.noonmark.metrology.stability;

/// What reflection does to a quadratic: the linear map and the quadratic form by which
/// [ReflectedProducts] takes the trend of a window away without touching its readings.
///
/// For sequences f, g on 0 to L = 3m the form is W(f, g) = 40 S(0) - 30 C(m) + 12 C(2m) + 4 F(L),
/// with S(0) the sum of f(t) g(t), C(a) the sum of f(t) g(t+a) + f(t+a) g(t) less the reflected
/// products f(t) g(a-t) at the left and f(L-a+t) g(L-t) at the right, and F(L) the sum of f(t)
/// g(L-t). For a quadratic g, W(f, g) is a sum over five intervals of f times a quadratic that
/// depends linearly on g: five matrices of 3 by 3. Time is scaled by 1 / L.
final class ReflectionMatrix {
    /// Bounds of the intervals, both included, in units of m.
    static final int[][] INTERVALS = {{0, 3}, {0, 2}, {1, 3}, {0, 1}, {2, 3}};

    private final double[][] maps = new double[INTERVALS.length][9];
    private final double[] form = new double[9];

    ReflectionMatrix(int m) {
        add(0, 40, 1, 0);
        add(0, 4, -1, 3);
        for (int a = 1; a <= 2; a++) {
            double weight = a == 1 ? -30 : 12;
            add(interval(0, 3 - a), weight, 1, a);
            add(interval(a, 3), weight, 1, -a);
            add(interval(0, a), -weight, -1, a);
            add(interval(3 - a, 3), -weight, -1, 6 - a);
        }
        double scale = 1.0 / (3.0 * m);
        for (int i = 0; i < INTERVALS.length; i++) {
            addToForm(maps[i], INTERVALS[i][0] * m, INTERVALS[i][1] * m, scale);
        }
    }

    private static int interval(int low, int high) {
        for (int i = 0; i < INTERVALS.length; i++) {
            if (INTERVALS[i][0] == low && INTERVALS[i][1] == high) {
                return i;
            }
        }
        throw new IllegalStateException("no such interval: " + low + " to " + high);
    }

    /// Adds weight times the coefficients of p(sign t + shift m) for p = 1, t, t^2.
    private void add(int interval, double weight, int sign, int shift) {
        double b = shift / 3.0;
        var map = maps[interval];
        map[0] += weight;
        map[1] += weight * b;
        map[2] += weight * b * b;
        map[4] += weight * sign;
        map[5] += weight * 2 * sign * b;
        map[8] += weight;
    }

    private void addToForm(double[] map, int low, int high, double scale) {
        var powers = new double[5];
        for (int t = low; t <= high; t++) {
            double power = 1;
            for (int k = 0; k < 5; k++) {
                powers[k] += power;
                power *= t * scale;
            }
        }
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                form[3 * i + j] +=
                        powers[i] * map[j]
                                + powers[i + 1] * map[3 + j]
                                + powers[i + 2] * map[6 + j];
            }
        }
    }

    /// Coefficient `row` of the quadratic that stands for a + b t + c t^2 on an interval.
    double map(int interval, int row, double a, double b, double c) {
        var map = maps[interval];
        int at = 3 * row;
        return map[at] * a + map[at + 1] * b + map[at + 2] * c;
    }

    /// W(p, p) for p = a + b t + c t^2.
    double form(double a, double b, double c) {
        return a * (form[0] * a + form[1] * b + form[2] * c)
                + b * (form[3] * a + form[4] * b + form[5] * c)
                + c * (form[6] * a + form[7] * b + form[8] * c);
    }
}
