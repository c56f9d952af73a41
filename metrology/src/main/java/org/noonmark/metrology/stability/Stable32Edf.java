package org.noonmark.metrology.stability;

/// Degrees of freedom where Stable32 differs from the published formulas, found from its output on
/// the reference records (docs/metrology.md).
///
/// Total deviation in phase noise, and Hadamard total deviation below m = 16, take the simple
/// formulas of the overlapping Allan variance (SP 1065 table 5) and add 2. Modified total deviation
/// in white FM from m = 16 on takes 4/3 N/m - 2 where the published table has 1.10 N/m - 1.20.
final class Stable32Edf {
    private Stable32Edf() {}

    static double of(Statistic statistic, NoiseType noise, int m, int readings, long terms) {
        double simple = simple(noise.alpha(), m, readings) + 2;
        return switch (statistic) {
            case TOTDEV ->
                    noise.alpha() > 0 ? simple : Edf.of(statistic, noise, m, readings, terms);
            case HTOTDEV ->
                    m < 16 || noise.alpha() > 0
                            ? simple
                            : Edf.of(statistic, noise, m, readings, terms);
            case MTOTDEV, TTOTDEV ->
                    m >= 16 && noise == NoiseType.WHITE_FM
                            ? Math.max(1, 4.0 / 3 * readings / m - 2)
                            : Edf.of(statistic, noise, m, readings, terms);
            case ADEV, OADEV, MDEV, TDEV, HDEV, OHDEV, THEO1, THEOBR, THEOH, PDEV, MTIE, TIERMS ->
                    Edf.of(statistic, noise, m, readings, terms);
        };
    }

    /// SP 1065 table 5 (Stein 1985), N phase readings.
    private static double simple(int alpha, int m, int readings) {
        double n = readings;
        return switch (Math.clamp(alpha, -2, 2)) {
            case 2 -> (n + 1) * (n - 2 * m) / (2 * (n - m));
            case 1 ->
                    Math.exp(
                            Math.sqrt(
                                    Math.log((n - 1) / (2 * m))
                                            * Math.log((2 * m + 1) * (n - 1) / 4)));
            case 0 -> (3 * (n - 1) / (2 * m) - 2 * (n - 2) / n) * (4.0 * m * m / (4.0 * m * m + 5));
            case -1 ->
                    m == 1
                            ? 2 * (n - 2) * (n - 2) / (2.3 * n - 4.9)
                            : 5 * n * n / (4 * m * (n + 3 * m));
            default ->
                    (n - 2)
                            / m
                            * ((n - 1) * (n - 1) - 3 * m * (n - 1) + 4.0 * m * m)
                            / ((n - 3) * (n - 3));
        };
    }
}
