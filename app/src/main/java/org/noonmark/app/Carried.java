package org.noonmark.app;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.noonmark.events.ApprovalEvent.Attempt;
import org.noonmark.events.StationEvent;

/// What one station of a process leaves to the next one.
final class Carried {
    private final List<StationEvent> events = new ArrayList<>();

    /// SHA-256 of emergencies that ended, also when no disk would take it.
    private final Set<String> ended = new HashSet<>();

    /// Leaves events that nobody heard of.
    void leave(List<StationEvent> untold) {
        events.addAll(untold);
    }

    /// Them; once.
    List<StationEvent> takeEvents() {
        var all = List.copyOf(events);
        events.clear();
        return all;
    }

    void ended(Attempt emergency) {
        ended.add(emergency.sha256());
    }

    boolean isEnded(Attempt emergency) {
        return ended.contains(emergency.sha256());
    }
}
