package org.noonmark.guard.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.SigmaEvent;

/// One event of a log.
public final class LogEvent implements SigmaEvent {
    private final EventKind kind;
    private final LogPosition position;
    private final EventTimes times;
    private final Instant time;
    private final String text;
    private final List<String> names;
    private final List<@Nullable Object> values;

    /// An event that is whole.
    ///
    /// @param time for windows of rules: the claimed time where it can be true, else the latest
    ///   that we can vouch for
    /// @param names one for each of `values`; neither list is changed afterwards
    LogEvent(
            EventKind kind,
            LogPosition position,
            EventTimes times,
            Instant time,
            String text,
            List<String> names,
            List<@Nullable Object> values) {
        this.kind = kind;
        this.position = position;
        this.times = times;
        this.time = time;
        this.text = text;
        this.names = names;
        this.values = values;
    }

    public LogPosition position() {
        return position;
    }

    public EventTimes times() {
        return times;
    }

    @Override
    public EventKind kind() {
        return kind;
    }

    @Override
    public Instant time() {
        return time;
    }

    @Override
    public int fieldCount() {
        return names.size();
    }

    @Override
    public String fieldName(int index) {
        return names.get(index);
    }

    @Override
    public @Nullable Object fieldValue(int index) {
        return values.get(index);
    }

    @Override
    public String text() {
        return text;
    }
}
