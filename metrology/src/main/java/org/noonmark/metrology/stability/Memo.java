package org.noonmark.metrology.stability;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Values that are computed once, by whoever asks first; others wait for that value only.
///
/// A map's own `computeIfAbsent` would hold up whoever asks for a neighbour.
final class Memo<K, V> {
    private final ConcurrentHashMap<K, Lazy> known = new ConcurrentHashMap<>();
    private final Function<K, V> compute;

    Memo(Function<K, V> compute) {
        this.compute = compute;
    }

    V get(K key) {
        return known.computeIfAbsent(key, Lazy::new).get();
    }

    private final class Lazy {
        private final K key;
        private @Nullable V value;

        Lazy(K key) {
            this.key = key;
        }

        synchronized V get() {
            var known = value;
            if (known == null) {
                known = compute.apply(key);
                value = known;
            }
            return known;
        }
    }
}
