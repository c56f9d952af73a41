package org.noonmark.guard.follow;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The files that patterns name. A pattern is a path; its last part may have `*`, `?`, `[…]` and
/// `{…}` as in a shell.
final class FollowPaths {
    private FollowPaths() {}

    /// Files by device and inode, in the order of names; links are followed, and a file with two
    /// names is there once. Compressed ones are left out: they do not grow.
    static Map<String, Path> find(List<String> patterns) {
        var found = new LinkedHashMap<String, Path>();
        for (var pattern : patterns) {
            for (var path : expand(pattern)) {
                var key = keyOf(path);
                if (key != null && !isPacked(path)) {
                    found.putIfAbsent(key, path);
                }
            }
        }
        return found;
    }

    static boolean isPacked(Path path) {
        var name = path.toString();
        return name.endsWith(".gz")
                || name.endsWith(".xz")
                || name.endsWith(".bz2")
                || name.endsWith(".zst")
                || name.endsWith(".zip");
    }

    /// Device and inode of a regular file; null when there is none.
    static @Nullable String keyOf(Path path) {
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return attributes.isRegularFile() ? String.valueOf(attributes.fileKey()) : null;
        } catch (IOException | SecurityException absent) {
            return null;
        }
    }

    private static List<Path> expand(String pattern) {
        var path = Path.of(pattern);
        var name = path.getFileName();
        if (name == null || !name.toString().matches(".*[*?\\[{].*")) {
            return List.of(path);
        }
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + name);
        return list(folderOf(path)).stream()
                .filter(file -> matcher.matches(file.getFileName()))
                .toList();
    }

    private static Path folderOf(Path path) {
        var parent = path.getParent();
        return parent == null ? Path.of(".") : parent;
    }

    private static List<Path> list(Path folder) {
        var files = new ArrayList<Path>();
        try (var stream = Files.newDirectoryStream(folder)) {
            stream.forEach(files::add);
        } catch (IOException | DirectoryIteratorException absent) {
            return List.of();
        }
        files.sort(Comparator.naturalOrder());
        return files;
    }

    /// Files beside a log whose names begin with the log's, the oldest change first: what it may
    /// have become when it was rotated.
    static List<Path> rotated(Path log) {
        var name = String.valueOf(log.getFileName());
        return list(folderOf(log)).stream()
                .filter(file -> !file.equals(log))
                .filter(file -> String.valueOf(file.getFileName()).startsWith(name))
                .filter(file -> !isPacked(file) && keyOf(file) != null)
                .sorted(Comparator.comparing(FollowPaths::changed))
                .toList();
    }

    static java.nio.file.attribute.FileTime changed(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException absent) {
            return java.nio.file.attribute.FileTime.fromMillis(0);
        }
    }
}
