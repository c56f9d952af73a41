package org.noonmark.metrology.stability;

/// Bias and equivalent degrees of freedom of Theo1 by noise (NIST SP 1065 sections 5.2.15 and
/// 5.4.5; Howe and Tasset, Theo1: characterization of very long-term frequency stability, EFTF
/// 2004).
final class Theo1Tables {
    /// a, b, c of AVAR / Theo1 = a + b / m^c, by 2 - alpha.
    private static final double[][] BIAS = {
        {0.09, 0.74, 0.40}, {0.14, 0.82, 0.30}, {1, 0, 0}, {1.87, -1.05, 0.79}, {2.70, -1.53, 0.85},
    };

    private Theo1Tables() {}

    /// The ratio of Theo1 to the Allan variance that the noise makes one expect.
    static double bias(int alpha, int m) {
        var abc = BIAS[2 - Math.clamp(alpha, -2, 2)];
        return 1 / (abc[0] + abc[1] / Math.pow(m, abc[2]));
    }

    /// Degrees of freedom, with r = 0.75 m and N phase readings.
    static double edf(int alpha, int m, int readings) {
        double n = readings;
        double r = 0.75 * m;
        double edf =
                switch (Math.clamp(alpha, -2, 2)) {
                    case 2 -> 0.86 * (n + 1) * (n - 4 * r / 3) / (n - r) * (r / (r + 1.14));
                    case 1 ->
                            (4.798 * n * n - 6.374 * n * r + 12.387 * r)
                                    / (Math.sqrt(r + 36.6) * (n - r))
                                    * (r / (r + 0.3));
                    case 0 -> {
                        double power = Math.pow(r, 1.5);
                        yield ((4.1 * n + 0.8) / r - (3.1 * n + 6.5) / n) * (power / (power + 5.2));
                    }
                    case -1 -> {
                        double cube = r * r * r;
                        yield (2 * n * n - 1.3 * n * r - 3.5 * r) / (n * r) * (cube / (cube + 2.3));
                    }
                    default -> {
                        double most = 4.4 * n - 1;
                        double least = 4.4 * n - 3;
                        yield (4.4 * n - 2)
                                / (2.9 * r)
                                * ((most * most - 8.6 * r * most + 11.4 * r * r) / (least * least));
                    }
                };
        return Math.max(1, edf);
    }
}
