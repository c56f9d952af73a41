package org.noonmark.metrology.stability;

/// Equivalent degrees of freedom of the parabolic variance, as the sum of squared autocorrelations
/// of its terms: edf = n / sum over j of (1 - |j|/n) rho(j)^2, the way Greenhall and Riley go for
/// differences (PTTI 2003, equations 10 and 13), with the weights of two regressions in place of a
/// difference (Vernotte et al. 2016, section V).
///
/// The terms of a large m are scaled to at most 32 readings: their autocorrelation depends on time
/// over tau only.
final class ParabolicEdf {
    private static final int MOST_READINGS = 32;

    private ParabolicEdf() {}

    /// The degrees of freedom for n terms at averaging factor m.
    static double of(NoiseType noise, int m, long terms) {
        if (terms < 1 || noise.alpha() < -2) {
            return Double.NaN;
        }
        int scaled = Math.min(m, MOST_READINGS);
        double n = Math.max(1, (double) terms * scaled / m);
        var covariance = covariances(noise.alpha(), scaled);
        double sum = 1;
        for (int j = 1; j < covariance.length && j < n; j++) {
            double correlation = covariance[j] / covariance[0];
            sum += 2 * (1 - j / n) * correlation * correlation;
        }
        return n / sum;
    }

    /// Autocovariance of the terms at distances of 0 to 3m readings.
    private static double[] covariances(int alpha, int m) {
        var weights = new double[2 * m];
        for (int k = 0; k < m; k++) {
            double weight = m == 1 ? 1 : k - 0.5 * (m - 1);
            weights[k] = -weight;
            weights[m + k] = weight;
        }
        if (m == 1) {
            weights = new double[] {1, -2, 1};
        }
        var spread = autocorrelation(weights);
        int centre = weights.length - 1;
        var covariance = new double[3 * m + 1];
        for (int j = 0; j < covariance.length; j++) {
            for (int l = 0; l < spread.length; l++) {
                double t = (j + l - centre) / (double) m;
                covariance[j] += spread[l] * PowerLawCovariance.x(t, m, alpha);
            }
        }
        return covariance;
    }

    private static double[] autocorrelation(double[] weights) {
        int n = weights.length;
        var sums = new double[2 * n - 1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                sums[i - j + n - 1] += weights[i] * weights[j];
            }
        }
        return sums;
    }
}
