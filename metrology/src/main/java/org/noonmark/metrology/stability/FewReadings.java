package org.noonmark.metrology.stability;

/// How far the variances of averages of few readings are from the limits for many, which is what
/// the published formulas of MDEV and PDEV give.
///
/// Both are weighted sums of readings, so that in a noise with the generalised autocovariance g
/// their variance is the sum of w(i) w(j) g(i - j). g is that of sampled power-law noise in which
/// the Allan variance of every m is that of IEEE 1139; at m = 1 all three variances are then one.
final class FewReadings {
    /// From more readings than this the limit is off by less than 0.2 % (flicker PM), 0.04 %
    /// (others).
    static final int MOST = 64;

    private static final double EULER = 0.5772156649015329;
    private static final double[][] MODIFIED = new double[NoiseCoefficients.FITTED.size()][MOST];
    private static final double[][] PARABOLIC = new double[NoiseCoefficients.FITTED.size()][MOST];

    static {
        for (int m = 1; m <= MOST; m++) {
            var means = means(m);
            var slopes = m == 1 ? means : slopes(m);
            double scale = m == 1 ? 0.5 : 72 / Math.pow(m, 6);
            for (int k = 0; k < MODIFIED.length; k++) {
                MODIFIED[k][m - 1] = sum(means, k) / (2.0 * m * m);
                PARABOLIC[k][m - 1] = sum(slopes, k) * scale;
            }
        }
    }

    private FewReadings() {}

    /// MVAR at h = 1, tau0 = 1 s and m up to [#MOST].
    static double modified(NoiseType noise, int m) {
        return MODIFIED[NoiseCoefficients.FITTED.indexOf(noise)][m - 1];
    }

    /// PVAR at h = 1, tau0 = 1 s and m up to [#MOST].
    static double parabolic(NoiseType noise, int m) {
        return PARABOLIC[NoiseCoefficients.FITTED.indexOf(noise)][m - 1];
    }

    /// The second difference of means of m.
    private static double[] means(int m) {
        var weights = new double[3 * m];
        for (int i = 0; i < m; i++) {
            weights[i] = 1.0 / m;
            weights[m + i] = -2.0 / m;
            weights[2 * m + i] = 1.0 / m;
        }
        return weights;
    }

    /// The difference of two regressions over m, but for a factor.
    private static double[] slopes(int m) {
        var weights = new double[2 * m];
        for (int i = 0; i < m; i++) {
            weights[m + i] = i - 0.5 * (m - 1);
            weights[i] = -weights[m + i];
        }
        return weights;
    }

    private static double sum(double[] weights, int noise) {
        var covariance = new double[weights.length];
        for (int t = 0; t < covariance.length; t++) {
            covariance[t] = covariance(NoiseCoefficients.FITTED.get(noise), t);
        }
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < weights.length; j++) {
                sum += weights[i] * weights[j] * covariance[Math.abs(i - j)];
            }
        }
        return sum;
    }

    /// g of the phase at a distance of t readings, but for what every second difference takes out.
    private static double covariance(NoiseType noise, int t) {
        double pi2 = Math.PI * Math.PI;
        return switch (noise) {
            case WHITE_PM -> t == 0 ? 1 / (8 * pi2) : 0;
            case FLICKER_PM -> t == 0 ? 0 : -(Math.log(Math.PI * t) + EULER) / (4 * pi2);
            case WHITE_FM -> -0.25 * t;
            case FLICKER_FM -> t == 0 ? 0 : 0.5 * t * t * Math.log(t);
            case RANDOM_WALK_FM -> pi2 / 6 * t * t * t;
            case FLICKER_WALK_FM, RANDOM_RUN_FM ->
                    throw new IllegalArgumentException("has no coefficient: " + noise);
        };
    }
}
