package org.noonmark.app.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why the station is in its state, for people: what it waits for, how it came there, what each
/// source does, what to do.
public final class WhyText {
    private WhyText() {}

    /// The whole answer.
    ///
    /// @param ageSeconds how long ago the status was written
    public static String of(StatusReport status, double ageSeconds) {
        var lines = new ArrayList<String>();
        lines.add(
                "%s: %s for %s: %s"
                        .formatted(
                                status.station(),
                                status.state(),
                                Amounts.span(status.inStateSeconds() + ageSeconds),
                                status.reason()));
        var start = status.start();
        if (start != null) {
            lines.addAll(phase(start, ageSeconds));
            lines.addAll(steps(start, ageSeconds));
        }
        if (!status.sources().isEmpty()) {
            lines.add("  sources");
        }
        for (var source : status.sources()) {
            lines.add(
                    "    %-22s %s".formatted(source.name(), source(source, stage(start, source))));
        }
        for (var advice : advice(status)) {
            lines.add("  to do      " + advice);
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<String> phase(StatusReport.Start start, double ageSeconds) {
        var lines = new ArrayList<String>();
        lines.add(
                "  start      %s, for %s"
                        .formatted(
                                start.text(), Amounts.span(start.inPhaseSeconds() + ageSeconds)));
        if (!start.waitsFor().isEmpty()) {
            lines.add("  waits for  " + start.waitsFor());
        }
        if (!start.reason().isEmpty()) {
            lines.add("  because    " + start.reason());
        }
        lines.add("  dates      " + start.dates());
        return lines;
    }

    private static List<String> steps(StatusReport.Start start, double ageSeconds) {
        var lines = new ArrayList<String>();
        lines.add(
                "  steps      from the start %s ago (+ goes on, - goes back or waits)"
                        .formatted(Amounts.span(start.ageSeconds() + ageSeconds)));
        for (var step : start.steps()) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "    %s %9s  %s: %s",
                            step.good() ? "+" : "-",
                            after(step.afterSeconds()),
                            step.about(),
                            step.text()));
        }
        if (start.omittedSteps() > 0) {
            lines.add("    (%d steps between are not kept)".formatted(start.omittedSteps()));
        }
        return lines;
    }

    private static String after(double seconds) {
        return seconds < 60 ? String.format(Locale.ROOT, "%.1f s", seconds) : Amounts.span(seconds);
    }

    private static StatusReport.@Nullable Stage stage(
            StatusReport.@Nullable Start start, StatusReport.Source source) {
        return start == null
                ? null
                : start.sources().stream()
                        .filter(stage -> stage.source().equals(source.name()))
                        .findFirst()
                        .orElse(null);
    }

    private static String source(StatusReport.Source source, StatusReport.@Nullable Stage stage) {
        return switch (source.standing()) {
            case "MEMBER" ->
                    String.format(
                            Locale.ROOT,
                            "is used, weight %.0f%%, within ±%s%s",
                            source.weight() * 100,
                            Amounts.of(source.boundSeconds()),
                            source.isAuthenticated() ? ", authenticated" : "");
            case String watching when watching.startsWith("POOL_") ->
                    "watches, and moves nothing: " + words(watching);
            case StatusReport.Source.SILENT -> silent(source, stage);
            default ->
                    "not used: %s%s"
                            .formatted(
                                    words(source.standing()),
                                    source.advice().isEmpty() ? "" : ": " + source.advice());
        };
    }

    private static String silent(StatusReport.Source source, StatusReport.@Nullable Stage stage) {
        if (stage != null) {
            return "not used: %s (for %s)"
                    .formatted(stage.text(), Amounts.span(stage.sinceSeconds()));
        }
        return source.advice().isEmpty() ? "nothing was heard yet" : "not used: " + source.advice();
    }

    private static String words(String standing) {
        return standing.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// What each source asks for stands with the source.
    private static List<String> advice(StatusReport status) {
        var start = status.start();
        boolean startSays = start != null && !start.advice().isEmpty();
        var all = new ArrayList<String>();
        if (start != null && startSays) {
            all.add(start.advice());
        }
        if (!startSays || !status.state().equals("STARTING")) {
            all.addAll(StatusText.stateAdvice(status.state()));
        }
        return all;
    }
}
