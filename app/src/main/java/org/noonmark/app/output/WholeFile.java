package org.noonmark.app.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

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

    /// Writes a file whole and durably: readers see the old bytes or the new ones, also after a
    /// crash, and after the return the new ones. What it is written to before is the name with
    /// `.new`; where that is there already, its mode is kept.
    public static void writeDurably(Path file, byte[] bytes) throws IOException {
        var temporary = file.resolveSibling(file.getFileName() + ".new");
        try (var channel =
                FileChannel.open(
                        temporary,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            var rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        try (var entries = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
            entries.force(true);
        }
    }
}
