package org.noonmark.checks;

import java.nio.file.Path;
import java.util.List;

/// One text file of the repository.
///
/// @param path relative to the root, with `/`
record SourceFile(String path, String text) {
    List<String> lines() {
        return text.lines().toList();
    }

    String name() {
        return Path.of(path).getFileName().toString();
    }

    boolean isJava() {
        return path.endsWith(".java");
    }

    boolean isTest() {
        return path.contains("/src/test/");
    }

    boolean isMainJava() {
        return isJava() && path.contains("/src/main/");
    }
}
