package org.noonmark.app.input;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.noonmark.app.output.CommandFailure;

/// Reads a file whole; what begins like gzip is unpacked. Neither the file nor what it unpacks to
/// may be larger than a bound.
public final class InputFile {
    /// What files of one day or one month stay far below.
    public static final int USUAL_MEGABYTES = 64;

    private static final int GZIP_1 = 0x1F;
    private static final int GZIP_2 = 0x8B;

    private InputFile() {}

    /// The bytes of a file of at most so many megabytes (2^20 bytes).
    public static byte[] read(String name, int mostMegabytes) throws CommandFailure {
        try (var stream = Files.newInputStream(path(name))) {
            return read(stream, name, mostMegabytes);
        } catch (IOException failed) {
            throw unreadable(name, failed);
        }
    }

    /// The same of a stream that is called `name`; it is left open.
    public static byte[] read(InputStream stream, String name, int mostMegabytes)
            throws CommandFailure {
        int most = Math.multiplyExact(mostMegabytes, 1 << 20);
        try {
            var bytes = stream.readNBytes(most + 1);
            if (bytes.length > 1 && (bytes[0] & 0xFF) == GZIP_1 && (bytes[1] & 0xFF) == GZIP_2) {
                try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                    bytes = unpacked.readNBytes(most + 1);
                }
            }
            if (bytes.length > most) {
                throw CommandFailure.data(
                        "cannot read %s: it has more than %d MiB; is this the right file?"
                                .formatted(name, mostMegabytes));
            }
            return bytes;
        } catch (IOException failed) {
            throw unreadable(name, failed);
        }
    }

    /// The file of this name, or the files in the folder of this name, in order.
    public static List<String> files(String name) throws CommandFailure {
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
            throw unreadable(name, failed);
        }
    }

    /// The last part of a path.
    public static String baseName(String name) {
        var base = Path.of(name).getFileName();
        return base == null ? name : base.toString();
    }

    private static Path path(String name) throws CommandFailure {
        try {
            return Path.of(name);
        } catch (InvalidPathException wrong) {
            throw CommandFailure.usage("cannot read " + name + ": this is no name of a file");
        }
    }

    private static CommandFailure unreadable(String name, IOException failed) {
        var reason =
                switch (failed) {
                    case NoSuchFileException _ -> "there is no such file";
                    case AccessDeniedException _ -> "permission denied";
                    case EOFException _ -> "the packed data end early; copy the file again";
                    case ZipException _ -> "the packed data are damaged; copy the file again";
                    default ->
                            Files.isDirectory(Path.of(name))
                                    ? "it is a folder; name the files in it"
                                    : String.valueOf(failed.getMessage());
                };
        return CommandFailure.data("cannot read " + name + ": " + reason);
    }
}
