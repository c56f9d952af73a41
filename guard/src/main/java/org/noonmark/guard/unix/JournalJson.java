package org.noonmark.guard.unix;

import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.LogEventBuilder;
import org.noonmark.guard.json.JsonLeaves;
import org.noonmark.guard.json.JsonShape;

/// What `journalctl -o json` writes: an object with the journal's fields, a line each.
public final class JournalJson implements JsonShape {
    /// For one log.
    public JournalJson() {}

    @Override
    public boolean write(JsonLeaves leaves, LogClock clock, LogEventBuilder event) {
        if (leaves.first("__REALTIME_TIMESTAMP") == null || leaves.first("__CURSOR") == null) {
            return false;
        }
        for (int i = 0; i < leaves.count(); i++) {
            event.add(leaves.path(i).name(), leaves.value(i));
        }
        JournalEntry.complete(event, clock);
        return true;
    }
}
