package org.noonmark.app.utc;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.noonmark.app.input.InputFile;
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
    /// The bytes of a file, unpacked when they are in gzip.
    byte[] read(String name) throws CommandFailure {
        return name.equals("-")
                ? InputFile.read(standardInput, name, InputFile.USUAL_MEGABYTES)
                : InputFile.read(name, InputFile.USUAL_MEGABYTES);
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
