package org.noonmark.app.stability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executors;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.Figures;
import org.noonmark.app.output.ProgressLine;
import org.noonmark.metrology.stability.Deviation;
import org.noonmark.metrology.stability.DynamicDeviation;
import org.noonmark.metrology.stability.StabilityAnalysis;

/// What is asked of one series, computed.
final class SeriesAnalysis {
    private final PreparedSeries series;
    private final AnalysisRequest request;
    private final ProgressLine progress;
    private final List<String> notes;

    SeriesAnalysis(PreparedSeries series, AnalysisRequest request, ProgressLine progress) {
        this.series = series;
        this.request = request;
        this.progress = progress;
        notes = new ArrayList<>(series.notes());
    }

    AnalyzedSeries compute() throws CommandFailure {
        progress.begin("computing " + name());
        boolean needsDeviations = request.spectrum().isEmpty() || request.budget();
        if (needsDeviations || request.spectrum().orElseThrow().deviations()) {
            double tau0 = series.phase().tau0Seconds();
            ExplicitTaus.check(name(), tau0, tau0 * (readingsAtOnce() - 1), request);
        }
        Optional<SpectrumReport> spectrum = Optional.empty();
        if (request.spectrum().isPresent()) {
            var made = SpectrumReport.of(name(), series.phase(), request);
            spectrum = Optional.of(made.report());
            notes.add(SpectrumReport.NOTE);
            if (request.spectrum().orElseThrow().deviations()) {
                ResultRow.check(name(), made.deviations());
                notes.addAll(ExplicitTaus.notes(request, made.deviations()));
                return analyzed(made.deviations(), List.of(), spectrum);
            }
        }
        if (request.dynamic().isPresent()) {
            return analyzed(moving(), List.of(), spectrum);
        }
        if (!needsDeviations || request.statistics().isEmpty()) {
            return analyzed(List.of(), List.of(), spectrum);
        }
        var deviations = deviations();
        var rows = deviations.stream().map(ResultRow::of).toList();
        if (rows.isEmpty()) {
            throw CommandFailure.data(
                    "%s: no statistic asked for has a term in %d readings of phase; give shorter --taus or more readings"
                            .formatted(name(), series.phase().size()));
        }
        ResultRow.check(name(), rows);
        notes.addAll(ExplicitTaus.notes(request, rows));
        return analyzed(rows, deviations, spectrum);
    }

    private AnalyzedSeries analyzed(
            List<ResultRow> rows, List<Deviation> deviations, Optional<SpectrumReport> spectrum)
            throws CommandFailure {
        Optional<BudgetReport> budget =
                request.budget()
                        ? Optional.of(
                                BudgetReport.of(name(), deviations, series.phase().tau0Seconds()))
                        : Optional.empty();
        return new AnalyzedSeries(
                name(),
                SeriesBuilder.word(series.series().kind()),
                series.series().tau0Seconds(),
                series.series().count(),
                series.series().missing(),
                request.options().confidence(),
                notes,
                rows,
                MaskVerdict.of(name(), request.masks(), deviations),
                budget,
                spectrum);
    }

    private String name() {
        return series.series().name();
    }

    private List<Deviation> deviations() {
        try (var executor =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            return StabilityAnalysis.of(series.phase(), request.options())
                    .compute(request.statistics(), request.taus(), executor, progress::reached);
        }
    }

    /// How many readings the record has, or the window that moves over it.
    private double readingsAtOnce() {
        return request.dynamic().isPresent()
                ? Math.rint(
                                request.dynamic().orElseThrow().windowSeconds()
                                        / series.phase().tau0Seconds())
                        + 1
                : series.phase().size();
    }

    private List<ResultRow> moving() throws CommandFailure {
        var dynamic = request.dynamic().orElseThrow();
        double tau0 = series.phase().tau0Seconds();
        double window = readingsAtOnce();
        int step = (int) Math.max(1, Math.min(1e9, Math.rint(dynamic.stepSeconds() / tau0)));
        if (!(window >= 4) || window > series.phase().size()) {
            throw CommandFailure.usage(
                    "%s: --dynamic %s s does not fit: the record is %s s long, and a window has to hold 4 readings"
                            .formatted(
                                    name(),
                                    Figures.plain(dynamic.windowSeconds()),
                                    Figures.significant(tau0 * (series.phase().size() - 1), 12)));
        }
        var rows = new ArrayList<ResultRow>();
        for (var statistic : request.statistics()) {
            DynamicDeviation.of(
                            series.phase(),
                            statistic,
                            (int) window,
                            step,
                            request.taus(),
                            request.options())
                    .forEach(point ->
                            rows.add(
                                    ResultRow.of(
                                            OptionalDouble.of(point.middleSeconds()),
                                            point.deviation())));
        }
        if (rows.isEmpty()) {
            throw CommandFailure.data(
                    name()
                            + ": no window has a term; give shorter --taus or a longer window to --dynamic");
        }
        ResultRow.check(name(), rows);
        notes.addAll(ExplicitTaus.notes(request, rows));
        return rows;
    }
}
