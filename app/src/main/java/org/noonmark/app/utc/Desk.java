package org.noonmark.app.utc;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.ResultFile;
import org.noonmark.app.plot.PictureFile;
import org.noonmark.app.plot.Plot;
import org.noonmark.app.stability.OutputRequest;
import org.noonmark.time.scales.SourceDefect;

/// Where a command reads and writes.
///
/// @param standardInput what the file name `-` stands for
/// @param json turns a report into JSON
public record Desk(
        PrintWriter out,
        PrintWriter err,
        InputStream standardInput,
        Function<Object, String> json) {
    private static final int MAX_BYTES = 1 << 26;
    private static final int GZIP_1 = 0x1F;
    private static final int GZIP_2 = 0x8B;

    /// The bytes of a file, unpacked when they are in gzip.
    byte[] read(String name) throws CommandFailure {
        try {
            var bytes =
                    name.equals("-")
                            ? standardInput.readNBytes(MAX_BYTES + 1)
                            : readFile(Path.of(name));
            if (bytes.length > 1 && (bytes[0] & 0xFF) == GZIP_1 && (bytes[1] & 0xFF) == GZIP_2) {
                try (var packed = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                    bytes = packed.readNBytes(MAX_BYTES + 1);
                }
            }
            if (bytes.length > MAX_BYTES) {
                throw CommandFailure.data("cannot read " + name + ": it has more than 64 MiB");
            }
            return bytes;
        } catch (InvalidPathException wrong) {
            throw CommandFailure.usage("cannot read " + name + ": this is no name of a file");
        } catch (IOException failed) {
            throw CommandFailure.data("cannot read " + name + ": " + reason(failed));
        }
    }

    private static byte[] readFile(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new IOException("it is a folder; name the files in it");
        }
        try (var stream = Files.newInputStream(path)) {
            return stream.readNBytes(MAX_BYTES + 1);
        }
    }

    private static String reason(IOException failed) {
        return switch (failed) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "permission denied";
            case EOFException _ -> "the packed data end early; copy the file again";
            case ZipException _ -> "the packed data are damaged; copy the file again";
            default -> String.valueOf(failed.getMessage());
        };
    }

    /// One line on standard error for each defect of a file.
    void tell(String name, List<SourceDefect> defects) {
        for (var defect : defects) {
            err.println(text(name, defect));
        }
        err.flush();
    }

    /// `FILE:12: is not …; correct the line`.
    static String text(String name, SourceDefect defect) {
        return "%s:%s %s; %s"
                .formatted(
                        name,
                        defect.line() == 0 ? "" : defect.line() + ":",
                        defect.problem(),
                        defect.advice());
    }

    void note(String line) {
        err.println("note: " + line);
        err.flush();
    }

    /// Writes the picture, if one is asked for, and then the results.
    void deliver(OutputRequest output, String text, Optional<Plot> plot) throws CommandFailure {
        if (output.plot().isPresent()) {
            var file = output.plot().orElseThrow();
            if (plot.isEmpty()) {
                throw CommandFailure.data("nothing to plot: no value is left");
            }
            ResultFile.write(file, picture(file, plot.orElseThrow()));
        }
        if (output.file().isPresent()) {
            ResultFile.write(output.file().orElseThrow(), text.getBytes(StandardCharsets.UTF_8));
        } else {
            ResultFile.print(out, text);
        }
    }

    private static byte[] picture(Path file, Plot plot) throws CommandFailure {
        try {
            return PictureFile.draw(file, plot);
        } catch (IOException failed) {
            throw CommandFailure.data("cannot draw %s: %s".formatted(file, failed.getMessage()));
        }
    }
}
