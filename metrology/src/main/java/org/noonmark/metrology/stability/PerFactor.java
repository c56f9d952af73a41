package org.noonmark.metrology.stability;

import java.util.Collection;
import java.util.TreeMap;
import java.util.function.IntFunction;

/// The sums of one kind, one for each averaging factor.
final class PerFactor<T extends StreamTerms> {
    private final TreeMap<Integer, T> terms = new TreeMap<>();

    /// Has factor m kept, once.
    void keep(int m, IntFunction<T> make) {
        terms.computeIfAbsent(m, make::apply);
    }

    /// Those of a factor that is kept.
    T at(int m) {
        var found = terms.get(m);
        if (found == null) {
            throw new IllegalStateException("is not kept: m=" + m);
        }
        return found;
    }

    boolean has(int m) {
        return terms.containsKey(m);
    }

    /// The largest factor up to `most` that is kept; the least one must be.
    int factorUpTo(int most) {
        return terms.headMap(Math.max(terms.firstKey(), most), true).lastKey();
    }

    Collection<T> all() {
        return terms.values();
    }
}
