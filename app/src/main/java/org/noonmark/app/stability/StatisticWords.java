package org.noonmark.app.stability;

import org.noonmark.metrology.stability.Statistic;

/// What people call a statistic, and how they write it.
///
/// @param name in full
/// @param symbol as on an axis; `_` lowers the letter after it
/// @param isTime whether it is in seconds, not in fractional frequency
record StatisticWords(String name, String symbol, boolean isTime) {
    /// Those of the name in a result.
    static StatisticWords of(String label) {
        return switch (label) {
            case "gcodev" -> of("Groslambert codeviation", "GCODEV(τ)");
            case "hat" -> of("N-cornered hat", "σ_y(τ)");
            case "hat-correlated" -> of("N-cornered hat, correlated", "σ_y(τ)");
            default -> of(Statistic.parse(label).orElseThrow());
        };
    }

    private static StatisticWords of(String name, String symbol) {
        return new StatisticWords(name, symbol, false);
    }

    private static StatisticWords time(String name, String symbol) {
        return new StatisticWords(name, symbol, true);
    }

    static StatisticWords of(Statistic statistic) {
        return switch (statistic) {
            case ADEV -> of("Allan deviation", "σ_y(τ)");
            case OADEV -> of("Overlapping Allan deviation", "σ_y(τ)");
            case MDEV -> of("Modified Allan deviation", "Mod σ_y(τ)");
            case TDEV -> time("Time deviation", "σ_x(τ)");
            case HDEV -> of("Hadamard deviation", "H σ_y(τ)");
            case OHDEV -> of("Overlapping Hadamard deviation", "H σ_y(τ)");
            case TOTDEV -> of("Total deviation", "Tot σ_y(τ)");
            case MTOTDEV -> of("Modified total deviation", "Mod Tot σ_y(τ)");
            case TTOTDEV -> time("Time total deviation", "Tot σ_x(τ)");
            case HTOTDEV -> of("Hadamard total deviation", "Tot H σ_y(τ)");
            case THEO1 -> of("Thêo1 deviation", "Thêo1(τ)");
            case THEOBR -> of("ThêoBR deviation", "ThêoBR(τ)");
            case THEOH -> of("ThêoH deviation", "ThêoH(τ)");
            case PDEV -> of("Parabolic deviation", "P σ_y(τ)");
            case MTIE -> time("Maximum time interval error", "MTIE(τ)");
            case TIERMS -> time("RMS time interval error", "TIErms(τ)");
        };
    }
}
