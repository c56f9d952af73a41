package org.noonmark.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Every text file of the repository, without build output and data folders.
record SourceTree(Path root, List<SourceFile> files) {
    private static final Set<String> SKIPPED_FOLDERS =
            Set.of("target", ".git", "noonmark-data", ".peers", ".idea", ".vscode");

    /// They stand on top of everything and nothing stands on them.
    private static final Set<String> NOT_CHECKED = Set.of("benchmarks", "fuzz", "interop");

    private static final long MAX_BYTES = 1 << 20;

    /// The tree around the working folder: the first folder upwards that has a `.mvn`.
    static SourceTree find() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve(".mvn"))) {
            root = root.getParent();
            if (root == null) {
                throw new IllegalStateException("must run inside the repository");
            }
        }
        return read(root);
    }

    static SourceTree read(Path root) {
        var files = new ArrayList<SourceFile>();
        try {
            Files.walkFileTree(root, new Reader(root, files));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new SourceTree(root, List.copyOf(files));
    }

    /// Modules whose classes other modules may use: those of the table that have main sources, and
    /// any that somebody forgot to put into the table.
    Set<String> modules() {
        return files.stream()
                .filter(SourceFile::isMainJava)
                .map(file -> file.path().substring(0, file.path().indexOf('/')))
                .filter(folder -> !NOT_CHECKED.contains(folder))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static final class Reader extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<SourceFile> files;

        Reader(Path root, List<SourceFile> files) {
            this.root = root;
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return SKIPPED_FOLDERS.contains(String.valueOf(folder.getFileName()))
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            if (attributes.isRegularFile() && attributes.size() <= MAX_BYTES) {
                var path = root.relativize(file).toString().replace('\\', '/');
                try {
                    files.add(new SourceFile(path, Files.readString(file)));
                } catch (MalformedInputException binary) {
                    // Not UTF-8, so no text: nothing here applies to it.
                    return FileVisitResult.CONTINUE;
                }
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
