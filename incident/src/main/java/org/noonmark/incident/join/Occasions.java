package org.noonmark.incident.join;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.noonmark.guard.signal.Signal;

/// Which signals are new occasions: the same kind about the same entities counts once a day.
final class Occasions {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int LARGEST = 50_000;

    private final LinkedHashMap<String, Instant> last = new LinkedHashMap<>(64, 0.75f, true);

    /// Whether it is a new one; it is remembered.
    boolean isNew(Signal signal, Instant time) {
        String key = signal.kind() + '\n' + signal.host() + '\n' + signal.entities();
        Instant before = last.get(key);
        if (before != null && Duration.between(before, time).abs().compareTo(DAY) < 0) {
            return false;
        }
        last.put(key, time);
        if (last.size() > LARGEST) {
            last.pollFirstEntry();
        }
        return true;
    }

    Map<String, Instant> last() {
        return last;
    }

    void restore(Map<String, Instant> from) {
        last.putAll(from);
    }
}
