package org.noonmark.sigma.correlation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The groups of one rule.
///
/// Groups that have been seen once stand apart from those seen again. When there are too many, the
/// oldest of the former go first, as long as they are more than an eighth of all: who sprays names
/// drives out his own, and not the groups that gather evidence.
final class KeyTable {
    private static final int SHARE = 8;

    private final int limit;
    private final Map<GroupKey, KeyState> once = new LinkedHashMap<>();
    private final Map<GroupKey, KeyState> again = new LinkedHashMap<>(16, 0.75f, true);

    KeyTable(int limit) {
        this.limit = limit;
    }

    @Nullable KeyState find(GroupKey group) {
        var known = again.get(group);
        if (known != null) {
            return known;
        }
        var seen = once.remove(group);
        if (seen != null) {
            again.put(group, seen);
        }
        return seen;
    }

    void add(GroupKey group, KeyState state) {
        once.put(group, state);
    }

    /// Back among those seen again, as it was when it was written.
    void restore(GroupKey group, KeyState state, boolean isSeenAgain) {
        (isSeenAgain ? again : once).put(group, state);
    }

    boolean isSeenAgain(KeyState state) {
        return again.containsKey(state.group);
    }

    void remove(KeyState state) {
        if (once.remove(state.group) == null) {
            again.remove(state.group);
        }
    }

    boolean isFull() {
        return size() >= limit;
    }

    int size() {
        return once.size() + again.size();
    }

    /// Takes out the group that is missed least.
    KeyState evict() {
        var from = once.size() > size() / SHARE || again.isEmpty() ? once : again;
        var states = from.values().iterator();
        var state = states.next();
        states.remove();
        return state;
    }

    Stream<KeyState> states() {
        return Stream.concat(once.values().stream(), again.values().stream());
    }
}
