package org.noonmark.guard.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What one JSON value holds, flat: each leaf with its place, in the order of the text.
public final class JsonLeaves {
    private JsonPath[] paths = new JsonPath[64];
    private @Nullable Object[] values = new @Nullable Object[64];
    private int count;

    JsonLeaves() {}

    void clear() {
        Arrays.fill(values, 0, count, null);
        count = 0;
    }

    void add(JsonPath path, @Nullable Object value) {
        if (count == paths.length) {
            paths = Arrays.copyOf(paths, count * 2);
            values = Arrays.copyOf(values, count * 2);
        }
        paths[count] = path;
        values[count++] = value;
    }

    public int count() {
        return count;
    }

    public JsonPath path(int index) {
        return paths[index];
    }

    /// A `String`, `Long`, `Double`, `Boolean`, or null.
    public @Nullable Object value(int index) {
        return values[index];
    }

    /// The first value whose place is called `name`; null when there is none.
    public @Nullable Object first(String name) {
        for (int i = 0; i < count; i++) {
            if (paths[i].name().equals(name)) {
                return values[i];
            }
        }
        return null;
    }

    /// Likewise, when it is text.
    public @Nullable String text(String name) {
        return first(name) instanceof String text ? text : null;
    }
}
