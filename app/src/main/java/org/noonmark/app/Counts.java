package org.noonmark.app;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/// Counters of a server under the names that people read, in the order of the names.
final class Counts {
    private final TreeMap<String, Long> byName = new TreeMap<>();

    Counts with(String name, long count) {
        byName.put(name, count);
        return this;
    }

    /// One for each constant, called by its words.
    ///
    /// @param before what stands in front of the words, with its space
    <E extends Enum<E>> Counts with(String before, E[] constants, ToLongFunction<E> count) {
        for (var constant : constants) {
            with(before + words(constant), count.applyAsLong(constant));
        }
        return this;
    }

    /// Those that are not 0.
    Map<String, Long> counted() {
        byName.values().removeIf(count -> count == 0);
        return byName;
    }

    /// `CLIENT_CLOSED` as "client closed".
    static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
