package org.noonmark.app.stability;

import java.util.List;
import org.noonmark.metrology.stability.Mask;
import org.noonmark.metrology.stability.StabilityOptions;
import org.noonmark.metrology.stability.Statistic;
import org.noonmark.metrology.stability.TauList;

/// What to compute.
public record AnalysisRequest(
        CleaningRequest cleaning,
        List<Statistic> statistics,
        TauList taus,
        List<Mask> masks,
        StabilityOptions options) {
    public AnalysisRequest {
        statistics = List.copyOf(statistics);
        masks = List.copyOf(masks);
    }
}
