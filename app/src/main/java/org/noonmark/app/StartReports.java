package org.noonmark.app;

import org.noonmark.app.status.StatusReport;
import org.noonmark.sources.start.DatesPolicy;
import org.noonmark.sources.start.StartPhase;
import org.noonmark.sources.start.StartStatus;

/// Makes the part of a [StatusReport] that says how the station came to its time.
final class StartReports {
    private StartReports() {}

    /// @param counterNanos the local counter now
    static StatusReport.Start of(StartStatus start, long counterNanos) {
        long began = start.beganCounterNanos();
        return new StatusReport.Start(
                start.phase().name(),
                start.phase().text(),
                seconds(counterNanos - began),
                seconds(counterNanos - start.sinceCounterNanos()),
                start.waitsFor(),
                start.reason(),
                start.datesReason().name(),
                start.datesText(),
                advice(start),
                start.steps().stream()
                        .map(step ->
                                new StatusReport.Step(
                                        seconds(step.counterNanos() - began),
                                        step.about(),
                                        step.good(),
                                        step.text()))
                        .toList(),
                start.omittedSteps(),
                start.sources().stream()
                        .map(stage ->
                                new StatusReport.Stage(
                                        stage.source(),
                                        stage.stage().name(),
                                        seconds(counterNanos - stage.sinceCounterNanos()),
                                        stage.text()))
                        .toList());
    }

    private static double seconds(long nanos) {
        return nanos * 1e-9;
    }

    private static String advice(StartStatus start) {
        return switch (start.datesReason()) {
            case STATION, MEMORY, NOT_ASKED -> "";
            case ROUGHTIME ->
                    start.phase() == StartPhase.KEYS
                            ? "read why each source has no keys: a certificate that is refused can"
                                    + " only be mended by whoever runs its server"
                            : "";
            case HOST_CLOCK ->
                    start.plan().ntsSources().isEmpty()
                            ? ""
                            : "check the host's clock with your own eyes: certificates are judged by"
                                    + " it; [[roughtime_source]] makes that unnecessary";
            case NOT_SENT ->
                    "check this host's network and its resolver: the names or the addresses of the"
                            + " Roughtime servers cannot be reached from here";
            case NO_MAJORITY, OLD -> withoutMajority(start);
            case SLEPT -> "wait: the Roughtime servers are asked again";
            case CONTRADICTS_ITSELF ->
                    "wait for the next measurement; if it comes again, somebody bends time: compare"
                            + " the Roughtime servers (noonmark query roughtime --servers)";
            case BEFORE_MEMORY ->
                    "compare the Roughtime servers with something independent; if they are right and"
                            + " what is remembered is wrong, start once with --accept-correction";
            case CONTRADICTS_STATION ->
                    "find out who is wrong, with something independent: the station's sources or the"
                            + " Roughtime servers; keys that are there go on working";
        };
    }

    private static String withoutMajority(StartStatus start) {
        var first =
                "check the path to the Roughtime servers; they are asked ever more seldom, a"
                        + " restart asks at once";
        return start.plan().dates() == DatesPolicy.HOST
                ? first
                : first
                        + "; if they stay away, set the host's clock by hand, be sure of it, and start"
                        + " with dates = \"host\" in [start]";
    }
}
