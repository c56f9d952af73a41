package org.noonmark.serve.roughtime;

import org.noonmark.linux.HostClocks;
import org.noonmark.serve.JumpGuard;
import org.noonmark.station.Snapshot;

/// Says when a snapshot must not be served because the machine has slept since; see [JumpGuard].
/// Belongs to one thread at a time.
///
/// Hot path: allocates nothing.
final class SuspendWatch {
    private final HostClocks clocks;
    private final JumpGuard guard = new JumpGuard();

    SuspendWatch(HostClocks clocks) {
        this.clocks = clocks;
    }

    boolean holds(Snapshot snapshot) {
        long suspended = suspendedNanos();
        // Something may come between the two reads and look like a suspend, so it is read again.
        return guard.holds(
                guard.hasSlept(suspended) ? suspendedNanos() : suspended,
                clocks.counterNanos(),
                snapshot);
    }

    private long suspendedNanos() {
        return clocks.boottimeNanos() - clocks.monotonicNanos();
    }
}
