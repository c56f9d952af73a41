package org.noonmark.app.steer;

import java.util.List;
import java.util.Optional;
import org.noonmark.metrology.steering.ScaleModel;
import org.noonmark.metrology.steering.Steer;
import org.noonmark.metrology.steering.SteerLimits;
import org.noonmark.metrology.steering.SteeringLaw;

/// What the command found; the JSON it writes.
///
/// @param version of the program
/// @param record name of the file
/// @param modelFitted whether the model was fitted to the record
/// @param model noise of the free scale
/// @param law gains
/// @param limits hard limits
/// @param replay how the output would have been; absent when the record is of a steered output
/// @param steers in order
/// @param days the record day by day
public record SteerReport(
        String version,
        String record,
        boolean modelFitted,
        ScaleModel model,
        SteeringLaw law,
        SteerLimits limits,
        Optional<Replay> replay,
        List<Steer> steers,
        List<Day> days) {
    /// The output of a replay, after it has settled.
    public record Replay(int days, double rmsSeconds, double largestSeconds) {}

    /// One day of the record.
    ///
    /// @param freeMinusUtcSeconds the free scale
    /// @param outputMinusUtcSeconds the steered output
    public record Day(double mjd, double freeMinusUtcSeconds, double outputMinusUtcSeconds) {}

    public SteerReport {
        steers = List.copyOf(steers);
        days = List.copyOf(days);
    }
}
