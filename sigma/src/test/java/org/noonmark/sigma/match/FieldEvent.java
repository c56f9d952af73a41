package org.noonmark.sigma.match;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.noonmark.sigma.EventKind;
import org.noonmark.sigma.SigmaEvent;

/// An event written in a test.
record FieldEvent(EventKind kind, String text, List<String> names, List<@Nullable Object> values)
        implements SigmaEvent {
    static FieldEvent of(@Nullable Object... namesAndValues) {
        return of(Rules.KIND, "", namesAndValues);
    }

    static FieldEvent of(EventKind kind, String text, @Nullable Object... namesAndValues) {
        var names = new ArrayList<String>();
        var values = new ArrayList<@Nullable Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            names.add(String.valueOf(namesAndValues[i]));
            values.add(namesAndValues[i + 1]);
        }
        return new FieldEvent(kind, text, names, values);
    }

    @Override
    public Instant time() {
        return Instant.EPOCH;
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
}
