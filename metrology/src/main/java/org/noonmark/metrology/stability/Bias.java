package org.noonmark.metrology.stability;

/// How much a statistic's variance is expected to differ from the variance it stands for, in the
/// identified noise.
///
/// @param factor expected ratio of the two variances; 1 where there is no bias
/// @param removed whether the value was divided by the square root of the factor
public record Bias(double factor, boolean removed) {
    /// No bias is known or there is none.
    public static final Bias NONE = new Bias(1, false);

    /// a of TOTDEV, 1 - a tau / T, by -alpha (SP 1065 section 5.2.11; Howe, Total variance
    /// explained, 1999, table 1).
    private static final double[] TOTAL = {0, 1 / (3 * Math.log(2)), 0.75};

    /// Ratio of MTOT to MVAR by 2 - alpha (SP 1065 section 5.2.12, table 3).
    private static final double[] MODIFIED_TOTAL = {0.94, 0.83, 0.73, 0.70, 0.69};

    /// a of HTOTDEV, 1 + a, by -alpha (SP 1065 section 5.2.14, table 4).
    private static final double[] HADAMARD_TOTAL = {-0.005, -0.149, -0.229, -0.283, -0.321};

    /// The bias of a statistic at averaging factor m over `readings` phase readings.
    static double factor(Statistic statistic, NoiseType noise, int m, int readings) {
        int alpha = noise.alpha();
        return switch (statistic) {
            case TOTDEV -> alpha > 0 || 2L * m > readings ? 1 : total(-alpha, m, readings);
            case MTOTDEV, TTOTDEV -> MODIFIED_TOTAL[2 - Math.max(alpha, -2)];
            case HTOTDEV -> alpha > 0 || m == 1 ? 1 : 1 + HADAMARD_TOTAL[-alpha];
            case THEO1 -> Theo1Tables.bias(alpha, m);
            case ADEV, OADEV, MDEV, TDEV, HDEV, OHDEV, THEOBR, THEOH, PDEV, MTIE, TIERMS -> 1;
        };
    }

    private static double total(int index, int m, int readings) {
        return 1 - TOTAL[Math.min(index, 2)] * m / (readings - 1.0);
    }
}
