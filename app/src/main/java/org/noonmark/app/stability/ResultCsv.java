package org.noonmark.app.stability;

import java.util.List;
import java.util.OptionalDouble;
import org.noonmark.app.output.Figures;

/// Results as comma-separated values, one line each; empty where there is nothing.
///
/// Statistics in a moving window have the middle of the window in front. With several series each
/// has its own line of names, after a line `# file: NAME`.
final class ResultCsv {
    static final String HEADER = "statistic,tau_s,n,deviation,ci_low,ci_high,noise,edf,bias";

    private ResultCsv() {}

    static String of(List<AnalyzedSeries> all) {
        var text = new StringBuilder();
        for (var series : ResultTable.shown(all)) {
            if (ResultTable.shown(all).size() > 1) {
                text.append("# file: ").append(series.name()).append('\n');
            }
            series.spectrum().ifPresent(spectrum -> spectrum.appendCsv(text));
            if (series.results().isEmpty()) {
                continue;
            }
            text.append(series.spectrum().isPresent() ? "# deviations\n" : "");
            text.append(series.isDynamic() ? "time_s," : "").append(HEADER).append('\n');
            for (var row : series.results()) {
                append(text, row);
            }
        }
        return text.toString();
    }

    /// Results so far, each line with the number of readings in front.
    static String repeated(AnalyzedSeries series, boolean isHeaded) {
        var text = new StringBuilder(isHeaded ? "readings," + HEADER + "\n" : "");
        for (var row : series.results()) {
            text.append(series.readings()).append(',');
            append(text, row);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, ResultRow row) {
        row.middleSeconds().ifPresent(middle -> text.append(Figures.plain(middle)).append(','));
        text.append(row.statistic())
                .append(',')
                .append(Figures.plain(row.tauSeconds()))
                .append(',')
                .append(row.terms() == 0 ? "" : row.terms())
                .append(',')
                .append(Figures.full(row.deviation()))
                .append(',')
                .append(full(row.lower()))
                .append(',')
                .append(full(row.upper()))
                .append(',')
                .append(row.noise())
                .append(',')
                .append(shorter(row.edf()))
                .append(',')
                .append(shorter(row.bias()))
                .append('\n');
    }

    private static String full(OptionalDouble value) {
        return value.isPresent() ? Figures.full(value.getAsDouble()) : "";
    }

    private static String shorter(OptionalDouble value) {
        return value.isPresent() ? Figures.significant(value.getAsDouble(), 6) : "";
    }
}
