package org.noonmark.incident.join;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.noonmark.guard.signal.Entity;

/// Kinds of signals that usually come together.
///
/// Two kinds that twice before came within a day about other entities, or about these a month
/// before, have a common cause in normal work, such as a maintenance night: together they tell no
/// more than one of them.
final class Habits {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LONG_BEFORE = Duration.ofDays(30);
    private static final int USUAL = 2;
    private static final int KEPT = 8;
    private static final int LARGEST = 50_000;

    private final LinkedHashMap<String, List<Together>> pairs = new LinkedHashMap<>();

    /// Two kinds came together about an entity.
    record Together(Entity about, Instant time) {}

    /// Names a pair of kinds, in either order.
    static String pair(Member a, Member b) {
        String one = a.signal().kind();
        String other = b.signal().kind();
        return one.compareTo(other) <= 0 ? one + '\n' + other : other + '\n' + one;
    }

    /// Remembers with what a signal came together.
    void see(Member member, SignalMemory memory, EntityShares shares) {
        Map<String, Entity> found = new LinkedHashMap<>();
        List<Entity> specificFirst = new ArrayList<>(member.signal().entities());
        specificFirst.sort(
                java.util.Comparator.comparingDouble(shares::of)
                        .thenComparing(java.util.Comparator.naturalOrder()));
        for (Entity entity : specificFirst) {
            for (Member other : memory.naming(entity)) {
                boolean isTogether =
                        Duration.between(other.time(), member.time()).abs().compareTo(DAY) < 0;
                if (isTogether && !other.signal().kind().equals(member.signal().kind())) {
                    found.putIfAbsent(pair(member, other), entity);
                }
            }
        }
        found.forEach((pair, entity) -> add(pair, new Together(entity, member.time())));
    }

    private void add(String pair, Together together) {
        List<Together> seen = pairs.computeIfAbsent(pair, _ -> new ArrayList<>());
        boolean isKnown =
                seen.stream()
                        .anyMatch(t ->
                                t.about().equals(together.about())
                                        && t.time().plus(LONG_BEFORE).isAfter(together.time()));
        if (!isKnown && seen.size() < KEPT) {
            seen.add(together);
        }
        if (pairs.size() > LARGEST) {
            pairs.pollFirstEntry();
        }
    }

    /// Whether two of a group come together by habit.
    ///
    /// @param entities that the group names
    boolean isUsual(Member a, Member b, Set<Entity> entities) {
        Instant earlier = a.time().isBefore(b.time()) ? a.time() : b.time();
        return pairs.getOrDefault(pair(a, b), List.of()).stream()
                        .filter(t ->
                                !entities.contains(t.about())
                                        || t.time().plus(LONG_BEFORE).isBefore(earlier))
                        .count()
                >= USUAL;
    }

    Map<String, List<Together>> pairs() {
        return pairs;
    }
}
