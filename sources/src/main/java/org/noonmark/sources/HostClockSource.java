package org.noonmark.sources;

import java.time.Duration;
import java.util.function.Supplier;
import org.noonmark.events.EventSink;
import org.noonmark.events.StationEvent.SourceReachable;
import org.noonmark.events.StationEvent.SourceUnreachable;
import org.noonmark.linux.HostClocks;
import org.noonmark.linux.KernelClockStatus;
import org.noonmark.linux.SystemCallException;
import org.noonmark.metrology.ReadingSink;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TimeDelta;

/// Reads the host's clock once a second against the local counter.
public final class HostClockSource implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final long UNDISTURBED_NANOS = 5_000;
    private static final int MAX_TRIES = 5;

    private final HostClockConfig config;
    private final HostClocks clocks;
    private final Supplier<LeapTable> leapTable;
    private final Supplier<TimeDelta> stepped;
    private final ReadingSink readings;
    private final EventSink events;
    private final PacedThread thread;
    private boolean reachable;
    private boolean troubleTold;

    /// @param stepped sum of the steps of the host's clock that are not to be followed, after minus
    ///   before
    public HostClockSource(
            HostClockConfig config,
            HostClocks clocks,
            Supplier<LeapTable> leapTable,
            Supplier<TimeDelta> stepped,
            ReadingSink readings,
            EventSink events) {
        this.config = config;
        this.clocks = clocks;
        this.leapTable = leapTable;
        this.stepped = stepped;
        this.readings = readings;
        this.events = events;
        this.thread = new PacedThread("host-clock", PAUSE, this::step);
    }

    public void start() {
        thread.start();
    }

    private void step() {
        try {
            read(clocks)
                    .without(stepped.get())
                    .toReading(config, leapTable.get())
                    .ifPresent(readings::accept);
            if (!reachable) {
                reachable = true;
                troubleTold = false;
                events.publish(new SourceReachable(config.clock().name()));
            }
        } catch (SystemCallException failed) {
            reachable = false;
            if (!troubleTold) {
                troubleTold = true;
                var why = String.valueOf(failed.getMessage());
                events.publish(new SourceUnreachable(config.clock().name(), why));
                readings.unreachable(config.clock());
            }
        }
    }

    /// Reads counter, realtime and counter again, once more when something came between.
    ///
    /// @throws SystemCallException when the kernel does not tell its clock status
    public static HostClockSample read(HostClocks clocks) throws SystemCallException {
        var status = KernelClockStatus.read();
        long before;
        long realtime;
        long after;
        int tries = 0;
        do {
            before = clocks.counterNanos();
            realtime = clocks.realtimeNanos();
            after = clocks.counterNanos();
            tries++;
        } while (after - before > UNDISTURBED_NANOS && tries < MAX_TRIES);
        return new HostClockSample(
                before + (after - before) / 2,
                realtime,
                after - before,
                status.synchronised(),
                status.maxErrorMicros(),
                status.estimatedErrorMicros(),
                status.leap());
    }

    @Override
    public void close() {
        thread.close();
    }
}
