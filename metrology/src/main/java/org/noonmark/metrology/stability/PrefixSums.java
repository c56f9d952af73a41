package org.noonmark.metrology.stability;

/// Prefix sums of which every entry is rounded once, not once for each value before it.
final class PrefixSums {
    private PrefixSums() {}

    /// `prefix[j]` becomes the sum of the first j values.
    static void of(double[] values, int count, double[] prefix) {
        double sum = 0;
        double lost = 0;
        for (int j = 0; j < count; j++) {
            prefix[j] = sum + lost;
            double next = sum + values[j];
            lost += rest(sum, values[j], next);
            sum = next;
        }
        prefix[count] = sum + lost;
    }

    static double mean(double[] values, int count) {
        double sum = 0;
        for (int j = 0; j < count; j++) {
            sum += values[j];
        }
        return sum / count;
    }

    /// `sums[j + 2]` becomes values[j] + values[j-2] + values[j-4] …
    static void everySecond(double[] values, int count, double[] sums) {
        sums[0] = 0;
        sums[1] = 0;
        for (int parity = 0; parity < 2; parity++) {
            double sum = 0;
            double lost = 0;
            for (int j = parity; j < count; j += 2) {
                double next = sum + values[j];
                lost += rest(sum, values[j], next);
                sum = next;
                sums[j + 2] = sum + lost;
            }
        }
    }

    /// `moments[k][j]` becomes the sum of (i scale)^k values[i] over i < j, for k = 0, 1, 2.
    static void moments(double[] values, int count, double scale, double[][] moments) {
        for (int k = 0; k < 3; k++) {
            var into = moments[k];
            double sum = 0;
            double lost = 0;
            for (int j = 0; j < count; j++) {
                into[j] = sum + lost;
                double t = j * scale;
                double value = k == 0 ? values[j] : k == 1 ? t * values[j] : t * t * values[j];
                double next = sum + value;
                lost += rest(sum, value, next);
                sum = next;
            }
            into[count] = sum + lost;
        }
    }

    /// What the sum `next` of `a` and `b` lacks (Knuth's two-sum).
    private static double rest(double a, double b, double next) {
        double bAsAdded = next - a;
        return (a - (next - bAsAdded)) + (b - bAsAdded);
    }
}
