package org.noonmark.serve.nts;

import java.util.concurrent.atomic.AtomicLongArray;
import org.noonmark.wire.nts.KeyExchangeReason;

/// What became of all connections so far. Safe from any thread.
public final class KeyExchangeCounters {
    private static final int REASONS = KeyExchangeOutcome.CODES;
    private static final int ACCEPT_ERRORS = REASONS + KeyExchangeReason.CODES;

    private final AtomicLongArray counts = new AtomicLongArray(ACCEPT_ERRORS + 1);

    KeyExchangeCounters() {}

    void add(KeyExchangeOutcome outcome) {
        counts.incrementAndGet(outcome.code());
    }

    void add(KeyExchangeReason reason) {
        counts.incrementAndGet(REASONS + reason.code());
    }

    void acceptError() {
        counts.incrementAndGet(ACCEPT_ERRORS);
    }

    /// Connections with this outcome.
    public long count(KeyExchangeOutcome outcome) {
        return counts.get(outcome.code());
    }

    /// Bad requests that were refused for this reason.
    public long count(KeyExchangeReason reason) {
        return counts.get(REASONS + reason.code());
    }

    /// How often the system did not hand over a connection: too many open files, and the like.
    public long acceptErrors() {
        return counts.get(ACCEPT_ERRORS);
    }

    /// Connections that have ended.
    public long connections() {
        long sum = 0;
        for (int i = 0; i < REASONS; i++) {
            sum += counts.get(i);
        }
        return sum;
    }
}
