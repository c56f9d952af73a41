package org.noonmark.serve.nts;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.noonmark.events.EventSink;
import org.noonmark.events.StationEvent;

/// Events in the order in which they were published.
final class RecordedEvents implements EventSink {
    private final List<StationEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void publish(StationEvent event) {
        events.add(event);
    }

    List<StationEvent> all() {
        return List.copyOf(events);
    }

    <E extends StationEvent> List<E> of(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
