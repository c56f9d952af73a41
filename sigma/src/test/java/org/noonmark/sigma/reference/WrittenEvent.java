package org.noonmark.sigma.reference;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.LogSource;
import org.noonmark.sigma.SigmaEvent;

/// An event of a conformance case.
///
/// @param fields in order; the same name may come again
public record WrittenEvent(EventKind kind, String text, List<Field> fields) implements SigmaEvent {
    /// The log source of all conformance cases.
    public static final EventKind KIND =
            new EventKind(
                    "conformance",
                    List.of(EventKind.View.of(new LogSource("conformance", "", ""))));

    /// A field, with null where the log has it without a value.
    public record Field(String name, @Nullable Object value) {}

    @Override
    public Instant time() {
        return Instant.EPOCH;
    }

    @Override
    public int fieldCount() {
        return fields.size();
    }

    @Override
    public String fieldName(int index) {
        return fields.get(index).name();
    }

    @Override
    public @Nullable Object fieldValue(int index) {
        return fields.get(index).value();
    }
}
