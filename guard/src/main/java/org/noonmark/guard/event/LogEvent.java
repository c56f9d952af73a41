package org.noonmark.guard.event;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.SigmaEvent;
import org.noonmark.time.TimeInterval;

/// One event of a log; [LogEventBuilder] makes them.
///
/// Intervals and position are worked out when they are asked for: most events match no rule.
public final class LogEvent implements SigmaEvent {
    private final EventKind kind;
    private final String source;
    private final long index;
    private final long offsetBytes;
    private final LogClock clock;
    private final Receipt receipt;
    private final @Nullable ClaimedTime claimed;
    private final String text;
    private final String[] names;
    private final @Nullable Object[] values;
    private final Instant time;

    /// @param names of the fields; neither it nor `values` is changed afterwards
    LogEvent(LogEventBuilder from, String[] names, @Nullable Object[] values) {
        this.kind = Objects.requireNonNull(from.kind, "begin");
        this.source = from.source;
        this.index = from.index;
        this.offsetBytes = from.offsetBytes;
        this.clock = from.clock;
        this.receipt = Objects.requireNonNull(from.receipt, "begin");
        this.claimed = from.claimed;
        this.text = from.text;
        this.names = names;
        this.values = values;
        this.time =
                claimed != null && clock.isPossible(claimed, receipt, false)
                        ? claimed.instant()
                        : receipt.latest();
    }

    public LogPosition position() {
        return new LogPosition(source, index, offsetBytes);
    }

    public EventTimes times() {
        var claim =
                claimed == null ? Optional.<TimeInterval>empty() : Optional.of(claimed.interval());
        var assumed = claimed == null ? Assumption.NOTHING : claimed.assumed();
        return new EventTimes(claim, assumed, receipt.received(), clock.own(claimed, receipt));
    }

    /// Whether the claimed time speaks against what this station knows, by more than the slack that
    /// its clock and its writer have.
    public boolean isClaimImpossible() {
        return claimed != null && !clock.isPossible(claimed, receipt, true);
    }

    /// Whether this happened before `other` whatever the true times are, as far as this station
    /// vouches for them.
    public boolean isCertainlyBefore(LogEvent other) {
        return clock.own(claimed, receipt)
                .isCertainlyBefore(other.clock.own(other.claimed, other.receipt));
    }

    /// Whether this may have happened before `other`.
    public boolean isPossiblyBefore(LogEvent other) {
        return clock.own(claimed, receipt)
                .isPossiblyBefore(other.clock.own(other.claimed, other.receipt));
    }

    @Override
    public EventKind kind() {
        return kind;
    }

    /// The beginning of the claimed time where that can be true, else the end of the receipt.
    @Override
    public Instant time() {
        return time;
    }

    @Override
    public int fieldCount() {
        return names.length;
    }

    @Override
    public String fieldName(int index) {
        return names[index];
    }

    @Override
    public @Nullable Object fieldValue(int index) {
        return values[index];
    }

    /// The first value of a field; null when there is none, or when it has no value.
    public @Nullable Object first(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return values[i];
            }
        }
        return null;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        var shown = new StringBuilder(kind.name()).append(' ').append(time);
        for (int i = 0; i < names.length; i++) {
            shown.append(' ').append(names[i]).append('=').append(values[i]);
        }
        return shown.toString();
    }
}
