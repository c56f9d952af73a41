package org.noonmark.metrology.stability;

/// From the mean square of the terms to the variance: the constants of the definitions, and how
/// many terms a record without gaps would give.
final class Scale {
    private Scale() {}

    /// The variance in the square of the statistic's unit.
    static double variance(Statistic statistic, double meanSquare, int m, double tau0) {
        double tau = m * tau0;
        return switch (statistic) {
            case ADEV, OADEV, MDEV, TOTDEV, MTOTDEV -> meanSquare / (2 * tau * tau);
            case TDEV, TTOTDEV -> meanSquare / 6;
            case HDEV, OHDEV -> meanSquare / (6 * tau * tau);
            // Of frequency at m > 1, of phase at m = 1: see [Kernels].
            case HTOTDEV -> meanSquare / 6;
            case THEO1, THEOBR -> meanSquare / (0.75 * tau * tau);
            case PDEV ->
                    m == 1
                            ? meanSquare / (2 * tau * tau)
                            : 72 * meanSquare / (Math.pow(m, 4) * tau * tau);
            case TIERMS, MTIE -> meanSquare;
            case THEOH -> throw new IllegalArgumentException("ask for its parts: THEOH");
        };
    }

    /// How many terms `readings` readings give when none is missing.
    static long terms(Statistic statistic, int readings, int m) {
        long n = readings;
        return switch (statistic) {
            case ADEV -> (n - 1) / m - 1;
            case HDEV -> (n - 1) / m - 2;
            case OADEV, PDEV -> n - 2L * m;
            case MDEV, TDEV, MTOTDEV, TTOTDEV -> n - 3L * m + 1;
            case OHDEV -> n - 3L * m;
            case TOTDEV -> n - 2;
            case HTOTDEV -> m == 1 ? n - 3 : n - 3L * m;
            case THEO1, THEOBR -> (n - m) * (m / 2);
            case MTIE, TIERMS -> n - m;
            case THEOH -> throw new IllegalArgumentException("ask for its parts: THEOH");
        };
    }
}
