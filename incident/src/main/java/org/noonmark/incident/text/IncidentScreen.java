package org.noonmark.incident.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.noonmark.guard.signal.Signal;
import org.noonmark.incident.Incident;

/// Writes an incident for a terminal. Times are UTC.
public final class IncidentScreen {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int SIGNALS = 12;

    private final StringBuilder text = new StringBuilder();

    private IncidentScreen() {}

    /// The incident as lines that end with a line feed; control characters of logs are shown as
    /// `?`.
    public static String of(Incident incident) {
        var screen = new IncidentScreen();
        screen.head(incident);
        screen.sureness(incident);
        screen.signals(incident.signals());
        screen.measures(incident);
        screen.people(incident);
        return screen.text.toString();
    }

    private void head(Incident incident) {
        line(
                "%s  %s  %s to %s UTC"
                        .formatted(
                                incident.identifier(),
                                incident.state(),
                                minute(incident.first()),
                                minute(incident.last())));
        line("%s".formatted(incident.title()));
        line("");
        for (Incident.Step step : incident.chain()) {
            line(
                    "  %-20s %s  %d signal%s  %s"
                            .formatted(
                                    step.tactic().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                    minute(step.first()),
                                    step.signals(),
                                    step.signals() == 1 ? "" : "s",
                                    String.join(" ", step.techniques())));
        }
    }

    private void sureness(Incident incident) {
        line("");
        line("How sure");
        line(
                "  Normal work is expected to bring %s such groups of signals a month by chance."
                        .formatted(rounded(incident.expectedPerMonth())));
        incident.coincidence()
                .ifPresent(p ->
                        line(
                                ("  Access and clock trouble met by chance with a"
                                                + " probability of %s.")
                                        .formatted(rounded(p))));
        incident.effect()
                .ifPresentOrElse(
                        effect ->
                                line(
                                        "  Time may have been wrong by up to %s: %s."
                                                .formatted(
                                                        effect.largestError().toShortString(),
                                                        effect.because())),
                        () -> line("  No effect on time is known."));
        if (!incident.absorbed().isEmpty()) {
            line("  Includes %s.".formatted(String.join(", ", incident.absorbed())));
        }
    }

    /// The first and the last signals; how many lie between.
    private void signals(List<Signal> signals) {
        line("");
        line("What happened");
        List<Signal> shown = new ArrayList<>(signals);
        int left = signals.size() - SIGNALS;
        if (left > 0) {
            shown = new ArrayList<>(signals.subList(0, SIGNALS / 2));
            shown.addAll(signals.subList(signals.size() - SIGNALS / 2, signals.size()));
        }
        for (int k = 0; k < shown.size(); k++) {
            if (left > 0 && k == SIGNALS / 2) {
                line("  … %d more".formatted(left));
            }
            Signal signal = shown.get(k);
            line("  %s  %s".formatted(minute(signal.from()), signal.because()));
        }
    }

    private void measures(Incident incident) {
        line("");
        line("What to do");
        int number = 1;
        for (Incident.Measure measure : incident.measures()) {
            line("  %d. %s".formatted(number++, measure.text()));
        }
    }

    private void people(Incident incident) {
        if (!incident.remarks().isEmpty()) {
            line("");
            line("Operators");
        }
        for (Incident.Remark remark : incident.remarks()) {
            line(
                    "  %s  %s (%s) %s"
                            .formatted(
                                    minute(remark.time()),
                                    remark.by(),
                                    remark.state(),
                                    remark.text()));
        }
        if (!incident.claims().isEmpty()) {
            line("");
            line("Claims about who did it, of others, not checked");
        }
        for (Incident.Claim claim : incident.claims()) {
            line(
                    "  %s says: %s (confidence %d of 100)"
                            .formatted(claim.source(), claim.text(), claim.confidence()));
        }
    }

    private void line(String line) {
        text.append(line.replaceAll("\\p{Cntrl}", "?").stripTrailing()).append('\n');
    }

    private static String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    /// With one digit: more are not known.
    private static String rounded(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(value)
                        .round(new MathContext(1))
                        .stripTrailingZeros()
                        .toEngineeringString();
    }
}
