package org.noonmark.app.config;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlPosition;

/// What one section says, key by key.
///
/// @param label as messages name it: `serve.ntp`, or `ntp_source[2]` for the second of several
/// @param position of the section, or null when it is absent
record SectionValues(
        String label,
        @Nullable TomlPosition position,
        Map<Key<?>, Object> values,
        Map<Key<?>, TomlPosition> positions) {

    /// The value, or the default.
    <T> T get(Key<T> key) {
        return find(key)
                .orElseThrow(
                        () -> new IllegalStateException("no value: " + label + "." + key.name()));
    }

    /// The value, or the default if there is one.
    @SuppressWarnings("unchecked") // values are put in by their own key's kind
    <T> Optional<T> find(Key<T> key) {
        var value = values.get(key);
        return value != null
                ? Optional.of((T) value)
                : key.fallback()
                        .flatMap(fallback -> Optional.ofNullable(key.kind().read(fallback)));
    }

    boolean isWritten(Key<?> key) {
        return positions.containsKey(key);
    }

    /// Where the key is, or else the section.
    @Nullable TomlPosition positionOf(Key<?> key) {
        var found = positions.get(key);
        return found != null ? found : position;
    }
}
