package org.noonmark.events;

/// Where those who notice something put it. Called from any thread; never blocks.
@FunctionalInterface
public interface EventSink {
    void publish(StationEvent event);
}
