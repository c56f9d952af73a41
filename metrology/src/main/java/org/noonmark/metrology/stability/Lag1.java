package org.noonmark.metrology.stability;

import java.util.function.IntToDoubleFunction;

/// Noise identification by the lag-1 autocorrelation (Riley and Greenhall, Power law noise
/// identification using the lag 1 autocorrelation, EFTF 2004; NIST SP 1065 section 5.5.6).
///
/// The phase is taken every m readings and differenced until delta = r1 / (1 + r1) is below 1/4, at
/// most as often as the statistic allows; then alpha = 2 - 2 (delta + d). r1 carries the factor
/// (n-1)/n that Stable32 gives it.
final class Lag1 {
    /// Fewer readings than this do not tell the noise.
    static final int LEAST_READINGS = 30;

    private Lag1() {}

    /// The noise, given r1 after any number of differences.
    static NoiseIdentification identify(IntToDoubleFunction autocorrelation, int mostDifferences) {
        int d = 0;
        while (true) {
            double r1 = autocorrelation.applyAsDouble(d);
            double delta = r1 / (1 + r1);
            if (d >= mostDifferences || !(delta >= 0.25)) {
                return of(delta, d);
            }
            d++;
        }
    }

    private static NoiseIdentification of(double delta, int d) {
        if (Double.isNaN(delta)) {
            return NoiseIdentification.assumed();
        }
        int rounded = 2 - 2 * d - (int) Math.rint(2 * delta);
        return new NoiseIdentification(
                NoiseType.nearest(rounded),
                NoiseIdentification.Method.LAG_1_AUTOCORRELATION,
                2 - 2 * (delta + d));
    }

    /// r1 of the d-th differences of every m-th reading; what is missing is passed over.
    static double autocorrelation(double[] x, int m, int d) {
        var sums = new Sums();
        for (long i = 0; i + (long) d * m < x.length; i += m) {
            sums.add(difference(x, (int) i, m, d));
        }
        return sums.autocorrelation();
    }

    private static double difference(double[] x, int i, int m, int d) {
        return switch (d) {
            case 0 -> x[i];
            case 1 -> x[i + m] - x[i];
            case 2 -> (x[i + 2 * m] - x[i + m]) - (x[i + m] - x[i]);
            default ->
                    (x[i + 3 * m] - x[i + 2 * m])
                            - 2 * (x[i + 2 * m] - x[i + m])
                            + (x[i + m] - x[i]);
        };
    }

    /// What r1 needs to know of a sequence, of which some may be missing. Values are taken from the
    /// first that is there, which keeps the sums small.
    static final class Sums {
        private double shift = Double.NaN;
        private double previous = Double.NaN;
        private double sum;
        private double squares;
        private double products;
        private double ends;
        private int count;
        private int pairs;

        void add(double value) {
            if (Double.isNaN(value)) {
                previous = Double.NaN;
                return;
            }
            if (Double.isNaN(shift)) {
                shift = value;
            }
            double z = value - shift;
            sum += z;
            squares += z * z;
            count++;
            if (!Double.isNaN(previous)) {
                products += z * previous;
                ends += z + previous;
                pairs++;
            }
            previous = z;
        }

        double autocorrelation() {
            double mean = sum / count;
            double covariance = products - mean * ends + pairs * mean * mean;
            double variance = squares - count * mean * mean;
            return covariance / variance * (count - 1) / count;
        }

        /// The sample variance.
        double variance() {
            return (squares - sum * sum / count) / (count - 1);
        }
    }
}
