package org.noonmark.metrology.stability;

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

    /// The noise of every m-th reading.
    static NoiseIdentification identify(double[] x, int m, int mostDifferences) {
        int d = 0;
        while (true) {
            double r1 = autocorrelation(x, m, d);
            double delta = r1 / (1 + r1);
            if (d >= mostDifferences || !(delta >= 0.25)) {
                return of(delta, d);
            }
            d++;
        }
    }

    /// The noise from delta after d differences.
    static NoiseIdentification of(double delta, int d) {
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
    private static double autocorrelation(double[] x, int m, int d) {
        double sum = 0;
        double squares = 0;
        double products = 0;
        double ends = 0;
        int count = 0;
        int pairs = 0;
        double shift = firstPresent(x, m, d);
        double previous = Double.NaN;
        for (long i = 0; i + (long) d * m < x.length; i += m) {
            double z = difference(x, (int) i, m, d) - shift;
            if (!Double.isNaN(z)) {
                sum += z;
                squares += z * z;
                count++;
                if (!Double.isNaN(previous)) {
                    products += z * previous;
                    ends += z + previous;
                    pairs++;
                }
            }
            previous = z;
        }
        double mean = sum / count;
        double covariance = products - mean * ends + pairs * mean * mean;
        double variance = squares - count * mean * mean;
        return covariance / variance * (count - 1) / count;
    }

    private static double firstPresent(double[] x, int m, int d) {
        for (long i = 0; i + (long) d * m < x.length; i += m) {
            double z = difference(x, (int) i, m, d);
            if (!Double.isNaN(z)) {
                return z;
            }
        }
        return 0;
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
}
