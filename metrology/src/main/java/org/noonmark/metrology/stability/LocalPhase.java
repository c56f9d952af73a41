package org.noonmark.metrology.stability;

/// Copies a stretch of readings and takes a straight line away.
///
/// The statistics are blind to phase and frequency; sums of products over a stretch are not, and
/// lose digits to whatever is large there. Working on stretches a few averaging times long, each
/// less its own regression line, keeps the products as small as the terms they make.
final class LocalPhase {
    private LocalPhase() {}

    /// The readings from `start`, `count` of them, less their regression line; a missing one
    /// becomes 0.
    static void copy(double[] x, int start, int count, double[] into) {
        double base = firstPresent(x, start, count);
        double middle = 0.5 * (count - 1);
        double sum = 0;
        double times = 0;
        double timesSquared = 0;
        double product = 0;
        int present = 0;
        for (int i = 0; i < count; i++) {
            double value = x[start + i] - base;
            if (!Double.isNaN(value)) {
                double t = i - middle;
                present++;
                sum += value;
                times += t;
                timesSquared += t * t;
                product += t * value;
            }
        }
        double n = Math.max(1, present);
        double spread = timesSquared - times * times / n;
        double slope = present > 1 ? (product - times * sum / n) / spread : 0;
        double level = sum / n - slope * times / n;
        for (int i = 0; i < count; i++) {
            double value = (x[start + i] - base) - (level + slope * (i - middle));
            into[i] = Double.isNaN(value) ? 0 : value;
        }
    }

    private static double firstPresent(double[] x, int start, int count) {
        for (int i = 0; i < count; i++) {
            if (!Double.isNaN(x[start + i])) {
                return x[start + i];
            }
        }
        return 0;
    }
}
