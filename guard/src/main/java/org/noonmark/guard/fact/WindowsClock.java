package org.noonmark.guard.fact;

import static org.noonmark.guard.fact.ClockFacts.text;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.fact.Fact.Trouble;

/// What Windows says about its clock: Security 4616, Kernel-General 1, and the events of the time
/// service in the channel System.
final class WindowsClock {
    private static final String W32TIME = "W32Time";
    private static final String SERVICE = "Windows Time";

    private WindowsClock() {}

    static @Nullable ClockReading security(LogEvent event) {
        return id(event) == 4616 ? step(event, "PreviousTime", "NewTime") : null;
    }

    static @Nullable ClockReading system(LogEvent event) {
        return switch (text(event, "Provider_Name", "")) {
            case "Microsoft-Windows-Kernel-General" ->
                    id(event) == 1 ? step(event, "OldTime", "NewTime") : null;
            case "Microsoft-Windows-Time-Service" -> timeService(event);
            case "Service Control Manager" -> controlled(event);
            default -> null;
        };
    }

    private static long id(LogEvent event) {
        return event.first("EventID") instanceof Long id ? id : -1;
    }

    private static @Nullable ClockReading timeService(LogEvent event) {
        return switch (Math.clamp(id(event), 0, 1000)) {
            case 35, 37 -> TimingMessageFacts.selected(W32TIME, text(event, "TimeSource", W32TIME));
            case 24, 29, 36, 47, 142, 144 ->
                    TimingMessageFacts.lost(W32TIME, W32TIME + " has no good source any more");
            case 50 ->
                    ClockReading.of(
                            Trouble.FALSETICKER,
                            W32TIME,
                            W32TIME + " found too large a difference");
            case 46 -> TimingMessageFacts.stopped(W32TIME, W32TIME + " failed");
            case 52 -> ClockReading.step(W32TIME, Double.NaN);
            default -> null;
        };
    }

    private static @Nullable ClockReading controlled(LogEvent event) {
        if (!text(event, "param1", "").equals(SERVICE)) {
            return null;
        }
        if (id(event) == 7040) {
            return ClockReading.of(
                    Trouble.CONFIGURATION,
                    W32TIME,
                    "%s starts otherwise: %s, was %s"
                            .formatted(
                                    W32TIME,
                                    text(event, "param3", "?"),
                                    text(event, "param2", "?")));
        }
        return switch (id(event) == 7036 ? text(event, "param2", "") : "") {
            case "stopped" -> TimingMessageFacts.stopped(W32TIME, W32TIME + " stopped");
            case "running" -> TimingMessageFacts.started(W32TIME);
            default -> null;
        };
    }

    private static ClockReading step(LogEvent event, String before, String after) {
        var from = instant(text(event, before, ""));
        var to = instant(text(event, after, ""));
        double seconds =
                from == null || to == null ? Double.NaN : seconds(Duration.between(from, to));
        return ClockReading.step("Windows", seconds);
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + 1e-9 * duration.getNano();
    }

    /// Older systems put marks of writing direction between the digits.
    private static @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text.replace("\u200e", ""));
        } catch (DateTimeException notIso) {
            return null;
        }
    }
}
