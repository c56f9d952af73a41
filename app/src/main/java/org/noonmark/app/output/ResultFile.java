package org.noonmark.app.output;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Writes results so that a file is there whole or not at all, and says what stands in the way.
public final class ResultFile {
    /// What standard input is, where the system shows it as a file.
    private static final String STANDARD_INPUT = "/dev/stdin";

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

    /// Whether a target is a file that is read; `-` is standard input. Devices and pipes may be
    /// both: nothing in them is replaced.
    public static boolean isInput(Path target, String input) {
        try {
            return Files.isRegularFile(target)
                    && areSame(target, Path.of(input.equals("-") ? STANDARD_INPUT : input));
        } catch (InvalidPathException noFile) {
            return false;
        }
    }

    /// Whether two names, however they are written or linked, lead to one file.
    public static boolean areSame(Path one, Path other) {
        try {
            return (Files.exists(one) && Files.exists(other))
                    ? Files.isSameFile(one, other)
                    : whole(one).equals(whole(other));
        } catch (IOException unknown) {
            return whole(one).equals(whole(other));
        }
    }

    /// The name by the real name of its folder.
    private static Path whole(Path file) {
        var absolute = file.toAbsolutePath().normalize();
        var folder = absolute.getParent();
        try {
            return folder == null ? absolute : folder.toRealPath().resolve(absolute.getFileName());
        } catch (IOException unknown) {
            return absolute;
        }
    }
}
