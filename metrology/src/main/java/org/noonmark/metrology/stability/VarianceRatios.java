package org.noonmark.metrology.stability;

/// Noise identification by ratios of variances: B1, standard over Allan variance, and where that
/// says phase noise R(n), modified over plain Allan variance (NIST SP 1065 section 5.5.2; Howe,
/// Beard, Greenhall, Riley, PTTI 2000, tables 3 and 4; R(n) from NIST Technical Note 1337, section
///
final class VarianceRatios {
    private VarianceRatios() {}

    /// The measured B1: the variance of the frequencies over m readings each over their Allan
    /// variance.
    static double b1(double[] x, int m) {
        var frequencies = new Lag1.Sums();
        for (long i = 0; i + m < x.length; i += m) {
            frequencies.add(x[(int) i + m] - x[(int) i]);
        }
        return frequencies.variance() / (0.5 * SideBySide.second(x, m).meanSquare());
    }

    /// The exponent mu of tau that a measured B1 over n frequencies speaks for, from 2 to -2, where
    /// -2 is phase noise of either kind.
    static int mu(double b1, double n) {
        double above = expectedB1(2, n);
        for (int mu = 2; mu > -2; mu--) {
            double below = expectedB1(mu - 1, n);
            double boundary = mu == 2 ? 0.5 * (above + below) : Math.sqrt(above * below);
            if (b1 > boundary) {
                return mu;
            }
            above = below;
        }
        return -2;
    }

    private static double expectedB1(int mu, double n) {
        return switch (mu) {
            case 2 -> n * (n + 1) / 6;
            case 1 -> n / 2;
            case 0 -> n * Math.log(n) / (2 * (n - 1) * Math.log(2));
            case -1 -> 1;
            default -> (n * n - 1) / (1.5 * n * (n - 1));
        };
    }

    /// Whether a measured R(n) speaks for flicker rather than white phase noise.
    static boolean isFlickerPhase(double ratio, int m) {
        double flicker = 3.37 / (1.04 + 3 * Math.log(Math.PI * m));
        return ratio > Math.sqrt(flicker / m);
    }
}
