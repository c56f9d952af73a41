package org.noonmark.app.ensemble;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.noonmark.app.output.AlignedTable;
import org.noonmark.app.output.Figures;

/// Results as tables for people.
final class EnsembleTable {
    private static final int MOST_EVENTS = 20;

    private EnsembleTable() {}

    static String of(EnsembleReport report) {
        var text = new StringBuilder();
        var first = report.scales().getFirst();
        text.append(
                "%s: %d clocks, %d epochs from %s s to %s s%n"
                        .formatted(
                                first.algorithm(),
                                report.clocks().size(),
                                report.epochs().size(),
                                Figures.plain(report.epochs().getFirst()),
                                Figures.plain(report.epochs().getLast())));
        text.append(members(report));
        for (var scale : report.scales()) {
            appendEvents(text, scale);
        }
        if (!report.changes().isEmpty()) {
            text.append("Changes of clocks and hub\n");
            for (var change : report.changes()) {
                text.append("  ").append(Changes.line(change)).append('\n');
            }
        }
        text.append("Overlapping Allan deviation against the hub\n").append(stability(report));
        text.append("scale sha256 ").append(report.run().outputSha256()).append('\n');
        return text.toString();
    }

    private static String members(EnsembleReport report) {
        var names = new ArrayList<>(List.of("clock", "standing"));
        report.scales().forEach(scale -> names.add("weight " + scale.algorithm()));
        names.addAll(List.of("frequency", "drift/d"));
        var table = new AlignedTable(names, Set.of(0, 1));
        for (int k = 0; k < report.clocks().size(); k++) {
            var member = report.scales().getFirst().members().get(k);
            var cells = new ArrayList<>(List.of(member.clock(), member.standing()));
            for (var scale : report.scales()) {
                cells.add(String.format(Locale.ROOT, "%.4f", scale.members().get(k).weight()));
            }
            cells.add(Figures.five(member.frequency()));
            cells.add(Figures.five(member.driftPerDay()));
            table.add(cells);
        }
        return table.text();
    }

    static List<String> events(EnsembleReport.Scale scale) {
        return scale.events().stream()
                .map(event ->
                        "%s: %s s: %s%s"
                                .formatted(
                                        scale.algorithm(),
                                        Figures.plain(event.seconds()),
                                        event.clock().isEmpty() ? "" : event.clock() + ": ",
                                        event.what()))
                .toList();
    }

    private static void appendEvents(StringBuilder text, EnsembleReport.Scale scale) {
        var lines = events(scale);
        lines.stream().limit(MOST_EVENTS).forEach(line -> text.append(line).append('\n'));
        if (lines.size() > MOST_EVENTS) {
            text.append(
                    "%s: %d more events; --format json has all%n"
                            .formatted(scale.algorithm(), lines.size() - MOST_EVENTS));
        }
    }

    /// The scales, and of the clocks at each averaging time the best.
    private static String stability(EnsembleReport report) {
        var scales = report.stability().stream().filter(one -> one.isScale()).toList();
        var names = new ArrayList<>(List.of("tau/s"));
        scales.forEach(scale -> names.add(scale.name()));
        names.addAll(List.of("best clock", "which"));
        var table = new AlignedTable(names, Set.of(names.size() - 1));
        for (int i = 0; i < scales.getFirst().deviations().size(); i++) {
            double tau = scales.getFirst().deviations().get(i).tauSeconds();
            var cells = new ArrayList<>(List.of(Figures.plain(tau)));
            for (var scale : scales) {
                cells.add(Figures.five(at(scale, tau)));
            }
            var best = "";
            double least = Double.POSITIVE_INFINITY;
            for (var one : report.stability()) {
                double value = at(one, tau);
                if (!one.isScale() && value < least) {
                    least = value;
                    best = one.name();
                }
            }
            cells.add(Double.isInfinite(least) ? "-" : Figures.five(least));
            cells.add(best);
            table.add(cells);
        }
        return table.text();
    }

    private static double at(EnsembleReport.Stability one, double tau) {
        return one.deviations().stream()
                .filter(deviation -> Math.abs(deviation.tauSeconds() - tau) < 1e-9 * tau)
                .mapToDouble(EnsembleReport.Deviation::value)
                .findFirst()
                .orElse(Double.NaN);
    }
}
