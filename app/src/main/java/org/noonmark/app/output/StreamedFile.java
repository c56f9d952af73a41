package org.noonmark.app.output;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file too large for memory that is there whole or not at all: written beside its place, and
/// moved there by [#finish].
public final class StreamedFile implements AutoCloseable {
    private final Path file;
    private final Path temporary;
    private final PrintWriter writer;

    private StreamedFile(Path file, Path temporary, PrintWriter writer) {
        this.file = file;
        this.temporary = temporary;
        this.writer = writer;
    }

    /// Begins a file.
    public static StreamedFile begin(Path file) throws CommandFailure {
        ResultFile.check(file);
        boolean isPlace = Files.exists(file) && !Files.isRegularFile(file);
        var temporary =
                isPlace
                        ? file
                        : file.resolveSibling(
                                ".%s.%d.part"
                                        .formatted(
                                                file.getFileName(), ProcessHandle.current().pid()));
        try {
            return new StreamedFile(
                    file, temporary, new PrintWriter(Files.newBufferedWriter(temporary)));
        } catch (IOException failed) {
            throw CommandFailure.data("cannot write " + file + ": " + failed.getMessage());
        }
    }

    /// Where the lines go.
    public PrintWriter writer() {
        return writer;
    }

    /// Puts the file in its place.
    public void finish() throws CommandFailure {
        writer.close();
        if (writer.checkError()) {
            throw CommandFailure.data("cannot write " + file + ": the disk may be full");
        }
        if (temporary.equals(file)) {
            return;
        }
        try {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw CommandFailure.data("cannot write " + file + ": " + failed.getMessage());
        }
    }

    /// Takes away what was not finished.
    @Override
    public void close() throws CommandFailure {
        writer.close();
        try {
            if (!temporary.equals(file)) {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException failed) {
            throw CommandFailure.data("cannot remove " + temporary + ": " + failed.getMessage());
        }
    }
}
