package org.noonmark.guard.event;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.noonmark.sigma.EventKind;

/// Puts one event after the other together; one object serves a whole log.
///
/// [#begin] forgets the event before. Names of fields should be constants or kept by the reader:
/// the same object for the same name makes rules faster.
public final class LogEventBuilder {
    final String source;
    final LogClock clock;
    @Nullable EventKind kind;
    long index;
    long offsetBytes;
    @Nullable Receipt receipt;
    @Nullable ClaimedTime claimed;
    String text = "";

    private String[] names = new String[32];
    private @Nullable Object[] values = new @Nullable Object[32];
    private int count;

    /// @param source the log as the operator named it
    public LogEventBuilder(String source, LogClock clock) {
        this.source = source;
        this.clock = clock;
    }

    /// The next event.
    ///
    /// @param newIndex of the event in its log, from 0
    /// @param newOffsetBytes of its first byte
    /// @param newReceipt of its first byte
    public LogEventBuilder begin(
            EventKind newKind, long newIndex, long newOffsetBytes, Receipt newReceipt) {
        this.kind = newKind;
        this.index = newIndex;
        this.offsetBytes = newOffsetBytes;
        this.receipt = newReceipt;
        this.claimed = null;
        this.text = "";
        this.count = 0;
        return this;
    }

    public LogEventBuilder kind(EventKind newKind) {
        this.kind = newKind;
        return this;
    }

    public LogEventBuilder claimed(@Nullable ClaimedTime newClaim) {
        this.claimed = newClaim;
        return this;
    }

    /// The whole line, for keywords.
    public LogEventBuilder text(String newText) {
        this.text = newText;
        return this;
    }

    /// One more field, after those that are there.
    ///
    /// @param value a `String`, `Long`, `Double`, `Boolean`, or null when the log has the field
    ///   without a value
    public LogEventBuilder add(String name, @Nullable Object value) {
        if (count == names.length) {
            names = Arrays.copyOf(names, count * 2);
            values = Arrays.copyOf(values, count * 2);
        }
        names[count] = name;
        values[count++] = value;
        return this;
    }

    /// The first value of a field so far; null when there is none, or when it has no value.
    public @Nullable Object first(String name) {
        for (int i = 0; i < count; i++) {
            if (names[i].equals(name)) {
                return values[i];
            }
        }
        return null;
    }

    public int fieldCount() {
        return count;
    }

    /// The name of a field that was added, from 0.
    public String nameAt(int at) {
        return names[at];
    }

    public @Nullable Object valueAt(int at) {
        return values[at];
    }

    /// The first value under a name that was added; null when there is none.
    public @Nullable Object value(String name) {
        for (int i = 0; i < count; i++) {
            if (names[i].equals(name)) {
                return values[i];
            }
        }
        return null;
    }

    /// Forgets the fields from `newCount` on.
    public void truncate(int newCount) {
        count = Math.min(count, newCount);
    }

    /// The event; [#begin] must have been called.
    public LogEvent build() {
        return new LogEvent(this, Arrays.copyOf(names, count), Arrays.copyOf(values, count));
    }
}
