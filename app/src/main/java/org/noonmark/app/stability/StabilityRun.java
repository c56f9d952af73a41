package org.noonmark.app.stability;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.ProgressLine;
import org.noonmark.app.output.ResultFile;
import org.noonmark.app.plot.PictureFile;
import org.noonmark.app.plot.Plot;
import org.noonmark.metrology.stability.Deviation;
import org.noonmark.metrology.stability.StabilityAnalysis;

/// One run of the command: reads, computes, writes.
///
/// @param json turns a report into JSON
/// @param standardInput what the file name `-` stands for
/// @param isInteractive whether a line of progress may be rewritten on `err`
public record StabilityRun(
        PrintWriter out,
        PrintWriter err,
        InputStream standardInput,
        boolean isInteractive,
        Function<Object, String> json) {
    /// What JSON output is: one object a run.
    public record Report(List<AnalyzedSeries> series) {
        public Report {
            series = List.copyOf(series);
        }
    }

    /// Does it all; true when every mask passes.
    public boolean run(
            List<String> files, InputRequest input, AnalysisRequest analysis, OutputRequest output)
            throws CommandFailure {
        var all = new ArrayList<AnalyzedSeries>();
        try (var progress = progress()) {
            var loader = new SeriesLoader(input, standardInput);
            for (var file : files) {
                all.add(analyze(loader.load(file, progress), analysis, progress));
            }
        } catch (OutOfMemoryError full) {
            throw tooLarge();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof OutOfMemoryError) {
                throw tooLarge();
            }
            throw failed;
        }
        write(all, output);
        return all.stream()
                .flatMap(series -> series.masks().stream())
                .allMatch(MaskVerdict::passes);
    }

    private static CommandFailure tooLarge() {
        return CommandFailure.data(
                "these readings need more memory than %d MB; give the JVM more (-Xmx), or leave statistics out"
                        .formatted(Runtime.getRuntime().maxMemory() >> 20));
    }

    private ProgressLine progress() {
        return isInteractive
                ? ProgressLine.running(err)
                : ProgressLine.still(err, System::nanoTime);
    }

    private static AnalyzedSeries analyze(
            LoadedSeries series, AnalysisRequest request, ProgressLine progress)
            throws CommandFailure {
        var cleaned = Cleaning.of(series, request.cleaning());
        var phase = cleaned.phase();
        ExplicitTaus.check(series.name(), phase, request);
        progress.begin("computing " + series.name());
        List<Deviation> deviations;
        try (var executor =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            deviations =
                    StabilityAnalysis.of(phase, request.options())
                            .compute(
                                    request.statistics(),
                                    request.taus(),
                                    executor,
                                    progress::reached);
        }
        var results = deviations.stream().map(ResultRow::of).toList();
        var notes = new ArrayList<>(series.notes());
        notes.addAll(cleaned.notes());
        notes.addAll(ExplicitTaus.notes(series.name(), phase, request, results));
        return new AnalyzedSeries(
                series.name(),
                SeriesBuilder.word(series.kind()),
                series.tau0Seconds(),
                series.count(),
                series.missing(),
                request.options().confidence(),
                notes,
                results,
                MaskVerdict.of(series.name(), request.masks(), deviations));
    }

    private void write(List<AnalyzedSeries> all, OutputRequest output) throws CommandFailure {
        for (var series : all) {
            series.notes().forEach(note -> err.println("note: " + series.name() + ": " + note));
            if (output.format() == OutputRequest.Format.CSV) {
                // The line of names of CSV has no place for a verdict.
                series.masks().forEach(mask -> err.println(series.name() + ": " + mask.sentence()));
            }
        }
        err.flush();
        var text =
                switch (output.format()) {
                    case TABLE -> ResultTable.of(all);
                    case CSV -> ResultCsv.of(all);
                    case JSON -> json.apply(new Report(all));
                };
        // The picture is drawn before anything is written, so that a failure leaves nothing behind.
        if (output.plot().isPresent()) {
            var plot = output.plot().orElseThrow();
            ResultFile.write(plot, picture(plot, ResultPlot.of(output.title(), all)));
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
