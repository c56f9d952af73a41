package org.noonmark.app.config;

import java.util.List;
import java.util.Optional;

/// One key of a section.
///
/// @param fallback what is assumed when the key is absent, as it would be written; none when the
///   key has to be there or when its absence means something
/// @param required whether its absence is a mistake
/// @param explanation one or two sentences: what it does
record Key<T>(
        String name,
        Kind<T> kind,
        Optional<Object> fallback,
        boolean required,
        String explanation) {

    static <T> Key<T> required(String name, Kind<T> kind, String explanation) {
        return new Key<>(name, kind, Optional.empty(), true, explanation);
    }

    static <T> Key<T> optional(String name, Kind<T> kind, String explanation) {
        return new Key<>(name, kind, Optional.empty(), false, explanation);
    }

    /// @param fallback as TOML gives it: `String`, `Long`, `Double`, `Boolean` or a `List`
    static <T> Key<T> withDefault(String name, Kind<T> kind, Object fallback, String explanation) {
        if (kind.read(fallback) == null) {
            throw new IllegalArgumentException(
                    "must be " + kind.expects() + ": " + name + "=" + fallback);
        }
        return new Key<>(name, kind, Optional.of(fallback), false, explanation);
    }

    /// A table of keys.
    ///
    /// @param name with dots: `serve.ntp`
    /// @param repeated whether it may come several times (`[[name]]`)
    record Section(String name, boolean repeated, String explanation, List<Key<?>> keys) {
        String header() {
            return repeated ? "[[" + name + "]]" : "[" + name + "]";
        }
    }
}
