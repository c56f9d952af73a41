package org.noonmark.sigma.match;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;
import org.noonmark.sigma.match.AtomKey.Place;

/// What a route wants to know of one field: every text and number that any rule looks for in it.
final class FieldPlan {
    /// Entries of an automaton's table: 2 MiB, as much as a core keeps near.
    private static final int MOST_ENTRIES = 1 << 19;

    private final int presentAtom;
    private final int noValueAtom;
    private final @Nullable Trie wholes;
    private final @Nullable Trie starts;
    private final @Nullable Trie ends;
    private final @Nullable Automaton anywhere;
    private final long[] numbers;
    private final int[] numberAtoms;

    private FieldPlan(Map<Place, Map<String, Integer>> texts, int atomCount) {
        this.presentAtom = texts.getOrDefault(Place.PRESENT, Map.of()).getOrDefault("", Trie.NONE);
        this.noValueAtom = texts.getOrDefault(Place.NO_VALUE, Map.of()).getOrDefault("", Trie.NONE);
        this.wholes = trie(texts.get(Place.WHOLE));
        this.starts = trie(texts.get(Place.START));
        this.ends = trie(backwards(texts.get(Place.END)));
        var inside = texts.get(Place.ANYWHERE);
        this.anywhere = inside == null ? null : Automaton.of(inside, MOST_ENTRIES, atomCount);
        var byNumber = texts.getOrDefault(Place.NUMBER, Map.of()).entrySet();
        var sorted =
                byNumber.stream()
                        .map(e -> Map.entry(Long.parseLong(e.getKey()), e.getValue()))
                        .sorted(Entry.comparingByKey())
                        .toList();
        this.numbers = sorted.stream().mapToLong(Entry::getKey).toArray();
        this.numberAtoms = sorted.stream().mapToInt(Entry::getValue).toArray();
    }

    /// Plans a field.
    ///
    /// @param atoms of this field
    /// @param atomCount of the whole route
    static FieldPlan of(Map<AtomKey, Integer> atoms, int atomCount) {
        var texts = new HashMap<Place, Map<String, Integer>>();
        atoms.forEach((key, atom) ->
                texts.computeIfAbsent(key.place(), _ -> new HashMap<>()).put(key.text(), atom));
        return new FieldPlan(texts, atomCount);
    }

    private static @Nullable Trie trie(@Nullable Map<String, Integer> texts) {
        return texts == null ? null : Trie.of(texts);
    }

    private static @Nullable Map<String, Integer> backwards(@Nullable Map<String, Integer> texts) {
        if (texts == null) {
            return null;
        }
        var reversed = new HashMap<String, Integer>();
        texts.forEach((text, atom) -> reversed.put(reversed(text), atom));
        return reversed;
    }

    /// Backwards `char` by `char`: values are read so, too.
    private static String reversed(String text) {
        var chars = new char[text.length()];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = text.charAt(chars.length - 1 - i);
        }
        return new String(chars);
    }

    /// Notes what is true of one value.
    void see(@Nullable Object value, ValueText text, RouteState state) {
        state.set(presentAtom);
        if (value == null) {
            state.set(noValueAtom);
            return;
        }
        if (numbers.length > 0) {
            seeNumber(value, state);
        }
        if (wholes != null || starts != null || ends != null || anywhere != null) {
            text.take(value);
            seeText(text.chars(), text.length(), state);
        }
    }

    private void seeText(char[] chars, int length, RouteState state) {
        if (wholes != null) {
            state.set(wholes.whole(chars, length));
        }
        if (starts != null) {
            starts.starts(chars, length, state);
        }
        if (ends != null) {
            ends.ends(chars, length, state);
        }
        if (anywhere != null) {
            anywhere.scan(chars, length, state);
        }
    }

    private void seeNumber(Object value, RouteState state) {
        long number = value instanceof String text ? NumberValue.plain(text) : -1;
        if (value instanceof Long whole) {
            number = whole;
        } else if (number < 0) {
            var decimal = NumberValue.of(value);
            if (decimal == null || !NumberValue.isLong(decimal)) {
                return;
            }
            number = decimal.longValueExact();
        }
        int found = Arrays.binarySearch(numbers, number);
        state.set(found < 0 ? Trie.NONE : numberAtoms[found]);
    }

    long states() {
        return size(wholes)
                + size(starts)
                + size(ends)
                + (anywhere == null ? 0 : anywhere.states());
    }

    private static long size(@Nullable Trie trie) {
        return trie == null ? 0 : trie.size();
    }

    long bytes() {
        return bytes(wholes)
                + bytes(starts)
                + bytes(ends)
                + (anywhere == null ? 0 : anywhere.bytes())
                + 12L * numbers.length;
    }

    private static long bytes(@Nullable Trie trie) {
        return trie == null ? 0 : trie.bytes();
    }
}
