package org.noonmark.posture.text;

import java.util.List;

/// What a configuration asks to be read besides itself.
///
/// @param kind of the request
/// @param argument a file, a pattern of files, or folders
public record Include(Kind kind, String argument) {
    /// How it is asked for.
    public enum Kind {
        /// Files by a pattern.
        FILES,
        /// Every `.conf` file of a folder.
        CONFIGURATIONS,
        /// Every `.sources` file of a folder.
        SOURCES
    }

    /// Whoever can open files: the answer is in the order in which the program reads them.
    @FunctionalInterface
    public interface Resolver {
        /// The files; none when there are none or they cannot be read.
        List<ConfigFile> find(Include include);
    }

    /// Knows no file.
    public static final Resolver NOTHING = _ -> List.of();
}
