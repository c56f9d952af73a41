package org.noonmark.station;

import java.util.function.Supplier;
import org.noonmark.time.LeapTable;
import org.noonmark.time.LocalCounter;
import org.noonmark.time.StandardClock;
import org.noonmark.time.StandardTime;

/// The standard clock as everyone outside the packet path sees it.
public record SnapshotClock(Supplier<Snapshot> snapshot, LocalCounter counter)
        implements StandardClock {
    @Override
    public StandardTime now() {
        return snapshot.get().at(counter.counterNanos());
    }

    @Override
    public LeapTable leapTable() {
        return snapshot.get().leapTable();
    }
}
