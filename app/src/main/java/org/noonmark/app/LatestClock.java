package org.noonmark.app;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.noonmark.linux.HostClocks;

/// By which the dates of keys and emergencies are judged: standard time once it is usable, the host
/// clock before. It never goes back, so that what has ended does not begin again.
///
/// Used by one thread.
final class LatestClock implements Supplier<Instant> {
    private static final long NANOS = 1_000_000_000L;
    private static final long ATTOS_PER_NANO = 1_000_000_000L;

    private final HostClocks host;
    private @Nullable RunningStation station;
    private Instant latest = Instant.EPOCH;

    LatestClock(HostClocks host) {
        this.host = host;
    }

    /// Standard time of this station counts from now on.
    void follow(RunningStation running) {
        station = running;
    }

    /// The station has ended.
    void leave() {
        station = null;
    }

    @Override
    public Instant get() {
        var read = read();
        latest = read.isAfter(latest) ? read : latest;
        return latest;
    }

    private Instant read() {
        if (station != null) {
            var time = station.time();
            if (time.state().isUsable()) {
                var utc = station.snapshot().leapTable().toUtc(time.interval().latest());
                return Instant.ofEpochSecond(
                        utc.toPosixSeconds(), utc.attoseconds() / ATTOS_PER_NANO);
            }
        }
        long nanos = host.realtimeNanos();
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }
}
