package org.noonmark.app.compare;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.noonmark.app.output.CommandFailure;

/// Reads a file whole; what begins like gzip is unpacked.
final class InputFile {
    private static final int MOST_BYTES = 1 << 28;

    private InputFile() {}

    /// The bytes of a file of at most 256 MB.
    static byte[] read(String name) throws CommandFailure {
        try (var stream = Files.newInputStream(path(name))) {
            var bytes = stream.readNBytes(MOST_BYTES + 1);
            boolean isPacked =
                    bytes.length > 2 && bytes[0] == (byte) 0x1F && bytes[1] == (byte) 0x8B;
            if (isPacked) {
                try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                    bytes = unpacked.readNBytes(MOST_BYTES + 1);
                }
            }
            if (bytes.length > MOST_BYTES) {
                throw CommandFailure.data(
                        "%s is larger than %d MB; is this the right file?"
                                .formatted(name, MOST_BYTES >> 20));
            }
            return bytes;
        } catch (IOException failed) {
            throw CommandFailure.data("cannot read " + name + ": " + reason(failed, name));
        }
    }

    /// The file of this name, or the files in the folder of this name, in order.
    static List<String> files(String name) throws CommandFailure {
        var path = path(name);
        if (!Files.isDirectory(path)) {
            return List.of(name);
        }
        try (var inside = Files.list(path)) {
            var files = inside.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
            if (files.isEmpty()) {
                throw CommandFailure.data("no files in the folder " + name);
            }
            return files;
        } catch (IOException failed) {
            throw CommandFailure.data("cannot read " + name + ": " + reason(failed, name));
        }
    }

    private static Path path(String name) throws CommandFailure {
        try {
            return Path.of(name);
        } catch (InvalidPathException wrong) {
            throw CommandFailure.usage("\"%s\" is not the name of a file".formatted(name));
        }
    }

    /// The last part of a path.
    static String baseName(String name) {
        var base = Path.of(name).getFileName();
        return base == null ? name : base.toString();
    }

    private static String reason(IOException failed, String name) {
        return switch (failed) {
            case NoSuchFileException ignored -> "there is no such file";
            case AccessDeniedException ignored -> "permission denied";
            case EOFException ignored -> "the packed data end early";
            case ZipException damaged -> "the packed data are damaged: " + damaged.getMessage();
            default ->
                    Files.isDirectory(Path.of(name))
                            ? "it is a folder"
                            : String.valueOf(failed.getMessage());
        };
    }
}
