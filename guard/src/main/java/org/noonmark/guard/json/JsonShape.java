package org.noonmark.guard.json;

import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.LogEventBuilder;

/// How one product writes its events as JSON. A shape may keep what it has seen; it serves one log.
public interface JsonShape {
    /// Writes kind, claimed time and fields of an event, when it is one of this product.
    ///
    /// @return false when it is not; nothing has been written then
    boolean write(JsonLeaves leaves, LogClock clock, LogEventBuilder event);
}
