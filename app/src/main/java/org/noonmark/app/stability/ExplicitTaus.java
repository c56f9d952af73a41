package org.noonmark.app.stability;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.Figures;
import org.noonmark.metrology.stability.PhaseSeries;
import org.noonmark.metrology.stability.Statistic;
import org.noonmark.metrology.stability.TauList;

/// Averaging times asked for one by one: each must be possible, and what is left out is said.
final class ExplicitTaus {
    private static final double SAME = 1e-6;

    private ExplicitTaus() {}

    /// Refuses times that no statistic can have in this record.
    static void check(String name, PhaseSeries phase, AnalysisRequest request)
            throws CommandFailure {
        if (!(request.taus() instanceof TauList.Explicit(var taus))) {
            return;
        }
        double tau0 = phase.tau0Seconds();
        double longest = tau0 * (phase.size() - 1);
        boolean onlyTheo = request.statistics().stream().allMatch(ExplicitTaus::isTheo);
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
    ///
    /// @throws CommandFailure when there is no result at all
    static List<String> notes(
            String name, PhaseSeries phase, AnalysisRequest request, List<ResultRow> results)
            throws CommandFailure {
        var asked = request.taus() instanceof TauList.Explicit(var taus) ? taus : List.<Double>of();
        var missing = new LinkedHashMap<Statistic, List<String>>();
        for (var statistic : request.statistics()) {
            var own =
                    results.stream()
                            .filter(row -> row.statistic().equals(statistic.label()))
                            .toList();
            var without =
                    isTheo(statistic) || statistic == Statistic.THEOH
                            ? List.<String>of()
                            : asked.stream()
                                    .filter(tau ->
                                            own.stream()
                                                    .noneMatch(row ->
                                                            Math.abs(row.tauSeconds() - tau)
                                                                    <= SAME * tau))
                                    .map(Figures::plain)
                                    .toList();
            if (own.isEmpty() || !without.isEmpty()) {
                missing.put(statistic, without);
            }
        }
        if (results.isEmpty()) {
            throw CommandFailure.data(
                    "%s: no statistic asked for has a term in %d readings of phase; give shorter --taus or more readings"
                            .formatted(name, phase.size()));
        }
        var notes = new ArrayList<String>();
        missing.forEach((statistic, taus) -> notes.add(note(statistic, taus)));
        return notes;
    }

    private static String note(Statistic statistic, List<String> taus) {
        return taus.isEmpty()
                ? statistic.label() + " has no term at any averaging time of this record"
                : "%s has no term at tau %s s"
                        .formatted(
                                statistic.label(), taus.stream().collect(Collectors.joining(", ")));
    }
}
