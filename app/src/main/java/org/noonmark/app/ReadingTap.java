package org.noonmark.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.Reading;
import org.noonmark.metrology.ReadingSink;

/// Hands readings on to the station, and keeps a copy for the ledger. The station never waits for
/// it: a copy that finds no room is dropped and counted.
final class ReadingTap implements ReadingSink {
    /// Five minutes of a dozen clocks that are read every second.
    private static final int ROOM = 4096;

    private final ReadingSink station;
    private final ArrayBlockingQueue<Reading> copies = new ArrayBlockingQueue<>(ROOM);
    private final AtomicLong dropped = new AtomicLong();

    ReadingTap(ReadingSink station) {
        this.station = station;
    }

    @Override
    public void accept(Reading reading) {
        station.accept(reading);
        if (!copies.offer(reading)) {
            dropped.incrementAndGet();
        }
    }

    @Override
    public void unreachable(ClockId clock) {
        station.unreachable(clock);
    }

    /// Takes away what is there.
    List<Reading> take() {
        var taken = new ArrayList<Reading>();
        copies.drainTo(taken);
        return taken;
    }

    /// How many copies found no room.
    long droppedCount() {
        return dropped.get();
    }
}
