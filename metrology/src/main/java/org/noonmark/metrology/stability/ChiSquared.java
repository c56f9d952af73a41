package org.noonmark.metrology.stability;

import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;

/// Quantiles of chi-squared, exact or the way Stable32 takes them.
final class ChiSquared {
    /// Stable32 iterates up to here, to four digits, and approximates beyond.
    private static final double STABLE32_LARGE = 100;

    /// From here on the approximation is good enough to begin Newton's steps with.
    private static final double LARGE = 50;

    private static final int NEWTON_STEPS = 3;
    private static final NormalDistribution NORMAL = new NormalDistribution(0, 1);

    private ChiSquared() {}

    /// The value below which chi-squared with `edf` degrees of freedom stays with `probability`.
    static double quantile(double probability, double edf) {
        if (edf < LARGE) {
            return new ChiSquaredDistribution(edf).inverseCumulativeProbability(probability);
        }
        double normal = NORMAL.inverseCumulativeProbability(probability);
        double x = wilsonHilferty(normal, edf);
        double half = 0.5 * edf;
        double logGamma = Gamma.logGamma(half);
        for (int i = 0; i < NEWTON_STEPS; i++) {
            double y = 0.5 * x;
            double density = 0.5 * Math.exp((half - 1) * Math.log(y) - y - logGamma);
            x -= (Gamma.regularizedGammaP(half, y) - probability) / density;
        }
        return x;
    }

    /// Abramowitz and Stegun 26.4.17.
    private static double wilsonHilferty(double normal, double edf) {
        double spread = 2 / (9 * edf);
        double root = 1 - spread + normal * Math.sqrt(spread);
        return edf * root * root * root;
    }

    /// The same as Stable32 has it: above 100 degrees of freedom by Abramowitz and Stegun 26.4.17
    /// with the normal quantile of 26.2.22, whose coefficient 0.27061 stands there as 0.27601 (A.
    /// Wallin, Fun with chi-squared, 2020; allantools issue 101).
    static double stable32Quantile(double probability, double edf) {
        if (edf <= STABLE32_LARGE) {
            return quantile(probability, edf);
        }
        double p = Math.min(probability, 1 - probability);
        double t = Math.sqrt(-2 * Math.log(p));
        double x = t - (2.30753 + 0.27601 * t) / (1 + t * (0.99229 + 0.04481 * t));
        double normal = probability < 0.5 ? -x : x;
        return wilsonHilferty(normal, edf);
    }

    static double normalQuantile(double probability) {
        return NORMAL.inverseCumulativeProbability(probability);
    }

    /// The probability of one standard deviation on either side, 0.6827.
    static double oneSigma() {
        return Erf.erf(Math.sqrt(0.5));
    }
}
