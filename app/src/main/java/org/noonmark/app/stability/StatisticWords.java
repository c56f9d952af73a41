package org.noonmark.app.stability;

import org.noonmark.metrology.stability.Statistic;

/// What people call a statistic, and how they write it.
///
/// @param name in full
/// @param symbol as on an axis; `_` lowers the letter after it
record StatisticWords(String name, String symbol) {
    static StatisticWords of(Statistic statistic) {
        return switch (statistic) {
            case ADEV -> new StatisticWords("Allan deviation", "σ_y(τ)");
            case OADEV -> new StatisticWords("Overlapping Allan deviation", "σ_y(τ)");
            case MDEV -> new StatisticWords("Modified Allan deviation", "Mod σ_y(τ)");
            case TDEV -> new StatisticWords("Time deviation", "σ_x(τ)");
            case HDEV -> new StatisticWords("Hadamard deviation", "H σ_y(τ)");
            case OHDEV -> new StatisticWords("Overlapping Hadamard deviation", "H σ_y(τ)");
            case TOTDEV -> new StatisticWords("Total deviation", "Tot σ_y(τ)");
            case MTOTDEV -> new StatisticWords("Modified total deviation", "Mod Tot σ_y(τ)");
            case TTOTDEV -> new StatisticWords("Time total deviation", "Tot σ_x(τ)");
            case HTOTDEV -> new StatisticWords("Hadamard total deviation", "Tot H σ_y(τ)");
            case THEO1 -> new StatisticWords("Thêo1 deviation", "Thêo1(τ)");
            case THEOBR -> new StatisticWords("ThêoBR deviation", "ThêoBR(τ)");
            case THEOH -> new StatisticWords("ThêoH deviation", "ThêoH(τ)");
            case PDEV -> new StatisticWords("Parabolic deviation", "P σ_y(τ)");
            case MTIE -> new StatisticWords("Maximum time interval error", "MTIE(τ)");
            case TIERMS -> new StatisticWords("RMS time interval error", "TIErms(τ)");
        };
    }
}
