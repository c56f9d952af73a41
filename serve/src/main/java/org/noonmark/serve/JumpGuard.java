package org.noonmark.serve;

import org.noonmark.station.Snapshot;

/// Holds replies back from the moment the host's clocks were seen to jump against each other until
/// the station has published a snapshot that was made after it.
///
/// A machine that wakes from a suspend has a counter that missed the time asleep; the snapshot from
/// before does not know that. Within a quarter of a second the station looks at the clocks and
/// publishes a new one. Until then silence is the honest answer. Owned by one thread.
///
/// Hot path: allocates nothing.
final class JumpGuard {
    private long jumpedCounterNanos = Long.MIN_VALUE;

    /// Whether `snapshot` must not be served.
    ///
    /// @param steady whether realtime and counter advanced alike since the batch before
    /// @param counterNanos the local counter now
    boolean holds(boolean steady, long counterNanos, Snapshot snapshot) {
        if (!steady) {
            jumpedCounterNanos = counterNanos;
        }
        return snapshot.line().startCounterNanos() <= jumpedCounterNanos;
    }
}
