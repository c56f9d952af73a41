package org.noonmark.web;

import java.util.concurrent.atomic.AtomicLongArray;

/// What became of all requests and connections so far. Safe from any thread.
public final class WebCounters {
    private final AtomicLongArray counts = new AtomicLongArray(WebOutcome.values().length);

    WebCounters() {}

    void add(WebOutcome outcome) {
        counts.incrementAndGet(outcome.code());
    }

    public long count(WebOutcome outcome) {
        return counts.get(outcome.code());
    }
}
