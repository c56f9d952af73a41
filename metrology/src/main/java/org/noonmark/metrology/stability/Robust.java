package org.noonmark.metrology.stability;

import java.util.Arrays;

/// Middle and spread that a few wild values do not move.
final class Robust {
    /// The spread of a normal distribution over its median absolute deviation.
    static final double NORMAL = 1 / 0.6744897501960817;

    private Robust() {}

    /// The median of what is not missing; `NaN` when all is.
    static double median(double[] values) {
        var sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n == 0
                ? Double.NaN
                : n % 2 == 1 ? sorted[n / 2] : 0.5 * (sorted[n / 2 - 1] + sorted[n / 2]);
    }

    /// The median absolute deviation, scaled to the standard deviation of a normal distribution (SP
    /// 1065 section 10.11).
    static double spread(double[] values, double median) {
        return NORMAL * median(Arrays.stream(values).map(v -> Math.abs(v - median)).toArray());
    }

    /// The same where many values may be alike, as those of a counter are: when more than half of
    /// them are the median, within `resolution`, the spread of the others; 0 when all are.
    static double spread(double[] values, double median, double resolution) {
        double plain = spread(values, median);
        if (plain > NORMAL * resolution) {
            return plain;
        }
        var others =
                Arrays.stream(values)
                        .map(v -> Math.abs(v - median))
                        .filter(departure -> departure > resolution)
                        .toArray();
        return others.length == 0 ? 0 : NORMAL * median(others);
    }

    /// How far rounding may put the sum of a few of these values from the truth.
    static double resolution(double[] values) {
        double largest =
                Arrays.stream(values).map(Math::abs).filter(Double::isFinite).max().orElse(0);
        return 4 * Math.ulp(largest);
    }
}
