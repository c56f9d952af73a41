package org.noonmark.app.stability;

import java.util.Optional;
import org.noonmark.metrology.stability.Drift;
import org.noonmark.metrology.stability.Outliers;

/// What to take out of the readings before the statistics, in this order: outliers, phase jumps,
/// drift.
///
/// @param factor how many spreads away an outlier or a jump is
public record CleaningRequest(
        boolean outliers, boolean jumps, double factor, Optional<Drift.Method> drift) {
    /// Nothing.
    public static final CleaningRequest NOTHING =
            new CleaningRequest(false, false, Outliers.USUAL_FACTOR, Optional.empty());
}
