package org.noonmark.sigma;

import java.util.List;
import java.util.Map;

/// What a log's event may be asked for: the log sources under which rules find it.
///
/// Readers keep one object for each kind of event (Security 4688, Sysmon 1, sshd …) and hand the
/// same one over each time: compiled rules know kinds by identity, so routing costs one lookup.
public final class EventKind {
    private final String name;
    private final List<View> views;

    public EventKind(String name, List<View> views) {
        this.name = name;
        this.views = List.copyOf(views);
    }

    /// One log source of an event, and how the names that rules use there are called in the event.
    ///
    /// @param eventFieldOf the rule's name of a field to the event's name; a name that is missing
    ///   is the same in both
    public record View(LogSource source, Map<String, String> eventFieldOf) {
        public View {
            eventFieldOf = Map.copyOf(eventFieldOf);
        }

        public static View of(LogSource source) {
            return new View(source, Map.of());
        }
    }

    public String name() {
        return name;
    }

    public List<View> views() {
        return views;
    }

    @Override
    public String toString() {
        return name;
    }
}
