package org.noonmark.guard.host;

import org.noonmark.guard.event.LogEvent;

/// One log's way into a host. As long as it is open it holds correlations back, until it is idle.
public interface EventSource extends AutoCloseable {
    /// Hands over the next event.
    void accept(LogEvent event);

    /// There is no more.
    @Override
    void close();
}
