package org.noonmark.app;

import java.util.function.Supplier;
import org.noonmark.linux.HostClocks;
import org.noonmark.station.HostSample;

/// Reads the host's clocks together for the station.
///
/// The thread may be interrupted between two reads, which would look like a step or a suspend. So
/// each pair is enclosed by two reads of one clock, whose difference bounds the error, and the
/// whole is read again until that is small.
record HostReader(HostClocks clocks) implements Supplier<HostSample> {
    private static final long GOOD_NANOS = 20_000;
    private static final int TRIES = 100;

    @Override
    public HostSample get() {
        var best = read();
        for (int i = 1; i < TRIES && best.pairingErrorNanos() > GOOD_NANOS; i++) {
            var again = read();
            best = again.pairingErrorNanos() < best.pairingErrorNanos() ? again : best;
        }
        return best;
    }

    private HostSample read() {
        long before = clocks.counterNanos();
        long realtime = clocks.realtimeNanos();
        long after = clocks.counterNanos();
        long monotonicBefore = clocks.monotonicNanos();
        long boottime = clocks.boottimeNanos();
        long monotonicAfter = clocks.monotonicNanos();
        long monotonic = monotonicBefore + (monotonicAfter - monotonicBefore) / 2;
        return new HostSample(
                before + (after - before) / 2,
                realtime,
                boottime - monotonic,
                after - before + monotonicAfter - monotonicBefore);
    }
}
