package org.noonmark.serve.roughtime;

import java.util.concurrent.atomic.AtomicLongArray;
import org.noonmark.wire.roughtime.RoughtimeReason;

/// What the server has done, by outcome. May be used from any thread.
///
/// Hot path: allocates nothing.
public final class RoughtimeCounters {
    private static final int REASONS = RoughtimeOutcome.CODES;
    private static final int BATCHES = REASONS + RoughtimeReason.CODES;
    private static final int UNSENT = BATCHES + 1;
    private static final int SOCKET_ERRORS = BATCHES + 2;
    private static final int DELEGATIONS = BATCHES + 3;
    private static final int FAILURES = BATCHES + 4;

    private final AtomicLongArray counts = new AtomicLongArray(BATCHES + 5);

    RoughtimeCounters() {}

    void add(RoughtimeOutcome outcome, long amount) {
        counts.getAndAdd(outcome.code(), amount);
    }

    /// @param verdict code of a reason
    void refused(int verdict) {
        add(RoughtimeOutcome.REFUSED, 1);
        counts.getAndIncrement(REASONS + verdict);
    }

    void batch() {
        counts.getAndIncrement(BATCHES);
    }

    void unsent(int datagrams) {
        counts.getAndAdd(UNSENT, datagrams);
    }

    void socketError() {
        counts.getAndIncrement(SOCKET_ERRORS);
    }

    void delegation() {
        counts.getAndIncrement(DELEGATIONS);
    }

    void failure() {
        counts.getAndIncrement(FAILURES);
    }

    public long count(RoughtimeOutcome outcome) {
        return counts.get(outcome.code());
    }

    /// Requests that were refused for this reason.
    public long count(RoughtimeReason reason) {
        return counts.get(REASONS + reason.code());
    }

    /// Signed batches: each cost one signature for each version in it.
    public long batches() {
        return counts.get(BATCHES);
    }

    /// Responses that the kernel refused to send.
    public long unsentReplies() {
        return counts.get(UNSENT);
    }

    public long socketErrors() {
        return counts.get(SOCKET_ERRORS);
    }

    /// Online keys that the long-term key has delegated to.
    public long delegations() {
        return counts.get(DELEGATIONS);
    }

    /// Batches or connections that were lost to a bug; see [RoughtimeServer#failure].
    public long failures() {
        return counts.get(FAILURES);
    }
}
