package org.noonmark.app.stability;

import java.util.List;
import java.util.Optional;
import org.noonmark.metrology.stability.Mask;
import org.noonmark.metrology.stability.StabilityOptions;
import org.noonmark.metrology.stability.Statistic;
import org.noonmark.metrology.stability.TauList;

/// What to compute.
///
/// @param statistics of each series
/// @param sets statistics of all series together
/// @param dynamic the statistics in a moving window instead of over the whole record
/// @param budget whether to fit power-law noise to the deviations
/// @param spectrum the spectrum instead of the statistics
public record AnalysisRequest(
        CleaningRequest cleaning,
        List<Statistic> statistics,
        ClockSetRequest sets,
        TauList taus,
        List<Mask> masks,
        Optional<Dynamic> dynamic,
        boolean budget,
        Optional<Spectrum> spectrum,
        StabilityOptions options) {
    /// A window of `windowSeconds` that moves by `stepSeconds`.
    public record Dynamic(double windowSeconds, double stepSeconds) {}

    /// A spectrum by Welch's method.
    ///
    /// @param segmentReadings a power of two; an eighth of the record when absent
    /// @param carrierHertz the carrier whose phase noise is wanted, too
    /// @param deviations whether the deviations that it makes are wanted, too
    public record Spectrum(
            Optional<Integer> segmentReadings, Optional<Double> carrierHertz, boolean deviations) {}

    public AnalysisRequest {
        statistics = List.copyOf(statistics);
        masks = List.copyOf(masks);
    }
}
