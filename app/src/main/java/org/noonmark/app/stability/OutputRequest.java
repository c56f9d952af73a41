package org.noonmark.app.stability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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
    /// What standard input is, where the system shows it as a file.
    private static final String STANDARD_INPUT = "/dev/stdin";

    /// Refuses files that cannot be written, before hours of work.
    ///
    /// @param inputs files that are read and must not be written
    public void check(List<String> inputs) throws CommandFailure {
        for (var target : List.of(file, plot)) {
            if (target.isPresent()) {
                ResultFile.check(target.orElseThrow());
                if (inputs.stream().anyMatch(input -> isInput(target.orElseThrow(), input))) {
                    throw CommandFailure.usage(
                            "%s holds readings; results need another file"
                                    .formatted(target.orElseThrow()));
                }
            }
        }
        if (file.isPresent()
                && plot.isPresent()
                && areSame(file.orElseThrow(), plot.orElseThrow())) {
            throw CommandFailure.usage("--output and --plot need two files");
        }
    }

    /// Devices and pipes may be both: nothing in them is replaced.
    private static boolean isInput(Path target, String input) {
        try {
            return Files.isRegularFile(target)
                    && areSame(target, Path.of(input.equals("-") ? STANDARD_INPUT : input));
        } catch (InvalidPathException noFile) {
            return false;
        }
    }

    /// Whether two names, however they are written or linked, lead to one file.
    private static boolean areSame(Path one, Path other) {
        try {
            return (Files.exists(one) && Files.exists(other))
                    ? Files.isSameFile(one, other)
                    : whole(one).equals(whole(other));
        } catch (IOException unknown) {
            return whole(one).equals(whole(other));
        }
    }

    /// The name by the real name of its folder.
    private static Path whole(Path file) {
        var absolute = file.toAbsolutePath().normalize();
        var folder = absolute.getParent();
        try {
            return folder == null ? absolute : folder.toRealPath().resolve(absolute.getFileName());
        } catch (IOException unknown) {
            return absolute;
        }
    }

    /// Ways to write results.
    public enum Format {
        TABLE,
        CSV,
        JSON
    }
}
