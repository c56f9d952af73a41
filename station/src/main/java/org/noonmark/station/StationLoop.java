package org.noonmark.station;

import java.util.function.Supplier;
import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.Reading;
import org.noonmark.metrology.ReadingSink;
import org.noonmark.time.LeapTable;

/// The one thread that owns a [Station]: takes readings from a bounded queue, watches the host's
/// clocks ten times a second, and ticks the station four times a second.
///
/// Readings of a source that floods are dropped and counted ([Inbox]).
public final class StationLoop implements ReadingSink, AutoCloseable {
    private static final long WATCH_NANOS = 100_000_000;
    private static final long TICK_NANOS = 250_000_000;
    private static final long STOP_MILLIS = 2_000;

    private final Station station;
    private final Supplier<HostSample> host;
    private final HostClockWatch watch;
    private final Inbox inbox = new Inbox();
    private final Thread thread;
    private volatile boolean running = true;

    /// @param host reads the host's clocks; called from the loop's thread only
    public StationLoop(Station station, Supplier<HostSample> host, HostClockWatch watch) {
        this.station = station;
        this.host = host;
        this.watch = watch;
        this.thread = Thread.ofPlatform().name("station").daemon(true).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void accept(Reading reading) {
        inbox.put(reading);
    }

    @Override
    public void unreachable(ClockId clock) {
        inbox.putLost(clock);
    }

    /// Hands over a newer leap table.
    public void renew(LeapTable table) {
        inbox.put(table);
    }

    /// Readings that were lost because the station did not keep up.
    public long droppedCount() {
        return inbox.droppedCount();
    }

    private void run() {
        long nextTickNanos = Long.MIN_VALUE;
        try {
            while (running) {
                var input = inbox.take(WATCH_NANOS);
                // The clocks first: readings taken after a suspend must not be shifted by it.
                var sample = host.get();
                watch.expectLeapStep(station.hostLeapStepNanos(sample.counterNanos()));
                for (var event : watch.observe(sample)) {
                    station.happened(event, sample.counterNanos());
                }
                while (input != null) {
                    take(input);
                    input = inbox.take(0);
                }
                if (sample.counterNanos() >= nextTickNanos) {
                    station.tick(sample.counterNanos());
                    nextTickNanos = sample.counterNanos() + TICK_NANOS;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(Inbox.Input input) {
        switch (input) {
            case Inbox.Input.Measured(var reading) -> station.accept(reading);
            case Inbox.Input.Lost(var clock) -> station.unreachable(clock);
            case Inbox.Input.Renewed(var table) -> station.renew(table);
        }
    }

    @Override
    public void close() {
        running = false;
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
