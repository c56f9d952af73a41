package org.noonmark.guard.host;

import java.time.Instant;

/// How far the events of one source have come; owned by the collector.
final class SourceClock {
    final String name;
    Instant newest = Instant.MIN;
    Instant heardAt;

    SourceClock(String name, Instant openedAt) {
        this.name = name;
        this.heardAt = openedAt;
    }
}
