package org.noonmark.metrology.steering;

import java.util.List;

/// One steer: a frequency that is added to the free scale from an epoch on.
///
/// @param mjd from when
/// @param frequency the steer, fractional frequency; never a phase
/// @param change from the steer before
/// @param slew expected frequency of the output against UTC, which moves the phase
/// @param limit which limit took effect
/// @param predictions of the output at +5, +10 … +45 days
/// @param reason in words
public record Steer(
        double mjd,
        double frequency,
        double change,
        double slew,
        SteerLimits.Limit limit,
        List<Prediction> predictions,
        String reason) {
    public Steer {
        predictions = List.copyOf(predictions);
    }
}
