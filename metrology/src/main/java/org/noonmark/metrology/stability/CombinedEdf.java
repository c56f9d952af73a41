package org.noonmark.metrology.stability;

/// Equivalent degrees of freedom of the Allan, modified Allan and Hadamard variances, overlapping
/// or not, for every power-law noise: the combined algorithm of Greenhall and Riley (Uncertainty of
/// stability variances based on finite differences, PTTI 2003, section 3; NIST SP 1065 section
/// 5.4.1).
///
/// d is the order of the differences; F, the filter factor, is 1 for modified and m for plain
/// variances; S, the stride factor, is m for overlapping and 1 for plain estimators. Equation
/// numbers are those of the paper.
final class CombinedEdf {
    /// J_max of the paper: the longest sum that is worth doing.
    private static final int LONGEST_SUM = 100;

    private static final double NONE = Double.NaN;

    /// a0 and a1 by alpha from 2 down to -4, for d = 1, 2, 3: modified variances (table 1).
    private static final double[][][] MODIFIED = {
        {{2 / 3.0, 1 / 3.0}, {7 / 9.0, 0.5}, {22 / 25.0, 2 / 3.0}},
        {{0.840, 0.345}, {0.997, 0.616}, {1.141, 0.843}},
        {{1.079, 0.368}, {1.033, 0.607}, {1.184, 0.848}},
        {{NONE, NONE}, {1.048, 0.534}, {1.180, 0.816}},
        {{NONE, NONE}, {1.302, 0.535}, {1.175, 0.777}},
        {{NONE, NONE}, {NONE, NONE}, {1.194, 0.703}},
        {{NONE, NONE}, {NONE, NONE}, {1.489, 0.702}},
    };

    /// The same for plain variances (table 2).
    private static final double[][][] PLAIN = {
        {{1.5, 0.5}, {35 / 18.0, 1}, {231 / 100.0, 1.5}},
        {{78.6, 25.2}, {790, 410}, {9950, 6520}},
        {{2 / 3.0, 1 / 6.0}, {2 / 3.0, 1 / 3.0}, {7 / 9.0, 0.5}},
        {{NONE, NONE}, {0.852, 0.375}, {0.997, 0.617}},
        {{NONE, NONE}, {1.079, 0.368}, {1.033, 0.607}},
        {{NONE, NONE}, {NONE, NONE}, {1.053, 0.553}},
        {{NONE, NONE}, {NONE, NONE}, {1.302, 0.535}},
    };

    /// b0 and b1 of the logarithm in flicker PM, for d = 1, 2, 3 (table 3).
    private static final double[][] FLICKER_PM = {{6, 4}, {15.23, 12}, {47.8, 40}};

    private final int alpha;
    private final int d;
    private final int m;
    private final boolean modified;
    private final double stride;
    private final double summands;
    private final double ratio;

    private CombinedEdf(
            int alpha, int d, int m, int readings, boolean overlapping, boolean modified) {
        this.alpha = alpha;
        this.d = d;
        this.m = m;
        this.modified = modified;
        stride = overlapping ? m : 1;
        double filter = modified ? m : 1;
        double length = filter + (double) m * d;
        summands = 1 + Math.floor(stride * (readings - length) / m);
        ratio = summands / stride;
    }

    /// The degrees of freedom, or `NaN` where the variance does not converge for this noise (alpha
    /// + 2 d <= 1) or there are no terms.
    static double of(
            NoiseType noise, int d, int m, int readings, boolean overlapping, boolean modified) {
        var edf = new CombinedEdf(noise.alpha(), d, m, readings, overlapping, modified);
        if (noise.alpha() + 2 * d <= 1 || edf.summands < 1) {
            return Double.NaN;
        }
        return edf.value();
    }

    private double value() {
        double longest = Math.min(summands, (d + 1) * stride);
        if (modified || m == 1) {
            return modified(longest);
        }
        if (alpha <= 0) {
            return frequencyNoise(longest);
        }
        return alpha == 1 ? flickerPhase(longest) : whitePhase();
    }

    /// Section 3.6.1: modified variances, and plain ones at m = 1.
    private double modified(double longest) {
        if (longest <= LONGEST_SUM) {
            return PowerLawCovariance.edf(longest, summands, stride, 1, alpha, d);
        }
        if (ratio >= d + 1) {
            return byTable(MODIFIED[2 - alpha][d - 1]);
        }
        return PowerLawCovariance.edf(LONGEST_SUM, LONGEST_SUM, LONGEST_SUM / ratio, 1, alpha, d);
    }

    /// Section 3.6.2: plain variances, white FM to random run FM.
    private double frequencyNoise(double longest) {
        double infinite = Double.POSITIVE_INFINITY;
        if (longest <= LONGEST_SUM) {
            double filter = m * (d + 1) <= LONGEST_SUM ? m : infinite;
            return PowerLawCovariance.edf(longest, summands, stride, filter, alpha, d);
        }
        if (ratio >= d + 1) {
            return byTable(PLAIN[2 - alpha][d - 1]);
        }
        return PowerLawCovariance.edf(
                LONGEST_SUM, LONGEST_SUM, LONGEST_SUM / ratio, infinite, alpha, d);
    }

    /// Section 3.6.3: plain variances, flicker PM.
    private double flickerPhase(double longest) {
        if (longest <= LONGEST_SUM) {
            return PowerLawCovariance.edf(longest, summands, stride, m, alpha, d);
        }
        double logarithm = FLICKER_PM[d - 1][0] + FLICKER_PM[d - 1][1] * Math.log(m);
        double squared = logarithm * logarithm;
        if (ratio >= d + 1) {
            return byTable(PLAIN[2 - alpha][d - 1]) * squared;
        }
        double filter = LONGEST_SUM / ratio;
        return squared
                * LONGEST_SUM
                / PowerLawCovariance.basicSum(LONGEST_SUM, LONGEST_SUM, filter, filter, alpha, d);
    }

    /// Section 3.6.4: plain variances, white PM.
    private double whitePhase() {
        int k = (int) Math.ceil(ratio);
        if (k > d) {
            return summands / (PLAIN[0][d - 1][0] - PLAIN[0][d - 1][1] / ratio);
        }
        double sum = 0;
        for (int j = 1; j < k; j++) {
            double binomial = PowerLawCovariance.binomial(2 * d, d - j);
            sum += (1 - j / ratio) * binomial * binomial;
        }
        double centre = PowerLawCovariance.binomial(2 * d, d);
        return summands / (1 + 2 * sum / (centre * centre));
    }

    private double byTable(double[] a) {
        return ratio / (a[0] - a[1] / ratio);
    }
}
