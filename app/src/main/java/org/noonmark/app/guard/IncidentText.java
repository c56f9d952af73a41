package org.noonmark.app.guard;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.noonmark.app.output.AlignedTable;
import org.noonmark.guard.signal.Entity;
import org.noonmark.incident.Incident;

/// Incidents for the terminal.
public final class IncidentText {
    private IncidentText() {}

    /// A line each.
    public static String table(List<Incident> incidents) {
        var table =
                new AlignedTable(
                        List.of(
                                "incident",
                                "state",
                                "first",
                                "last",
                                "signals",
                                "by chance",
                                "what"),
                        Set.of(0, 1, 2, 3, 6));
        for (var each : incidents) {
            table.add(
                    List.of(
                            each.identifier(),
                            word(each.state()),
                            each.first().toString(),
                            each.last().toString(),
                            Integer.toString(each.signals().size()),
                            "%.2g a month".formatted(each.expectedPerMonth()),
                            each.title()));
        }
        return table.text();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// One incident: what happened, how sure it is, what to do.
    public static String of(Incident incident) {
        var text = new StringBuilder();
        text.append(
                "%s  %s  %s%n"
                        .formatted(
                                incident.identifier(), word(incident.state()), incident.title()));
        text.append("  from    %s to %s%n".formatted(incident.first(), incident.last()));
        text.append(
                "  chance  normal work brings %.2g such groups a month%n"
                        .formatted(incident.expectedPerMonth()));
        incident.coincidence()
                .ifPresent(p ->
                        text.append(
                                "          access and clock trouble met by chance: 1 in %,.0f%n"
                                        .formatted(1 / Math.max(p, 1e-12))));
        incident.effect()
                .ifPresent(effect ->
                        text.append(
                                "  time    largest error any client can have seen: %s (%s)%n"
                                        .formatted(
                                                effect.largestError().toShortString(),
                                                effect.because())));
        for (var kind : Entity.Kind.values()) {
            var names = incident.names(kind);
            if (!names.isEmpty()) {
                text.append("  %-7s %s%n".formatted(shortWord(kind), String.join(", ", names)));
            }
        }
        chain(incident, text);
        section(
                text,
                "what to do",
                incident.measures().stream().map(Incident.Measure::text).toList());
        said(incident, text);
        return text.toString();
    }

    private static String shortWord(Entity.Kind kind) {
        return kind == Entity.Kind.CREDENTIAL ? "key" : word(kind);
    }

    private static void chain(Incident incident, StringBuilder text) {
        text.append("stages\n");
        for (var step : incident.chain()) {
            text.append(
                    "  %s  %s  %s, %d signals%n"
                            .formatted(
                                    step.first(),
                                    word(step.tactic()),
                                    String.join(" ", step.techniques()),
                                    step.signals()));
        }
        text.append("signals\n");
        for (var signal : incident.signals()) {
            text.append("  %s  %s: %s%n".formatted(signal.from(), signal.kind(), signal.because()));
        }
    }

    private static void said(Incident incident, StringBuilder text) {
        section(
                text,
                "remarks",
                incident.remarks().stream()
                        .map(each ->
                                "%s  %s: %s %s"
                                        .formatted(
                                                each.time(),
                                                each.by(),
                                                word(each.state()),
                                                each.text()))
                        .map(String::stripTrailing)
                        .toList());
        section(
                text,
                "claims of others about who did it; Noonmark names nobody",
                incident.claims().stream()
                        .map(each ->
                                "%s, confidence %d of 100: %s"
                                        .formatted(each.source(), each.confidence(), each.text()))
                        .toList());
    }

    private static void section(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append(title)
                    .append('\n')
                    .append(
                            lines.stream()
                                    .map(line -> "  " + line + "\n")
                                    .collect(Collectors.joining()));
        }
    }
}
