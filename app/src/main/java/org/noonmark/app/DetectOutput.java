package org.noonmark.app;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.noonmark.app.guard.DetectRun;
import org.noonmark.app.guard.FindingJson;
import org.noonmark.app.guard.FindingSummary;
import org.noonmark.app.guard.FindingText;
import org.noonmark.app.guard.ProblemCounts;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.ProgressLine;
import org.noonmark.guard.host.Finding;
import org.noonmark.guard.host.HostFigures;
import org.noonmark.sigma.rule.Level;

/// What `noonmark detect` writes: findings to `out`, everything else to `err`.
final class DetectOutput {
    private final Surroundings surroundings;
    private final DetectOptions.Format format;
    private final Level least;
    private final FindingSummary summary = new FindingSummary();
    private final ProblemCounts problems;

    DetectOutput(Surroundings surroundings, DetectOptions.Format format, Level least) {
        this.surroundings = surroundings;
        this.format = format;
        this.least = least;
        this.problems = new ProblemCounts(surroundings::complain);
    }

    /// Runs, and returns the exit code.
    int run(DetectRun.Request request, List<String> logs) throws CommandFailure {
        long began = System.nanoTime();
        HostFigures figures;
        try (var progress = progress()) {
            progress.begin("reading " + String.join(", ", logs));
            long all = size(logs);
            figures =
                    new DetectRun(
                                    request,
                                    this::found,
                                    problems::add,
                                    done -> progress.reached((double) done, (double) all))
                            .run(logs, System.in);
        }
        surroundings.out().flush();
        if (format == DetectOptions.Format.TABLE) {
            surroundings.print(summary.text());
        }
        told(figures, (System.nanoTime() - began) * 1e-9);
        return problems.lost() + figures.dropped() + figures.failed() + dropped(figures) == 0
                ? ExitCode.GOOD
                : ExitCode.DEGRADED;
    }

    private ProgressLine progress() {
        return surroundings.isInteractive()
                ? ProgressLine.running(surroundings.err())
                : ProgressLine.still(surroundings.err(), System::nanoTime);
    }

    /// Bytes of all files; 0 when nobody knows.
    private static long size(List<String> logs) {
        long size = 0;
        for (var log : logs) {
            try {
                size += Files.size(Path.of(log));
            } catch (java.io.IOException | java.nio.file.InvalidPathException unknown) {
                return 0;
            }
        }
        return size;
    }

    private void found(Finding finding) {
        if (finding.level().compareTo(least) < 0) {
            return;
        }
        summary.add(finding);
        PrintWriter out = surroundings.out();
        switch (format) {
            case NDJSON -> out.println(FindingJson.line(finding));
            case TEXT -> out.println(FindingText.line(finding));
            case TABLE -> {}
        }
    }

    /// Matches that rules about several events had to forget.
    private static long dropped(HostFigures figures) {
        return figures.correlations().stream()
                .mapToLong(rule -> rule.droppedMembers() + rule.droppedKeys())
                .sum();
    }

    private void told(HostFigures figures, double seconds) {
        if (dropped(figures) > 0) {
            surroundings.complain(
                    "rules about several events had to forget %d matches to stay within their limits: findings of them may be missing"
                            .formatted(dropped(figures)));
        }
        var text =
                String.format(
                        Locale.ROOT,
                        "%,d events in %.1f s, %,d findings",
                        figures.events(),
                        seconds,
                        summary.findings());
        if (problems.count() > 0) {
            text += "; problems: " + problems.text();
        }
        if (figures.failed() > 0) {
            text +=
                    "; %d events could not be judged: a fault of this program"
                            .formatted(figures.failed());
        }
        surroundings.err().println(text);
        surroundings.err().flush();
    }
}
