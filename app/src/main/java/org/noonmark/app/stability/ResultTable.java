package org.noonmark.app.stability;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import org.noonmark.app.output.AlignedTable;
import org.noonmark.app.output.Figures;

/// Results as a table for people.
final class ResultTable {
    private static final List<String> NAMES =
            List.of("statistic", "tau/s", "n", "deviation", "low", "high", "noise", "edf", "bias");

    private ResultTable() {}

    static String of(List<AnalyzedSeries> all) {
        var text = new StringBuilder();
        for (var series : shown(all)) {
            text.append(text.isEmpty() ? "" : "\n").append(heading(series));
            if (!series.results().isEmpty()) {
                text.append(rows(series));
            }
            text.append(footnotes(series));
            series.masks().forEach(mask -> append(text, mask));
            series.budget().ifPresent(budget -> text.append(budget.text()));
            series.spectrum().ifPresent(spectrum -> text.append(spectrum.text()));
        }
        return text.toString();
    }

    /// Without series of which nothing was asked but to be compared.
    static List<AnalyzedSeries> shown(List<AnalyzedSeries> all) {
        return all.stream()
                .filter(one -> !one.results().isEmpty() || one.spectrum().isPresent())
                .toList();
    }

    private static String rows(AnalyzedSeries series) {
        var names = new ArrayList<>(NAMES);
        if (series.isDynamic()) {
            names.addFirst("t/s");
        }
        var table = new AlignedTable(names, series.isDynamic() ? Set.of(1, 7) : Set.of(0, 6));
        for (var row : series.results()) {
            var cells = new ArrayList<>(cells(row));
            row.middleSeconds().ifPresent(middle -> cells.addFirst(Figures.plain(middle)));
            table.add(cells);
        }
        return table.text();
    }

    private static String heading(AnalyzedSeries series) {
        return String.format(
                Locale.ROOT,
                "%s: %d readings of %s, %s, tau0 %s s%s%n",
                series.name(),
                series.readings(),
                series.kind(),
                series.missing() == 0 ? "none missing" : series.missing() + " missing",
                Figures.plain(series.tau0Seconds()),
                series.results().stream().anyMatch(row -> row.lower().isPresent())
                        ? "; intervals of %s %%"
                                .formatted(Figures.significant(100 * series.confidence(), 4))
                        : "");
    }

    private static List<String> cells(ResultRow row) {
        return List.of(
                row.statistic() + (row.samplingError() > 0 ? "~" : ""),
                Figures.plain(row.tauSeconds()),
                row.terms() == 0 ? "" : Long.toString(row.terms()),
                Figures.five(row.deviation()),
                five(row.lower()),
                five(row.upper()),
                row.noise() + (row.noiseMethod().equals("assumed") ? "?" : ""),
                row.edf().isPresent() ? Figures.significant(row.edf().getAsDouble(), 4) : "",
                bias(row));
    }

    private static String five(OptionalDouble value) {
        return value.isPresent() ? Figures.five(value.getAsDouble()) : "-";
    }

    private static String bias(ResultRow row) {
        if (row.bias().isEmpty()) {
            return "";
        }
        return Figures.significant(row.bias().getAsDouble(), 4)
                + (row.biasRemoved() || row.bias().getAsDouble() == 1 ? "" : " left in");
    }

    private static void append(StringBuilder text, MaskVerdict verdict) {
        text.append("  ").append(verdict.sentence()).append('\n');
        verdict.points().stream()
                .filter(point -> !point.passes())
                .map(point ->
                        "    %s s: %s %s s is above %s s%n"
                                .formatted(
                                        Figures.plain(point.tauSeconds()),
                                        verdict.statistic(),
                                        Figures.significant(point.value(), 4),
                                        Figures.significant(point.limit(), 4)))
                .forEach(text::append);
    }

    private static String footnotes(AnalyzedSeries series) {
        var text = new StringBuilder();
        if (series.results().stream().anyMatch(row -> row.noiseMethod().equals("assumed"))) {
            text.append(
                    "  ? too few data to tell the noise: as at shorter averaging times, or white FM where they are too few there, too\n");
        }
        double error =
                series.results().stream().mapToDouble(ResultRow::samplingError).max().orElse(0);
        if (error > 0) {
            text.append(
                    "  ~ estimated from a sample of the windows, standard error up to %s %%%n"
                            .formatted(Figures.significant(100 * error, 2)));
        }
        series.results().stream()
                .filter(row -> !row.whyNoInterval().isEmpty())
                .map(row ->
                        "  no interval for " + row.statistic() + ": " + row.whyNoInterval() + "\n")
                .distinct()
                .forEach(text::append);
        return text.toString();
    }
}
