package org.noonmark.incident.join;

import java.time.Instant;
import java.util.Comparator;
import org.noonmark.guard.event.LogPosition;
import org.noonmark.guard.signal.Entity;
import org.noonmark.guard.signal.Signal;

/// A signal as the engine took it.
///
/// @param time by which it is joined: its end, or when it came if its log's time cannot be believed
/// @param rate of signals of any kind at least as rare when it came, a month
record Member(Signal signal, Instant time, double rate) {
    /// One order for all runs: by time, then by everything that tells signals apart.
    static final Comparator<Member> ORDER =
            Comparator.comparing(Member::time)
                    .thenComparing(m -> m.signal().from())
                    .thenComparing(m -> m.signal().kind())
                    .thenComparing(m -> m.signal().host())
                    .thenComparing(m -> m.signal().entities().toString())
                    .thenComparingDouble(m -> m.signal().perMonth())
                    .thenComparing(m -> m.signal().because());

    boolean shares(Entity entity) {
        return signal.entities().contains(entity);
    }

    boolean isCoincidence() {
        return signal.kind().equals("coincidence");
    }

    /// Whether both were seen in one event. A coincidence counts the trouble, given the session:
    /// that the session's login is unusual too is another thing.
    boolean sameEvent(Member other) {
        if (isCoincidence() != other.isCoincidence()) {
            return false;
        }
        for (LogPosition position : signal.evidence()) {
            if (other.signal.evidence().contains(position)) {
                return true;
            }
        }
        return false;
    }
}
