package org.noonmark.app.stability;

import java.util.ArrayList;
import java.util.List;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.Figures;
import org.noonmark.metrology.stability.CorneredHat;
import org.noonmark.metrology.stability.GroslambertCovariance;
import org.noonmark.metrology.stability.PhaseSeries;

/// The statistics of several series together.
final class ClockSets {
    private final AnalysisRequest request;
    private final List<String> names;
    private final List<PhaseSeries> phases;
    private boolean isUnsolved;

    private ClockSets(AnalysisRequest request, List<PreparedSeries> clocks) throws CommandFailure {
        this.request = request;
        names = new ArrayList<>(ShortNames.of(clocks.stream().map(PreparedSeries::name).toList()));
        phases = new ArrayList<>(SharedRecord.of(clocks));
    }

    static List<AnalyzedSeries> of(AnalysisRequest request, List<PreparedSeries> clocks)
            throws CommandFailure {
        if (request.sets().isEmpty()) {
            return List.of();
        }
        if (clocks.size() < request.sets().least()) {
            throw CommandFailure.usage(
                    "%d series cannot be compared like this, %d are needed: give more files, or more columns with --column"
                            .formatted(clocks.size(), request.sets().least()));
        }
        var sets = new ClockSets(request, clocks);
        var shared = sets.phases.getFirst();
        ExplicitTaus.check(
                "the series in common",
                shared.tau0Seconds(),
                shared.tau0Seconds() * (shared.size() - 1),
                request);
        var all = new ArrayList<AnalyzedSeries>();
        if (request.sets().codeviation()) {
            sets.addCodeviations(all);
        }
        sets.request.sets().reference().ifPresent(sets::addReference);
        if (request.sets().hat()) {
            sets.addHats(all, CorneredHat.Method.UNCORRELATED, "hat");
        }
        if (request.sets().correlatedHat()) {
            sets.addHats(all, CorneredHat.Method.LEAST_CORRELATION, "hat-correlated");
        }
        if (sets.isUnsolved) {
            throw CommandFailure.data(
                    "the differences of these series cannot be parted among them at any averaging time: are some the same, or without noise?");
        }
        if (all.stream().allMatch(one -> one.results().isEmpty())) {
            throw CommandFailure.data(
                    "no averaging time has a term in %d common readings; give shorter --taus or more readings"
                            .formatted(sets.phases.getFirst().size()));
        }
        return all;
    }

    /// A clock that is the reference is zero against itself.
    private void addReference(String name) {
        var first = phases.getFirst();
        names.add(name);
        phases.add(PhaseSeries.ofSeconds(new double[first.size()], first.tau0Seconds()));
    }

    private void addCodeviations(List<AnalyzedSeries> all) throws CommandFailure {
        for (int i = 0; i < phases.size(); i++) {
            for (int j = i + 1; j < phases.size(); j++) {
                var rows =
                        GroslambertCovariance.between(
                                        phases.get(i),
                                        phases.get(j),
                                        request.taus(),
                                        request.options())
                                .stream()
                                .map(one ->
                                        ResultRow.of(
                                                "gcodev",
                                                one.tauSeconds(),
                                                one.averagingFactor(),
                                                one.terms(),
                                                one.deviation(),
                                                one.confidence(),
                                                one.noise()))
                                .toList();
                all.add(
                        series(
                                names.get(i) + " × " + names.get(j),
                                ExplicitTaus.notes(request, "gcodev", rows),
                                rows));
            }
        }
    }

    private void addHats(List<AnalyzedSeries> all, CorneredHat.Method method, String label)
            throws CommandFailure {
        var hats = CorneredHat.of(phases, method, request.taus(), request.options());
        isUnsolved =
                !hats.isEmpty()
                        && hats.stream()
                                .flatMap(hat -> hat.clocks().stream())
                                .allMatch(corner -> Double.isNaN(corner.deviation()));
        for (int i = 0; i < names.size(); i++) {
            var rows = new ArrayList<ResultRow>();
            var notes = new ArrayList<String>();
            for (var hat : hats) {
                var corner = hat.clocks().get(i);
                if (Double.isNaN(corner.deviation())) {
                    continue;
                }
                rows.add(
                        ResultRow.of(
                                label,
                                hat.tauSeconds(),
                                hat.averagingFactor(),
                                hat.terms(),
                                corner.deviation(),
                                corner.confidence(),
                                corner.noise()));
            }
            for (int j = i + 1; j < names.size(); j++) {
                if (method == CorneredHat.Method.LEAST_CORRELATION) {
                    notes.add(correlation(hats, i, j));
                }
            }
            if (rows.stream().anyMatch(row -> row.deviation() < 0)) {
                notes.add(
                        "negative values are negative variances: this clock is too quiet to be told from the others here");
            }
            notes.addAll(ExplicitTaus.notes(request, label, rows));
            all.add(series(names.get(i), notes, rows));
        }
    }

    /// `correlation with b: 0.12 at 1 s, 0.1 at 2 s`.
    private String correlation(List<CorneredHat.Hat> hats, int i, int j) {
        var parts = new ArrayList<String>();
        for (var hat : hats) {
            var rows = hat.covariances();
            double size = Math.sqrt(rows.get(i).get(i) * rows.get(j).get(j));
            if (size > 0) {
                parts.add(
                        "%.2f at %s s"
                                .formatted(
                                        rows.get(i).get(j) / size + 0.0,
                                        Figures.plain(hat.tauSeconds())));
            }
        }
        return parts.isEmpty()
                ? "no correlation with %s can be told: one of the two has no noise of its own"
                        .formatted(names.get(j))
                : "correlation with %s: %s".formatted(names.get(j), String.join(", ", parts));
    }

    private AnalyzedSeries series(String name, List<String> notes, List<ResultRow> rows)
            throws CommandFailure {
        ResultRow.check(name, rows);
        var first = phases.getFirst();
        long missing = 0;
        for (int k = 0; k < first.size(); k++) {
            int index = k;
            missing += phases.stream().anyMatch(one -> Double.isNaN(one.at(index))) ? 1 : 0;
        }
        return new AnalyzedSeries(
                name,
                "phase",
                first.tau0Seconds(),
                first.size(),
                missing,
                request.options().confidence(),
                notes,
                rows);
    }
}
