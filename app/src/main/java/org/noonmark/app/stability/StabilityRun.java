package org.noonmark.app.stability;

import java.io.InputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.ProgressLine;

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
    /// Does it all; true when every mask passes.
    public boolean run(
            List<String> files, InputRequest input, AnalysisRequest analysis, OutputRequest output)
            throws CommandFailure {
        output.check(files);
        var writer = new ResultWriter(out, err, json, output, false);
        var all = new ArrayList<AnalyzedSeries>();
        try (var progress = progress()) {
            var loader = new SeriesLoader(input, standardInput);
            var prepared = new ArrayList<PreparedSeries>();
            for (var file : files) {
                for (var series : loader.load(file, progress)) {
                    var one = PreparedSeries.of(series, analysis.cleaning());
                    if (analysis.sets().isEmpty()) {
                        all.add(new SeriesAnalysis(one, analysis, progress).compute());
                    } else {
                        prepared.add(one);
                    }
                }
            }
            for (var one : prepared) {
                all.add(new SeriesAnalysis(one, analysis, progress).compute());
            }
            all.addAll(ClockSets.of(analysis, prepared));
        } catch (OutOfMemoryError full) {
            throw tooLarge();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof OutOfMemoryError) {
                throw tooLarge();
            }
            throw failed;
        }
        writer.write(all);
        return all.stream()
                .flatMap(series -> series.masks().stream())
                .allMatch(MaskVerdict::passes);
    }

    /// Does it all in one pass that keeps only what the longest averaging time needs.
    public boolean stream(
            String file,
            InputRequest input,
            AnalysisRequest analysis,
            StreamRequest streaming,
            OutputRequest output)
            throws CommandFailure {
        output.check(List.of(file));
        var writer = new ResultWriter(out, err, json, output, streaming.everySeconds().isPresent());
        AnalyzedSeries last;
        try (var progress = progress()) {
            last =
                    new StreamedRun(file, input, analysis, streaming, writer)
                            .run(new SeriesLoader(input, standardInput), progress);
        } catch (OutOfMemoryError full) {
            throw CommandFailure.data(
                    "these averaging times need more memory than %d MB; say a shorter --longest or --taus, or give the JVM more (JAVA_TOOL_OPTIONS=-Xmx8g)"
                            .formatted(Runtime.getRuntime().maxMemory() >> 20));
        }
        writer.write(List.of(last));
        return last.masks().stream().allMatch(MaskVerdict::passes);
    }

    private static CommandFailure tooLarge() {
        return CommandFailure.data(
                "these readings need more memory than %d MB; --stream needs little, or give the JVM more (JAVA_TOOL_OPTIONS=-Xmx8g)"
                        .formatted(Runtime.getRuntime().maxMemory() >> 20));
    }

    private ProgressLine progress() {
        return isInteractive
                ? ProgressLine.running(err)
                : ProgressLine.still(err, System::nanoTime);
    }
}
