package org.noonmark.serve;

import org.noonmark.station.Snapshot;

/// Holds replies back from the moment the machine was seen to have been suspended until the station
/// has published a snapshot that was made after it.
///
/// A machine that wakes has a counter that missed the time asleep; the snapshot from before does
/// not know that. Within a quarter of a second the station looks at the clocks and publishes a new
/// one. Until then silence is the honest answer. A host clock that somebody sets or slews is no
/// reason to be silent: served time does not depend on it. Owned by one thread.
///
/// Hot path: allocates nothing.
public final class JumpGuard {
    static final long SUSPENDED_NANOS = 1_000_000;

    private long suspendedNanos;
    private boolean looked;
    private long wokeCounterNanos = Long.MIN_VALUE;

    public JumpGuard() {}

    /// Says what counts as no sleep: a first look that is too low would make the second seem to be
    /// after one.
    ///
    /// @param nowSuspendedNanos CLOCK_BOOTTIME minus CLOCK_MONOTONIC, the highest of several reads
    public void begin(long nowSuspendedNanos) {
        suspendedNanos = nowSuspendedNanos;
        looked = true;
    }

    /// Whether `nowSuspendedNanos` says that the machine slept since the last look.
    public boolean hasSlept(long nowSuspendedNanos) {
        return looked && nowSuspendedNanos - suspendedNanos > SUSPENDED_NANOS;
    }

    /// Whether `snapshot` must not be served.
    ///
    /// @param nowSuspendedNanos CLOCK_BOOTTIME minus CLOCK_MONOTONIC
    /// @param counterNanos the local counter now
    public boolean holds(long nowSuspendedNanos, long counterNanos, Snapshot snapshot) {
        if (hasSlept(nowSuspendedNanos)) {
            wokeCounterNanos = counterNanos;
        }
        // A thread that is held up between the two reads sees less than there was; time that was
        // slept never becomes less, so that must not make the next look seem to be after a sleep.
        suspendedNanos = looked ? Math.max(suspendedNanos, nowSuspendedNanos) : nowSuspendedNanos;
        looked = true;
        return snapshot.line().startCounterNanos() <= wokeCounterNanos;
    }
}
