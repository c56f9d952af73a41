package org.noonmark.station;

import java.util.ArrayList;
import java.util.List;
import org.noonmark.events.EventSink;
import org.noonmark.events.StationEvent;

/// Keeps what was published.
final class RecordedEvents implements EventSink {
    final List<StationEvent> all = new ArrayList<>();

    @Override
    public void publish(StationEvent event) {
        all.add(event);
    }

    <T extends StationEvent> List<T> of(Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
