package org.noonmark.app.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.noonmark.events.Visible;

/// A status for people: is time right, since when, from whom, who asks, and what to do.
public final class StatusText {
    private StatusText() {}

    /// The whole status.
    ///
    /// @param ageSeconds how long ago it was written
    /// @param nowCounterNanos the local counter now
    public static String of(StatusReport status, double ageSeconds, long nowCounterNanos) {
        var lines = new ArrayList<String>();
        lines.add(
                "%s: %s for %s: %s"
                        .formatted(
                                status.station(),
                                status.state(),
                                Amounts.span(status.inStateSeconds() + ageSeconds),
                                status.reason()));
        lines.add("  time       " + time(status, ageSeconds, nowCounterNanos));
        lines.add(
                String.format(
                        Locale.ROOT,
                        "  frequency  %+.4f ppm against the local counter, %s left to slew",
                        status.frequencyOffset() * 1e6,
                        Amounts.signed(status.toSlewSeconds())));
        lines.add("  leap       " + leap(status.leap()));
        lines.addAll(sources(status.sources()));
        for (var server : status.servers()) {
            lines.add(
                    "  %-10s %s: %s"
                            .formatted(
                                    server.protocol(),
                                    String.join(", ", server.listensOn()),
                                    counters(server.counters())));
        }
        lines.addAll(kept(status));
        for (var event : status.recentEvents()) {
            lines.add("  event      " + event(event));
        }
        for (var advice : advice(status)) {
            lines.add("  to do      " + advice);
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<String> kept(StatusReport status) {
        var lines = new ArrayList<String>();
        if (status.ledger() != null) {
            lines.add("  ledger     " + ledger(status.ledger()));
        }
        if (status.approval() != null) {
            lines.add("  approval   " + approval(status.approval()));
        }
        if (status.guard() != null) {
            lines.addAll(GuardText.lines(status.guard()));
        }
        if (status.droppedReadings() + status.droppedEvents() > 0) {
            lines.add(
                    "  dropped    %d readings, %d events"
                            .formatted(status.droppedReadings(), status.droppedEvents()));
        }
        return lines;
    }

    private static String ledger(StatusReport.Ledger ledger) {
        var trouble = ledger.trouble().isEmpty() ? "" : ", NOT WRITTEN NOW: " + ledger.trouble();
        var lost = ledger.lost() == 0 ? "" : ", %d not taken".formatted(ledger.lost());
        var quorum =
                ledger.missingQuorum().isEmpty()
                        ? ""
                        : ", NOT SIGNED by %s (see noonmark ledger witness)"
                                .formatted(ledger.missingQuorum());
        var witnesses =
                ledger.witnesses().entrySet().stream()
                        .map(each -> ", witness " + each.getKey() + " " + each.getValue())
                        .collect(Collectors.joining());
        var foreign =
                ledger.foreign().entrySet().stream()
                        .map(each -> ", Roughtime " + each.getKey() + " " + each.getValue())
                        .collect(Collectors.joining());
        return "%d statements of %s, %d without a checkpoint%s%s%s%s%s"
                .formatted(
                        ledger.statements(),
                        ledger.origin().isEmpty() ? "no log yet" : ledger.origin(),
                        ledger.pending(),
                        lost,
                        trouble,
                        quorum,
                        witnesses,
                        foreign);
    }

    private static String approval(StatusReport.Approval approval) {
        var rule =
                approval.required() == 0
                        ? "UNPROTECTED: whoever can write the configuration decides"
                        : "%d of %d signers for a change, revision %d in force"
                                .formatted(
                                        approval.required(),
                                        approval.signers(),
                                        approval.revision());
        var emergency =
                approval.emergencyUntil().isEmpty()
                        ? ""
                        : ", EMERGENCY until " + approval.emergencyUntil();
        return rule
                + emergency
                + (approval.pending().isEmpty() ? "" : "; " + Visible.line(approval.pending()));
    }

    /// An event in one line.
    public static String event(StatusReport.Event event) {
        return "%s %s %s".formatted(shortUtc(event.utc()), event.severity(), event.text());
    }

    /// A UTC time to whole seconds.
    public static String shortUtc(String utc) {
        int dot = utc.indexOf('.');
        return utc.isEmpty() ? "(no time yet)" : dot < 0 ? utc : utc.substring(0, dot) + "Z";
    }

    private static String time(StatusReport status, double ageSeconds, long nowCounterNanos) {
        var time = status.time();
        return time == null
                ? "nothing may be relied on"
                : "%s (%s ago), the interval is now ±%s"
                        .formatted(
                                time.utc(),
                                Amounts.of(ageSeconds),
                                Amounts.of(time.halfWidthSecondsAt(nowCounterNanos)));
    }

    private static String leap(StatusReport.Leap leap) {
        return "TAI-UTC %d s, %s; the %s %s %s"
                .formatted(
                        leap.taiMinusUtcSeconds(),
                        leap.next() == null
                                ? "no leap second announced"
                                : (leap.nextStepSeconds() > 0
                                                ? "a second is inserted"
                                                : "a second is left out")
                                        + " before "
                                        + leap.next(),
                        leap.source(),
                        leap.isExpired() ? "expired" : "is good until",
                        leap.tableExpires());
    }

    private static List<String> sources(List<StatusReport.Source> sources) {
        var lines = new ArrayList<String>();
        if (!sources.isEmpty()) {
            lines.add(
                    "  %-24s %-17s %11s %10s %10s %6s %8s"
                            .formatted(
                                    "source",
                                    "standing",
                                    "difference",
                                    "bound",
                                    "noise",
                                    "weight",
                                    "age"));
        }
        for (var source : sources) {
            lines.add(source(source));
            if (!source.details().isEmpty()) {
                lines.add("      " + details(source.details()));
            }
        }
        return lines;
    }

    private static String source(StatusReport.Source source) {
        if (source.standing().equals(StatusReport.Source.SILENT)) {
            return "    %-22s %s".formatted(source.name(), source.standing());
        }
        return String.format(
                Locale.ROOT,
                "    %-22s %-17s %11s %10s %10s %5.0f%% %8s%s",
                source.name(),
                source.standing(),
                Amounts.signed(source.sourceMinusStationSeconds()),
                Amounts.of(source.boundSeconds()),
                Amounts.of(source.noiseSeconds()),
                source.weight() * 100,
                Amounts.of(source.ageSeconds()),
                source.isAuthenticated() ? "  authenticated" : "");
    }

    private static String details(Map<String, String> details) {
        return details.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String counters(Map<String, Long> counters) {
        return counters.isEmpty()
                ? "no request yet"
                : counters.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static List<String> advice(StatusReport status) {
        var advice = new ArrayList<>(stateAdvice(status.state()));
        for (var source : status.sources()) {
            if (!source.advice().isEmpty()) {
                advice.add(source.name() + ": " + source.advice());
            }
        }
        if (status.leap().isExpired()) {
            advice.add("install a new leap-seconds.list and name it in [leap]");
        }
        return advice;
    }

    /// What a state asks for, if it asks for something.
    static List<String> stateAdvice(String state) {
        return switch (state) {
            case "STARTING" ->
                    List.of("wait some seconds; if this stays, no source answers: check the path");
            case "HOLDOVER" -> List.of("find out why the sources are lost or disagree");
            case "UNTRUSTED" ->
                    List.of(
                            "check the sources against something independent; a contradiction is"
                                    + " cleared by one start with --accept-correction");
            default -> List.of();
        };
    }
}
