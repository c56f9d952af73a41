package org.noonmark.sigma.match;

import java.util.Arrays;
import java.util.List;

/// Names of fields to their numbers; looked up without allocating.
final class NameTable {
    private final String[] names;
    private final int[] numbers;

    /// Numbers names from 0 in the given order; no name comes twice.
    NameTable(List<String> ordered) {
        int room = Integer.highestOneBit(ordered.size() * 2 + 1) * 2;
        names = new String[room];
        numbers = new int[room];
        Arrays.fill(names, "");
        Arrays.fill(numbers, -1);
        for (int number = 0; number < ordered.size(); number++) {
            int at = start(ordered.get(number));
            while (numbers[at] >= 0) {
                at = at + 1 & room - 1;
            }
            names[at] = ordered.get(number);
            numbers[at] = number;
        }
    }

    private int start(String name) {
        int hash = name.hashCode();
        return (hash ^ hash >>> 15) & names.length - 1;
    }

    /// The number of a name; -1 when it has none.
    int of(String name) {
        int at = start(name);
        while (numbers[at] >= 0 && !names[at].equals(name)) {
            at = at + 1 & names.length - 1;
        }
        return numbers[at];
    }
}
