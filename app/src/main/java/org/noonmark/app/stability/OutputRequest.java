package org.noonmark.app.stability;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// How to show it.
///
/// @param file where the results go instead of standard output
/// @param plot a picture, SVG or PNG by its name
/// @param title above the picture
public record OutputRequest(
        Format format, Optional<Path> file, Optional<Path> plot, Optional<String> title) {
    /// Whether a plot can be written to a file of this name.
    public static boolean isPicture(Path file) {
        return isSvg(file) || file.toString().toLowerCase(Locale.ROOT).endsWith(".png");
    }

    static boolean isSvg(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".svg");
    }

    /// Ways to write results.
    public enum Format {
        TABLE,
        CSV,
        JSON
    }
}
