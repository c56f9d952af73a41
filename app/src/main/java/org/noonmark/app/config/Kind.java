package org.noonmark.app.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may be written as the value of a key.
///
/// @param <T> what it becomes
interface Kind<T> {
    /// What may be written, to follow "must be": `an integer from 1 to 65535`.
    String expects();

    /// The value of what was written, or null when it is something else.
    ///
    /// @param written what TOML made of it: `String`, `Long`, `Double`, `Boolean`, a `List` of
    ///   them, or a date
    @Nullable T read(Object written);

    /// Lists of what `element` reads.
    static <T> Kind<List<T>> listOf(Kind<T> element) {
        return new Kind<>() {
            @Override
            public String expects() {
                return "a list, each " + element.expects();
            }

            @Override
            public @Nullable List<T> read(Object written) {
                if (!(written instanceof List<?> items)) {
                    return null;
                }
                var values = new ArrayList<T>();
                for (var item : items) {
                    T value = element.read(item);
                    if (value == null) {
                        return null;
                    }
                    values.add(value);
                }
                return List.copyOf(values);
            }
        };
    }
}
