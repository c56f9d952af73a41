package org.noonmark.incident.join;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import org.noonmark.guard.signal.Entity;

/// The signals of two years, found by the entities that they name.
final class SignalMemory {
    /// Signals that an entity is looked for in; of a hub the earliest are not found.
    private static final int OF_ENTITY = 256;

    /// Signals that are judged together.
    private static final int NEAR = 32;

    /// Where more are expected by chance, nothing speaks for a link.
    private static final double EXPECTED = 1;

    private final int largest;
    private final TreeSet<Member> members = new TreeSet<>(Member.ORDER);
    private final Map<Entity, Deque<Member>> byEntity = new HashMap<>();
    private long forgotten;

    SignalMemory(int largest) {
        this.largest = largest;
    }

    /// A signal that stands near others: the less is expected by chance between them, the nearer.
    private record Near(Member member, double expected) {}

    boolean contains(Member member) {
        return members.contains(member);
    }

    void add(Member member) {
        if (!members.add(member)) {
            return;
        }
        for (Entity entity : new TreeSet<>(member.signal().entities())) {
            Deque<Member> of = byEntity.computeIfAbsent(entity, _ -> new ArrayDeque<>());
            of.addLast(member);
            if (of.size() > OF_ENTITY) {
                of.removeFirst();
            }
        }
        while (members.size() > largest) {
            remove(members.first());
            forgotten++;
        }
    }

    void remove(Member member) {
        members.remove(member);
        for (Entity entity : member.signal().entities()) {
            Deque<Member> of = byEntity.get(entity);
            if (of != null) {
                of.remove(member);
                if (of.isEmpty()) {
                    byEntity.remove(entity);
                }
            }
        }
    }

    /// Forgets what is older.
    void forgetBefore(Instant horizon) {
        while (!members.isEmpty() && members.first().time().isBefore(horizon)) {
            remove(members.first());
            forgotten++;
        }
    }

    /// The signals nearest to one, itself the first, over entities that they share.
    List<Member> near(Member start, EntityShares shares) {
        Set<Member> found = new LinkedHashSet<>();
        var next =
                new PriorityQueue<Near>((a, b) -> {
                    int byExpected = Double.compare(a.expected(), b.expected());
                    return byExpected != 0
                            ? byExpected
                            : Member.ORDER.compare(a.member(), b.member());
                });
        next.add(new Near(start, 0));
        while (!next.isEmpty() && found.size() < NEAR) {
            Near nearest = next.remove();
            if (!found.add(nearest.member())) {
                continue;
            }
            for (Entity entity : nearest.member().signal().entities()) {
                double share = shares.of(entity);
                for (Member other : byEntity.getOrDefault(entity, new ArrayDeque<>())) {
                    double expected = expected(nearest.member(), other, share);
                    if (expected <= EXPECTED && !found.contains(other)) {
                        next.add(new Near(other, expected));
                    }
                }
            }
        }
        return new ArrayList<>(found);
    }

    /// How many signals so rare would name an entity between two by chance.
    static double expected(Member a, Member b, double share) {
        double gap = Math.max(Month.between(a.time(), b.time()), Chance.NEAREST_MONTHS);
        return Math.max(a.rate(), b.rate()) * share * gap;
    }

    /// Signals that name an entity.
    Iterable<Member> naming(Entity entity) {
        return byEntity.getOrDefault(entity, new ArrayDeque<>());
    }

    /// All, by time.
    Set<Member> all() {
        return members;
    }

    long forgotten() {
        return forgotten;
    }
}
