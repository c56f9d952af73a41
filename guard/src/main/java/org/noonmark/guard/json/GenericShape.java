package org.noonmark.guard.json;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.event.ClaimedTime;
import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.LogEventBuilder;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.LogSource;

/// JSON of which only the log source is known, from the operator or from the names it uses: every
/// leaf is a field under its path.
final class GenericShape implements JsonShape {
    /// Where programs put their time, the likeliest first.
    private static final List<String> TIMES =
            List.of(
                    "@timestamp",
                    "timestamp",
                    "time",
                    "ts",
                    "eventTime",
                    "event_time",
                    "EventTime",
                    "TimeCreated",
                    "TimeGenerated",
                    "CreationTime",
                    "createdDateTime",
                    "activityDateTime",
                    "published",
                    "datetime",
                    "date",
                    "requestReceivedTimestamp",
                    "Timestamp");

    private final EventKind kind;
    private final boolean isGuessed;

    /// @param source what the operator says; [LogSource#ANY] to guess
    GenericShape(LogSource source) {
        this.kind = new EventKind("json", List.of(EventKind.View.of(source)));
        this.isGuessed = source.equals(LogSource.ANY);
    }

    EventKind kind() {
        return kind;
    }

    @Override
    public boolean write(JsonLeaves leaves, LogClock clock, LogEventBuilder event) {
        event.kind(isGuessed ? KnownJson.kindOf(leaves, kind) : kind);
        event.claimed(claimed(leaves, clock));
        for (int i = 0; i < leaves.count(); i++) {
            event.add(leaves.path(i).name(), leaves.value(i));
        }
        return true;
    }

    private static @Nullable ClaimedTime claimed(JsonLeaves leaves, LogClock clock) {
        for (var name : TIMES) {
            var value = leaves.first(name);
            var claimed = value == null ? null : TimeValue.read(value, clock);
            if (claimed != null) {
                return claimed;
            }
        }
        return null;
    }
}
