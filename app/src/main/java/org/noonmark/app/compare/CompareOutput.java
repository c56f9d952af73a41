package org.noonmark.app.compare;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.noonmark.app.input.InputFile;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.ResultFile;
import org.noonmark.app.plot.PictureFile;
import org.noonmark.app.plot.Plot;
import org.noonmark.app.stability.OutputRequest;

/// Where results go, and how they look. The picture is drawn before anything is written, so that a
/// failure leaves nothing behind.
///
/// @param out results
/// @param err notes
/// @param json turns a report into JSON
/// @param format how results are written
/// @param file where they go instead of to `out`
/// @param plot a picture, SVG or PNG by its name
/// @param title above the picture
public record CompareOutput(
        PrintWriter out,
        PrintWriter err,
        Function<Object, String> json,
        Format format,
        Optional<Path> file,
        Optional<Path> plot,
        Optional<String> title) {
    /// Ways to write results.
    public enum Format {
        TABLE,
        CSV,
        JSON
    }

    /// Results in each of their forms; only the one asked for is made.
    public interface Forms {
        /// For people.
        String table();

        /// For programs that read columns.
        String csv();

        /// A record that becomes JSON.
        Object report();

        /// What a picture shows, if there is anything to show.
        Optional<Plot> plot(String title);
    }

    /// Refuses files that cannot be written, before the work.
    ///
    /// @param inputs files, or folders of files, that are read and must not be written
    public void check(List<String> inputs) throws CommandFailure {
        var read = new ArrayList<String>();
        for (var input : inputs) {
            read.addAll(InputFile.files(input));
        }
        new OutputRequest(OutputRequest.Format.TABLE, file, plot, title).check(read);
    }

    /// Says something about the data, one line.
    public void note(String line) {
        err.println("note: " + line);
    }

    /// Writes results.
    public void write(Forms results) throws CommandFailure {
        err.flush();
        var text =
                switch (format) {
                    case TABLE -> results.table();
                    case CSV -> results.csv();
                    case JSON -> json.apply(results.report());
                };
        if (plot.isPresent()) {
            var picture = plot.orElseThrow();
            var shown = results.plot(title.orElse(""));
            if (shown.isEmpty()) {
                throw CommandFailure.data("nothing to plot");
            }
            ResultFile.write(picture, draw(picture, shown.orElseThrow()));
        }
        if (file.isPresent()) {
            ResultFile.write(file.orElseThrow(), text.getBytes(StandardCharsets.UTF_8));
        } else {
            ResultFile.print(out, text);
        }
    }

    private static byte[] draw(Path picture, Plot plot) throws CommandFailure {
        try {
            return PictureFile.draw(picture, plot);
        } catch (IOException failed) {
            throw CommandFailure.data("cannot draw %s: %s".formatted(picture, failed.getMessage()));
        }
    }
}
