package org.noonmark.sigma.correlation;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The values of `group-by`; equal without regard to case, as values of rules are.
public final class GroupKey implements Comparable<GroupKey> {
    /// The only group of a rule without `group-by`.
    public static final GroupKey ALL = new GroupKey(List.of());

    private final List<String> shown;
    private final List<String> folded;
    private final int hash;

    GroupKey(List<String> values) {
        this.shown = List.copyOf(values);
        this.folded = fold(shown);
        this.hash = folded.hashCode();
    }

    // Most values are lower case already; `toLowerCase` then gives the same object.
    @SuppressWarnings("ReferenceEquality")
    private static List<String> fold(List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            if (value.toLowerCase(Locale.ROOT) != value) {
                return values.stream().map(v -> v.toLowerCase(Locale.ROOT)).toList();
            }
        }
        return values;
    }

    /// As the event wrote them, in the order of `group-by`.
    public List<String> values() {
        return shown;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GroupKey key && hash == key.hash && folded.equals(key.folded);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public int compareTo(GroupKey other) {
        for (int i = 0; i < Math.min(folded.size(), other.folded.size()); i++) {
            int order = folded.get(i).compareTo(other.folded.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(folded.size(), other.folded.size());
    }

    @Override
    public String toString() {
        return shown.toString();
    }
}
