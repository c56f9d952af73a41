package org.noonmark.guard.host;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which packs have found the events that were planted for them. Planted and judged by whoever
/// ticks, found by the collector.
final class Canaries {
    private final HostSettings settings;
    private final Map<String, State> states = new LinkedHashMap<>();

    Canaries(HostSettings settings) {
        this.settings = settings;
    }

    private static final class State {
        private @Nullable Instant waitingSince;
        private @Nullable Instant lastFound;
        private boolean isDead;
    }

    private State state(String pack) {
        return states.computeIfAbsent(pack, _ -> new State());
    }

    /// A canary was sent, whether or not it found a place in the queue.
    synchronized void sent(String pack, Instant at) {
        var state = state(pack);
        if (state.waitingSince == null) {
            state.waitingSince = at;
        }
    }

    synchronized void found(String pack, Instant at) {
        var state = state(pack);
        state.waitingSince = null;
        state.lastFound = at;
    }

    /// Tells what changed; also when the collector stands still.
    synchronized void check(Instant now, HostSink sink) {
        states.forEach((pack, state) -> {
            var since = state.waitingSince;
            if (since == null && state.isDead) {
                state.isDead = false;
                sink.packAlive(pack);
            }
            if (since == null || state.isDead) {
                return;
            }
            var waited = Duration.between(since, now);
            if (waited.compareTo(settings.canaryWithin()) > 0) {
                state.isDead = true;
                sink.packDead(pack, waited);
            }
        });
    }

    /// Forgets packs that are not in force any more.
    synchronized void keep(HostRules rules) {
        states.keySet().retainAll(rules.canaries().keySet());
    }

    synchronized Map<String, Instant> lastFound() {
        var found = new LinkedHashMap<String, Instant>();
        states.forEach((pack, state) -> {
            var last = state.lastFound;
            if (last != null) {
                found.put(pack, last);
            }
        });
        return found;
    }
}
