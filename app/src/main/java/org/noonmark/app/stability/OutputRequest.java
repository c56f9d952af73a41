package org.noonmark.app.stability;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.ResultFile;

/// How to show it.
///
/// @param file where the results go instead of standard output
/// @param plot a picture, SVG or PNG by its name
/// @param title above the picture
public record OutputRequest(
        Format format, Optional<Path> file, Optional<Path> plot, Optional<String> title) {
    /// Refuses files that cannot be written, before hours of work.
    ///
    /// @param inputs files that are read and must not be written
    public void check(List<String> inputs) throws CommandFailure {
        for (var target : List.of(file, plot)) {
            if (target.isPresent()) {
                ResultFile.check(target.orElseThrow());
                if (inputs.stream()
                        .anyMatch(input -> ResultFile.isInput(target.orElseThrow(), input))) {
                    throw CommandFailure.usage(
                            "%s holds readings; results need another file"
                                    .formatted(target.orElseThrow()));
                }
            }
        }
        if (file.isPresent()
                && plot.isPresent()
                && ResultFile.areSame(file.orElseThrow(), plot.orElseThrow())) {
            throw CommandFailure.usage("--output and --plot need two files");
        }
    }

    /// Ways to write results.
    public enum Format {
        TABLE,
        CSV,
        JSON
    }
}
