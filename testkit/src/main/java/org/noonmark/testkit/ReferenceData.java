package org.noonmark.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Finds reference data that lies beside the repository and is not part of it.
///
/// Tests that use it skip with one clear line when it is not there.
public final class ReferenceData {
    private ReferenceData() {}

    /// The file or folder `shared/data/<relative>` beside the repository (or any folder above it),
    /// if it exists.
    public static Optional<Path> find(String relative) {
        return find(Path.of(System.getProperty("user.dir")), relative);
    }

    static Optional<Path> find(Path start, String relative) {
        for (Path folder = start.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var candidate = folder.resolve("shared").resolve("data").resolve(relative);
            if (Files.exists(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /// What a test says when it skips for want of `shared/data/<relative>`.
    public static String missing(String relative) {
        return "skipped: reference data shared/data/" + relative + " is not beside the repository";
    }
}
