package org.noonmark.app.output;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Writes results so that a file is there whole or not at all, and says what stands in the way.
public final class ResultFile {
    private ResultFile() {}

    /// Refuses a file that cannot be written, before the work is done.
    public static void check(Path file) throws CommandFailure {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw CommandFailure.data("cannot write " + file + ": it is a folder");
        }
        if (!Files.exists(folder)) {
            throw CommandFailure.data(
                    "cannot write %s: there is no folder %s; make it first"
                            .formatted(file, folder));
        }
        if (!Files.isDirectory(folder)) {
            throw CommandFailure.data("cannot write %s: %s is no folder".formatted(file, folder));
        }
    }

    /// Writes a file, replacing one that is there.
    public static void write(Path file, byte[] bytes) throws CommandFailure {
        check(file);
        try {
            WholeFile.write(file, bytes);
        } catch (NoSuchFileException failed) {
            throw CommandFailure.data("cannot write " + file + ": there is no such folder");
        } catch (AccessDeniedException failed) {
            throw CommandFailure.data("cannot write " + file + ": permission denied");
        } catch (IOException failed) {
            throw CommandFailure.data("cannot write " + file + ": " + failed.getMessage());
        }
    }

    /// Prints results; fails when nobody reads them any more.
    public static void print(PrintWriter out, String text) throws CommandFailure {
        out.print(text);
        if (out.checkError()) {
            throw CommandFailure.data(
                    "cannot write all results to standard output: its reader is gone, or its disk is"
                            + " full; --output FILE writes whole files");
        }
    }
}
