package org.noonmark.events;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.noonmark.time.StandardTime;

/// A bounded queue from those who notice events to one who reads them.
///
/// Publishing never blocks: when the queue is full the event is dropped and counted, and the gap in
/// `sequence` shows it to the reader.
public final class EventQueue implements EventSink {
    private final ArrayBlockingQueue<StampedEvent> queue;
    private final Supplier<StandardTime> clock;
    private final AtomicLong sequence = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();

    public EventQueue(int capacity, Supplier<StandardTime> clock) {
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.clock = clock;
    }

    @Override
    public synchronized void publish(StationEvent event) {
        var stamped = new StampedEvent(sequence.incrementAndGet(), clock.get(), event);
        if (!queue.offer(stamped)) {
            dropped.incrementAndGet();
        }
    }

    /// The next event, or null when none came within the time-out.
    public @Nullable StampedEvent poll(long timeoutNanos) throws InterruptedException {
        return queue.poll(timeoutNanos, TimeUnit.NANOSECONDS);
    }

    public long droppedCount() {
        return dropped.get();
    }
}
