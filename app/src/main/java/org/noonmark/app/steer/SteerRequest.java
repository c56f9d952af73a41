package org.noonmark.app.steer;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.noonmark.metrology.steering.PublicationSchedule;
import org.noonmark.metrology.steering.ScaleModel;
import org.noonmark.metrology.steering.SteerLimits;
import org.noonmark.metrology.steering.SteeringLaw;

/// What is asked of the command.
///
/// @param record UTC minus UTC(k)
/// @param applied the steers that were in force; without it the record is of a free scale
/// @param skipsBadLines whether bad lines are left out
/// @param unitSeconds of the values of the record
/// @param noiseSeconds standard deviation of a value
/// @param schedule when a value becomes known
/// @param learnDays of the record before the first steer
/// @param from first day of a steer; after `learnDays` when absent
/// @param settleDays after the first steer that do not count in what a replay says of the output
/// @param everyDays days between steers
/// @param law how much to steer
/// @param limits hard limits
/// @param model noise of the free scale; fitted to what is known at the first steer when absent
/// @param format table, CSV or JSON
/// @param output where results go; standard output when absent
/// @param steerFile where the steers go for the micro-stepper
/// @param plot a picture
public record SteerRequest(
        Path record,
        Optional<Path> applied,
        boolean skipsBadLines,
        double unitSeconds,
        double noiseSeconds,
        PublicationSchedule schedule,
        int learnDays,
        OptionalDouble from,
        int settleDays,
        int everyDays,
        SteeringLaw law,
        SteerLimits limits,
        Optional<ScaleModel> model,
        Format format,
        Optional<Path> output,
        Optional<Path> steerFile,
        Optional<Path> plot) {
    /// Ways to write results.
    public enum Format {
        TABLE,
        CSV,
        JSON
    }
}
