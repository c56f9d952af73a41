package org.noonmark.app.stability;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.noonmark.app.output.Figures;
import org.noonmark.metrology.formats.SeriesKind;
import org.noonmark.metrology.stability.Drift;
import org.noonmark.metrology.stability.Outliers;
import org.noonmark.metrology.stability.PhaseJumps;
import org.noonmark.metrology.stability.PhaseSeries;

/// Takes out of a series what was asked to be taken out, and says what that was.
///
/// @param phase what is left
/// @param notes what was found and removed, a sentence each
record Cleaning(PhaseSeries phase, List<String> notes) {
    private static final int MOST_LISTED = 8;

    static Cleaning of(LoadedSeries series, CleaningRequest request) {
        var notes = new ArrayList<String>();
        var phase = request.outliers() ? withoutOutliers(series, request, notes) : series.phase();
        if (request.jumps()) {
            phase = withoutJumps(phase, request, notes);
        }
        if (request.drift().isPresent()) {
            phase = withoutDrift(phase, request.drift().orElseThrow(), notes);
        }
        return new Cleaning(phase, List.copyOf(notes));
    }

    private static PhaseSeries withoutOutliers(
            LoadedSeries series, CleaningRequest request, List<String> notes) {
        boolean isPhase = series.kind() == SeriesKind.PHASE;
        var result =
                isPhase
                        ? Outliers.ofPhase(series.phase(), request.factor())
                        : Outliers.ofFrequency(
                                series.values(), series.tau0Seconds(), request.factor());
        notes.add(
                "%d outliers, more than %s (%s%s) from %s, were taken out%s"
                        .formatted(
                                result.removed().size(),
                                spreads(request),
                                Figures.significant(result.limit(), 3),
                                isPhase ? " s" : "",
                                isPhase ? "the mean of their neighbours" : "the median",
                                listed(
                                        result.removed().stream()
                                                .map(index -> "reading " + (index + 1))
                                                .toList())));
        return result.phase();
    }

    private static PhaseSeries withoutJumps(
            PhaseSeries phase, CleaningRequest request, List<String> notes) {
        var result = PhaseJumps.remove(phase, request.factor());
        notes.add(
                "%d phase jumps, changes of more than %s (%s s), were taken out%s"
                        .formatted(
                                result.jumps().size(),
                                spreads(request),
                                Figures.significant(result.limitSeconds(), 3),
                                listed(
                                        result.jumps().stream()
                                                .map(jump ->
                                                        "%s s before reading %d"
                                                                .formatted(
                                                                        Figures.significant(
                                                                                jump.seconds(), 3),
                                                                        jump.index() + 1))
                                                .toList())));
        return result.phase();
    }

    private static PhaseSeries withoutDrift(
            PhaseSeries phase, Drift.Method method, List<String> notes) {
        var drift = Drift.of(phase, method);
        boolean isLine = method == Drift.Method.LINE_THROUGH_PHASE;
        notes.add(
                "frequency %s%s taken out (%s)"
                        .formatted(
                                Figures.significant(drift.frequency(), 6),
                                isLine
                                        ? " was"
                                        : " and drift %s a day were"
                                                .formatted(
                                                        Figures.significant(
                                                                drift.driftPerDay(), 6)),
                                words(method)));
        return drift.residual();
    }

    private static String words(Drift.Method method) {
        return switch (method) {
            case LINE_THROUGH_PHASE -> "a line through the phase";
            case PARABOLA_THROUGH_PHASE -> "a parabola through the phase";
            case LINE_THROUGH_FREQUENCY -> "a line through the frequency";
            case THREE_POINTS -> "first, middle and last reading";
        };
    }

    private static String spreads(CleaningRequest request) {
        return Figures.plain(request.factor()) + " spreads";
    }

    private static String listed(List<String> all) {
        if (all.isEmpty()) {
            return "";
        }
        return ": "
                + all.stream().limit(MOST_LISTED).collect(Collectors.joining(", "))
                + (all.size() > MOST_LISTED ? " …" : "");
    }
}
