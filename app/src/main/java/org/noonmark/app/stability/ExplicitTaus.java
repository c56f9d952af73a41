package org.noonmark.app.stability;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.Figures;
import org.noonmark.metrology.stability.Statistic;
import org.noonmark.metrology.stability.TauList;

/// Averaging times asked for one by one: each must be possible, and what is left out is said.
final class ExplicitTaus {
    private static final double SAME = 1e-6;

    private ExplicitTaus() {}

    /// Refuses times that no statistic can have in a record, or a window, that is `longest` seconds
    /// long.
    static void check(String name, double tau0, double longest, AnalysisRequest request)
            throws CommandFailure {
        if (!(request.taus() instanceof TauList.Explicit(var taus))) {
            return;
        }
        boolean onlyTheo =
                request.sets().isEmpty()
                        && request.statistics().stream().allMatch(ExplicitTaus::isTheo);
        for (double tau : taus) {
            double steps = tau / tau0;
            if (tau > longest * (1 + SAME)) {
                throw CommandFailure.usage(
                        "%s: tau %s s is longer than the record, which is %s s; leave it out of --taus"
                                .formatted(name, Figures.plain(tau), Figures.plain(longest)));
            }
            boolean isMultiple = Math.abs(steps - Math.rint(steps)) <= SAME * Math.rint(steps);
            if (!isMultiple && !onlyTheo) {
                throw CommandFailure.usage(
                        "%s: tau %s s is no multiple of tau0 = %s s; nearest are %s and %s s"
                                .formatted(
                                        name,
                                        Figures.plain(tau),
                                        Figures.plain(tau0),
                                        Figures.significant(
                                                tau0 * Math.max(1, Math.floor(steps)), 12),
                                        Figures.significant(
                                                tau0 * Math.max(1, Math.ceil(steps)), 12)));
            }
        }
    }

    private static boolean isTheo(Statistic statistic) {
        return switch (statistic) {
            case THEO1, THEOBR -> true;
            default -> false;
        };
    }

    /// What was asked for and has no result, a note for each statistic.
    static List<String> notes(AnalysisRequest request, List<ResultRow> results) {
        var asked = request.taus() instanceof TauList.Explicit(var taus) ? taus : List.<Double>of();
        var notes = new ArrayList<String>();
        for (var statistic : request.statistics()) {
            boolean isOther = isTheo(statistic) || statistic == Statistic.THEOH;
            notes.addAll(note(statistic.label(), isOther ? List.of() : asked, results));
        }
        return notes;
    }

    /// The same for statistics of several series.
    static List<String> notes(AnalysisRequest request, String label, List<ResultRow> results) {
        return note(
                label,
                request.taus() instanceof TauList.Explicit(var taus) ? taus : List.of(),
                results);
    }

    private static List<String> note(String label, List<Double> asked, List<ResultRow> results) {
        var own =
                results.stream()
                        .filter(row -> row.statistic().equals(label))
                        .map(ResultRow::tauSeconds)
                        .distinct()
                        .toList();
        if (own.isEmpty()) {
            return List.of(label + " has no term at any averaging time of this record");
        }
        var without =
                asked.stream()
                        .filter(tau ->
                                own.stream().noneMatch(is -> Math.abs(is - tau) <= SAME * tau))
                        .map(Figures::plain)
                        .collect(Collectors.joining(", "));
        return without.isEmpty()
                ? List.of()
                : List.of("%s has no term at tau %s s".formatted(label, without));
    }
}
