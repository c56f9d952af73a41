package org.noonmark.app.output;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes a file so that it is there whole or not at all.
public final class WholeFile {
    private WholeFile() {}

    public static void write(Path file, byte[] bytes) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // A pipe or a device, such as /dev/null: nothing there to replace.
            Files.write(file, bytes);
            return;
        }
        var temporary =
                file.resolveSibling(
                        ".%s.%d.part".formatted(file.getFileName(), ProcessHandle.current().pid()));
        try {
            Files.write(temporary, bytes);
            try {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException other) {
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
