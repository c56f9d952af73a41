package org.noonmark.serve;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.noonmark.events.EventSink;
import org.noonmark.events.StationEvent;

/// Events in the order in which they were published.
public final class RecordedEvents implements EventSink {
    private final List<StationEvent> events = new CopyOnWriteArrayList<>();

    /// None yet.
    public RecordedEvents() {}

    @Override
    public void publish(StationEvent event) {
        events.add(event);
    }

    public List<StationEvent> all() {
        return List.copyOf(events);
    }

    /// Those that people are shown.
    public List<StationEvent> told() {
        return events.stream()
                .filter(event -> event.severity() != StationEvent.Severity.RECORD)
                .toList();
    }

    public <E extends StationEvent> List<E> of(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
