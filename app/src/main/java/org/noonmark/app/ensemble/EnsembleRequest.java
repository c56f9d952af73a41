package org.noonmark.app.ensemble;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.noonmark.app.stability.ClockFiles;
import org.noonmark.metrology.ensemble.Algorithm;
import org.noonmark.metrology.formats.ReadingUnit;

/// What the command is asked for.
///
/// @param algorithms the first makes the scale, the others are its witnesses
/// @param tau0Seconds the step of files without time stamps
/// @param unit of the readings
/// @param noiseSeconds standard deviation of a reading
/// @param only these clocks, when not empty
/// @param without these clocks
/// @param pace times of the settings over those of a laboratory; absent: by the length of the
///   record
/// @param largestWeight cap of a clock's weight
/// @param alarmsPerYear false alarms of a clock when changes are looked for
/// @param runRecord where the record of the run goes
public record EnsembleRequest(
        List<String> files,
        List<Algorithm> algorithms,
        ClockFiles.Layout layout,
        OptionalDouble tau0Seconds,
        ReadingUnit unit,
        double noiseSeconds,
        Set<String> only,
        Set<String> without,
        OptionalDouble pace,
        OptionalDouble largestWeight,
        OptionalDouble alarmsPerYear,
        Format format,
        Optional<Path> output,
        Optional<Path> plot,
        Optional<String> title,
        Optional<Path> runRecord) {
    /// Ways to write results.
    public enum Format {
        TABLE,
        CSV,
        JSON
    }

    public EnsembleRequest {
        files = List.copyOf(files);
        algorithms = List.copyOf(algorithms);
        only = Set.copyOf(only);
        without = Set.copyOf(without);
    }
}
