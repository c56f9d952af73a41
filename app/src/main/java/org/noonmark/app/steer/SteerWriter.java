package org.noonmark.app.steer;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.ResultFile;
import org.noonmark.app.plot.PictureFile;

/// Writes what a run found, last and whole.
///
/// @param json turns a report into JSON
public record SteerWriter(PrintWriter out, Function<Object, String> json) {
    /// Writes all that is asked for; the picture is drawn first, so that a failure leaves nothing.
    public void write(SteerReport report, SteerRequest request) throws CommandFailure {
        byte[] picture = new byte[0];
        if (request.plot().isPresent()) {
            picture = picture(request.plot().orElseThrow(), report);
        }
        var text =
                switch (request.format()) {
                    case TABLE -> SteerText.table(report);
                    case CSV -> SteerText.csv(report);
                    case JSON -> json.apply(report);
                };
        if (request.plot().isPresent()) {
            ResultFile.write(request.plot().orElseThrow(), picture);
        }
        if (request.steerFile().isPresent()) {
            ResultFile.write(
                    request.steerFile().orElseThrow(),
                    SteerText.steerFile(report.steers()).getBytes(StandardCharsets.UTF_8));
        }
        if (request.output().isPresent()) {
            ResultFile.write(request.output().orElseThrow(), text.getBytes(StandardCharsets.UTF_8));
        } else {
            ResultFile.print(out, text);
        }
    }

    private static byte[] picture(Path file, SteerReport report) throws CommandFailure {
        ResultFile.check(file);
        try {
            return PictureFile.draw(file, SteerPlot.of(report));
        } catch (IOException failed) {
            throw CommandFailure.data("cannot draw " + file + ": " + failed.getMessage());
        }
    }
}
