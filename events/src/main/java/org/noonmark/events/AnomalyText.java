package org.noonmark.events;

import java.util.Locale;
import org.noonmark.events.StationEvent.ClockAnomaly;

/// The sentence for an operator about a clock that changed: what, how much, since when, how sure,
/// and what to do.
final class AnomalyText {
    private static final double NANO = 1e9;
    private static final double DAY = 86_400;
    private static final double UNSURE = 0.9;

    private AnomalyText() {}

    static String of(ClockAnomaly event) {
        return "%s of %s %s: %s, begun %s to %s before; %s"
                .formatted(
                        what(event),
                        where(event),
                        event.name(),
                        size(event),
                        event.latestAgo().toShortString(),
                        event.earliestAgo().toShortString(),
                        sureness(event) + advice(event));
    }

    private static String what(ClockAnomaly event) {
        return switch (event.change()) {
            case OUTLIER -> "a wrong reading";
            case PHASE_STEP -> "phase step";
            case FREQUENCY_STEP -> "frequency step";
            case DRIFT_CHANGE -> "change of drift";
            case NOISE_INCREASE -> "more noise";
            case NOISE_DECREASE -> "less noise";
        };
    }

    private static String where(ClockAnomaly event) {
        return switch (event.scope()) {
            case CLOCK -> "clock";
            case SHARED_LINK -> "shared link";
            case HUB -> "hub";
        };
    }

    private static String size(ClockAnomaly event) {
        return switch (event.change()) {
            case OUTLIER, PHASE_STEP -> range(event, NANO, "%+.3g", " ns");
            case FREQUENCY_STEP -> range(event, 1, "%+.2e", "");
            case DRIFT_CHANGE -> range(event, DAY, "%+.2e", " a day");
            case NOISE_INCREASE, NOISE_DECREASE -> range(event, 1, "%.2f", " times");
        };
    }

    private static String range(ClockAnomaly event, double factor, String format, String unit) {
        return String.format(
                Locale.ROOT,
                format + "%s (95 %%: " + format + " to " + format + ")",
                factor * event.size(),
                unit,
                factor * event.low95(),
                factor * event.high95());
    }

    private static String sureness(ClockAnomaly event) {
        if (event.confidence() < UNSURE) {
            return String.format(
                    Locale.ROOT,
                    "it may have been another, this one with %.0f %%; ",
                    100 * event.confidence());
        }
        return "";
    }

    private static String advice(ClockAnomaly event) {
        return switch (event.change()) {
            case OUTLIER -> "left out; nothing to do unless it repeats";
            case NOISE_DECREASE -> "nothing to do; check the noise model if it stays";
            case NOISE_INCREASE -> "look at the signal, the cable and the counter";
            case PHASE_STEP, FREQUENCY_STEP, DRIFT_CHANGE ->
                    switch (event.scope()) {
                        case CLOCK -> "look at the clock and its cable; ask who touched it";
                        case SHARED_LINK -> "look at the link; the clocks behind it are as before";
                        case HUB -> "no clock moved: look at the receiver, the counter or the hub";
                    };
        };
    }
}
