package org.noonmark.serve.tsp;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/// What became of all requests so far. Safe from any thread.
public final class TimestampCounters {
    private final AtomicLongArray counts = new AtomicLongArray(TimestampOutcome.values().length);
    private final AtomicLong batches = new AtomicLong();

    TimestampCounters() {}

    void add(TimestampOutcome outcome) {
        counts.incrementAndGet(outcome.code());
    }

    void batch() {
        batches.incrementAndGet();
    }

    public long count(TimestampOutcome outcome) {
        return counts.get(outcome.code());
    }

    /// Batches of tokens that were offered to the ledger.
    public long batches() {
        return batches.get();
    }
}
