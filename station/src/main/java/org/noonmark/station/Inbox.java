package org.noonmark.station;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.Reading;
import org.noonmark.time.LeapTable;

/// What waits for the station's thread, in the order in which it came.
///
/// A clock that floods costs itself: only so many of its readings wait, the rest is dropped and
/// counted. What is not a reading is never dropped.
///
/// Any thread may put; one takes.
final class Inbox {
    /// More than a burst of any source, far less than what delays the others' readings.
    static final int LARGEST_PER_CLOCK = 256;

    static final int LARGEST = 4096;

    sealed interface Input {
        record Measured(Reading reading) implements Input {}

        record Lost(ClockId clock) implements Input {}

        record Renewed(LeapTable table) implements Input {}
    }

    private final LinkedBlockingQueue<Input> inputs = new LinkedBlockingQueue<>();
    private final ConcurrentHashMap<ClockId, Integer> waiting = new ConcurrentHashMap<>();
    private final AtomicLong dropped = new AtomicLong();

    void put(Reading reading) {
        int mine = waiting.merge(reading.clock(), 1, Integer::sum);
        if (mine > LARGEST_PER_CLOCK || inputs.size() >= LARGEST) {
            isTaken(reading.clock());
            dropped.incrementAndGet();
        } else {
            inputs.add(new Input.Measured(reading));
        }
    }

    void putLost(ClockId clock) {
        inputs.add(new Input.Lost(clock));
    }

    void put(LeapTable table) {
        inputs.add(new Input.Renewed(table));
    }

    /// The next, or nothing when none came within `nanos`.
    @Nullable Input take(long nanos) throws InterruptedException {
        var input = inputs.poll(nanos, TimeUnit.NANOSECONDS);
        if (input instanceof Input.Measured(var reading)) {
            isTaken(reading.clock());
        }
        return input;
    }

    private void isTaken(ClockId clock) {
        waiting.computeIfPresent(clock, (_, count) -> count == 1 ? null : count - 1);
    }

    /// Readings that were lost because the station did not keep up.
    long droppedCount() {
        return dropped.get();
    }
}
