package org.noonmark.metrology.stability;

/// Equivalent degrees of freedom of every statistic (NIST SP 1065 section 5.4).
final class Edf {
    /// b and c of TOTDEV, edf = b T/tau - c, by -alpha (SP 1065 section 5.4.3, table 7).
    private static final double[][] TOTAL = {{1.5, 0}, {1.168, 0.222}, {0.927, 0.358}};

    /// b and c of MTOTDEV and TTOTDEV by 2 - alpha (SP 1065 section 5.4.4, table 8).
    private static final double[][] MODIFIED_TOTAL = {
        {1.90, 2.10}, {1.20, 1.40}, {1.10, 1.20}, {0.85, 0.50}, {0.75, 0.31},
    };

    /// b0 and b1 of HTOTDEV, edf = (T/tau) / (b0 + b1 tau/T), by -alpha (SP 1065 section 5.4.4,
    /// table 9; Howe et al., PTTI 2000).
    private static final double[][] HADAMARD_TOTAL = {
        {0.559, 1.004}, {0.868, 1.140}, {0.938, 1.696}, {0.974, 2.554}, {1.276, 3.149},
    };

    /// Where the formulas of the total variances of windows begin to hold.
    private static final int LEAST_WINDOW_FACTOR = 16;

    private Edf() {}

    /// The degrees of freedom, or `NaN` where none are known.
    ///
    /// @param noise one for which the statistic converges, see [#clamp]
    /// @param readings N, the number of phase readings
    static double of(Statistic statistic, NoiseType noise, int m, int readings, long terms) {
        return switch (statistic) {
            case ADEV -> CombinedEdf.of(noise, 2, m, readings, false, false);
            case OADEV -> CombinedEdf.of(noise, 2, m, readings, true, false);
            case MDEV, TDEV -> CombinedEdf.of(noise, 2, m, readings, true, true);
            case HDEV -> CombinedEdf.of(noise, 3, m, readings, false, false);
            case OHDEV -> CombinedEdf.of(noise, 3, m, readings, true, false);
            case TOTDEV -> total(noise, m, readings);
            case MTOTDEV, TTOTDEV -> modifiedTotal(noise, m, readings);
            case HTOTDEV -> hadamardTotal(noise, m, readings);
            case THEO1, THEOBR -> Theo1Tables.edf(noise.alpha(), m, readings);
            case THEOH -> throw new IllegalArgumentException("ask for its parts: THEOH");
            case PDEV -> ParabolicEdf.of(noise, m, terms);
            case TIERMS -> CombinedEdf.of(noise, 1, m, readings, true, false);
            case MTIE -> Double.NaN;
        };
    }

    /// The nearest noise for which the statistic converges: alpha + 2 d > 1.
    static NoiseType clamp(Statistic statistic, NoiseType noise) {
        int least = 2 - 2 * statistic.order();
        return NoiseType.nearest(Math.max(noise.alpha(), least));
    }

    /// With phase noise the total variance is close to the overlapping Allan variance, and so is
    /// its number of degrees of freedom.
    private static double total(NoiseType noise, int m, int readings) {
        if (noise.alpha() > 0) {
            double inside = CombinedEdf.of(noise, 2, m, readings, true, false);
            return Double.isNaN(inside) ? 1 : inside;
        }
        var bc = TOTAL[-noise.alpha()];
        return Math.max(1, bc[0] * readings / m - bc[1]);
    }

    private static double modifiedTotal(NoiseType noise, int m, int readings) {
        if (m < LEAST_WINDOW_FACTOR) {
            return CombinedEdf.of(noise, 2, m, readings, true, true);
        }
        var bc = MODIFIED_TOTAL[2 - noise.alpha()];
        return Math.max(1, bc[0] * readings / m - bc[1]);
    }

    private static double hadamardTotal(NoiseType noise, int m, int readings) {
        if (m < LEAST_WINDOW_FACTOR || noise.alpha() > 0) {
            return CombinedEdf.of(noise, 3, m, readings, true, false);
        }
        var b = HADAMARD_TOTAL[-noise.alpha()];
        double length = readings / (double) m;
        return Math.max(1, length / (b[0] + b[1] / length));
    }
}
