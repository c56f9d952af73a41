package org.noonmark.guard.host;

import java.time.Duration;
import org.noonmark.time.LeapTable;

/// How a host runs.
///
/// @param lanes threads that match; 0 for everything on the caller's thread
/// @param queuedBatches batches that may wait for the lanes
/// @param batchSize events of a full batch
/// @param isLossless a full queue makes sources wait; otherwise events are dropped and counted
/// @param lateness how far behind the newest event of its source an event may be, for correlations
/// @param idleAfter a source that says nothing for so long does not hold correlations back
/// @param ahead how far an event may claim to be after its arrival; beyond that it counts as of its
///   arrival
/// @param canaryEvery pause between canaries
/// @param canaryWithin a canary that is not found by then means a dead pack
/// @param leaps for the intervals of events
public record HostSettings(
        int lanes,
        int queuedBatches,
        int batchSize,
        boolean isLossless,
        Duration lateness,
        Duration idleAfter,
        Duration ahead,
        Duration canaryEvery,
        Duration canaryWithin,
        LeapTable leaps) {
    private static final int BATCHES = 64;
    private static final int EVENTS = 256;
    // A million years: also times of 1601 are not late then.
    private static final Duration NO_LIMIT = Duration.ofDays(365_000_000);

    public HostSettings {
        if (lanes < 0 || queuedBatches < 1 || batchSize < 1) {
            throw new IllegalArgumentException(
                    "must be >= 0, > 0, > 0: lanes=%d queuedBatches=%d batchSize=%d"
                            .formatted(lanes, queuedBatches, batchSize));
        }
        if (lateness.isNegative() || idleAfter.isNegative() || ahead.isNegative()) {
            throw new IllegalArgumentException(
                    "must be >= 0: lateness=%s idleAfter=%s ahead=%s"
                            .formatted(lateness, idleAfter, ahead));
        }
    }

    /// For logs that are followed: bounded waiting, drops under overload, canaries every minute.
    public static HostSettings live(int lanes, Duration lateness, LeapTable leaps) {
        return new HostSettings(
                lanes,
                BATCHES,
                EVENTS,
                false,
                lateness,
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                Duration.ofSeconds(10),
                leaps);
    }

    /// For logs that are read to their end: nothing is dropped, and correlations wait for the end,
    /// so the order of files and a forged time change nothing.
    public static HostSettings archive(int lanes, LeapTable leaps) {
        return new HostSettings(
                lanes, BATCHES, EVENTS, true, NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT,
                leaps);
    }
}
