package org.noonmark.guard.fact;

import static org.noonmark.guard.fact.ClockFacts.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.Ocsf;
import org.noonmark.guard.fact.Fact.Trouble;

/// What systemd-timesyncd and gpsd write, and what systemd writes about services that do not tell
/// themselves that they start and stop.
///
/// Sources: `timesyncd-manager.c` and `timesyncd.c` of systemd 215 to 256, `gpsd.c` of gpsd 3.
final class ClockTexts {
    private static final String TIMESYNCD = "systemd-timesyncd";
    private static final String GPSD = "gpsd";
    private static final List<String> SILENT =
            List.of(TIMESYNCD, "gpsd", "ptp4l", "phc2sys", "ts2phc", "timemaster");
    private static final List<String> SERVERS =
            List.of(
                    "Contacted time server ",
                    "Synchronized to time server ",
                    "Initial synchronization to time server ",
                    "Using NTP server ");
    private static final List<String> SET =
            List.of(
                    "Initial clock synchronization to ",
                    "System time changed. Resyncing.",
                    "System clock time unset or jumped backwards",
                    "System clock time advanced to ");
    private static final List<String> LOST =
            List.of(
                    "Timed out waiting for reply from ",
                    "Server has too large root distance",
                    "No network connectivity, watching for changes");

    private ClockTexts() {}

    static @Nullable ClockReading read(LogEvent event) {
        if (!(event.first(Ocsf.PROCESS_NAME) instanceof String program)) {
            return null;
        }
        return switch (program) {
            case TIMESYNCD -> timesyncd(text(event, Ocsf.MESSAGE, ""));
            case GPSD -> gpsd(text(event, Ocsf.MESSAGE, ""));
            case "systemd" -> systemd(text(event, Ocsf.MESSAGE, ""));
            default -> null;
        };
    }

    private static @Nullable ClockReading timesyncd(String message) {
        for (var beginning : SERVERS) {
            if (message.startsWith(beginning)) {
                return TimingMessageFacts.selected(TIMESYNCD, server(message, beginning));
            }
        }
        if (SET.stream().anyMatch(message::startsWith)) {
            return ClockReading.of(
                    Trouble.STEP,
                    TIMESYNCD,
                    TIMESYNCD + " set the clock or saw it set, it does not say how far");
        }
        if (LOST.stream().anyMatch(message::startsWith)) {
            return TimingMessageFacts.lost(TIMESYNCD, TIMESYNCD + ": " + message);
        }
        return null;
    }

    /// `192.0.2.1:123 (name).` without port and name.
    private static String server(String message, String beginning) {
        int space = message.indexOf(' ', beginning.length());
        var endpoint = message.substring(beginning.length(), space < 0 ? message.length() : space);
        int colon = endpoint.lastIndexOf(':');
        return colon > 0 ? endpoint.substring(0, colon) : endpoint;
    }

    private static @Nullable ClockReading gpsd(String message) {
        if (message.contains("launching (Version")) {
            return TimingMessageFacts.started(GPSD);
        }
        if (message.contains("received terminating signal")) {
            return TimingMessageFacts.stopped(GPSD, "gpsd stopped");
        }
        boolean isLost = message.contains("device open of ") && message.contains(" failed");
        return isLost ? TimingMessageFacts.lost(GPSD, "gpsd: " + message) : null;
    }

    private static @Nullable ClockReading systemd(String message) {
        boolean isStart = message.startsWith("Started ");
        if (!isStart && !message.startsWith("Stopped ")) {
            return null;
        }
        int from = "Started ".length();
        for (var service : SILENT) {
            if (message.startsWith(service, from)
                    && message.startsWith(".service", from + service.length())) {
                return isStart
                        ? TimingMessageFacts.started(service)
                        : TimingMessageFacts.stopped(service, service + " stopped");
            }
        }
        return null;
    }
}
