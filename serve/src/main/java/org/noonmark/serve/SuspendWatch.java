package org.noonmark.serve;

import java.util.function.LongSupplier;
import org.noonmark.linux.HostClocks;
import org.noonmark.station.Snapshot;

/// Says when a snapshot must not be served because the machine has slept since; see [JumpGuard].
/// Belongs to one thread at a time.
///
/// Hot path: allocates nothing.
public final class SuspendWatch {
    /// A thread that is held up between the two clocks reads too little, never too much.
    private static final int FIRST_READS = 16;

    private final LongSupplier suspendedNanos;
    private final JumpGuard guard = new JumpGuard();

    public SuspendWatch(HostClocks clocks) {
        this(() -> clocks.boottimeNanos() - clocks.monotonicNanos());
    }

    /// @param suspendedNanos CLOCK_BOOTTIME minus CLOCK_MONOTONIC now
    public SuspendWatch(LongSupplier suspendedNanos) {
        this.suspendedNanos = suspendedNanos;
        long most = suspendedNanos.getAsLong();
        for (int i = 1; i < FIRST_READS; i++) {
            most = Math.max(most, suspendedNanos.getAsLong());
        }
        guard.begin(most);
    }

    /// Whether replies by this snapshot have to be held back now.
    ///
    /// @param counterNanos the local counter now
    public boolean holds(Snapshot snapshot, long counterNanos) {
        long suspended = suspendedNanos.getAsLong();
        // Something may come between the two reads and look like a suspend, so it is read again.
        return guard.holds(
                guard.hasSlept(suspended) ? suspendedNanos.getAsLong() : suspended,
                counterNanos,
                snapshot);
    }
}
