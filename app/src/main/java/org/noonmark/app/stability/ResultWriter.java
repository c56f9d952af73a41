package org.noonmark.app.stability;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.ResultFile;
import org.noonmark.app.plot.PictureFile;

/// Writes results as asked: notes first, then the picture, then the results.
final class ResultWriter {
    /// What JSON output is: one object a run.
    public record Report(List<AnalyzedSeries> series) {
        public Report {
            series = List.copyOf(series);
        }
    }

    private final PrintWriter out;
    private final PrintWriter err;
    private final Function<Object, String> json;
    private final OutputRequest output;
    private final boolean isRepeated;
    private boolean isBegun;

    /// @param isRepeated whether results are written again and again: a program that reads them
    ///   needs one line of names, JSON a line each, and the number of readings so far
    ResultWriter(
            PrintWriter out,
            PrintWriter err,
            Function<Object, String> json,
            OutputRequest output,
            boolean isRepeated) {
        this.out = out;
        this.err = err;
        this.json = json;
        this.output = output;
        this.isRepeated = isRepeated;
    }

    void write(List<AnalyzedSeries> all) throws CommandFailure {
        for (var series : all) {
            series.notes().forEach(note -> err.println("note: " + series.name() + ": " + note));
            if (output.format() == OutputRequest.Format.CSV) {
                // The line of names of CSV has no place for these.
                series.masks().forEach(mask -> err.println(series.name() + ": " + mask.sentence()));
                series.budget()
                        .ifPresent(budget -> err.println(series.name() + ": " + budget.sentence()));
            }
        }
        err.flush();
        var text =
                switch (output.format()) {
                    case TABLE -> ResultTable.of(all);
                    case CSV ->
                            isRepeated
                                    ? ResultCsv.repeated(
                                            all.getFirst(), !isBegun || output.file().isPresent())
                                    : ResultCsv.of(all);
                    case JSON ->
                            isRepeated
                                    ? line(json.apply(new Report(all)))
                                    : json.apply(new Report(all));
                };
        isBegun = true;
        // The picture is drawn before anything is written, so that a failure leaves nothing behind.
        if (output.plot().isPresent()) {
            var plot = output.plot().orElseThrow();
            ResultFile.write(plot, picture(plot, all));
        }
        if (output.file().isPresent()) {
            ResultFile.write(output.file().orElseThrow(), text.getBytes(StandardCharsets.UTF_8));
        } else {
            ResultFile.print(out, text);
        }
    }

    /// JSON in one line: within its strings there are no line ends.
    private static String line(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining(" ")) + "\n";
    }

    private byte[] picture(Path file, List<AnalyzedSeries> all) throws CommandFailure {
        try {
            return PictureFile.draw(file, ResultPlots.of(output.title(), all));
        } catch (IOException failed) {
            throw CommandFailure.data("cannot draw %s: %s".formatted(file, failed.getMessage()));
        }
    }
}
