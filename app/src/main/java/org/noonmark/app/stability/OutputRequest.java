package org.noonmark.app.stability;

import java.nio.file.Path;
import java.util.Optional;

/// How to show it.
///
/// @param file where the results go instead of standard output
/// @param plot a picture, SVG or PNG by its name
/// @param title above the picture
public record OutputRequest(
        Format format, Optional<Path> file, Optional<Path> plot, Optional<String> title) {
    /// Ways to write results.
    public enum Format {
        TABLE,
        CSV,
        JSON
    }
}
