package org.noonmark.incident.join;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.noonmark.guard.signal.Entity;

/// Signals that were raised as one incident.
final class Group {
    /// Signals that an incident shows; more of them are counted only.
    private static final int LARGEST = 1000;

    /// What makes it unlikely. Others are joined over what these name.
    final TreeSet<Member> core = new TreeSet<>(Member.ORDER);

    /// What belongs to it, but does not reach further.
    final TreeSet<Member> attached = new TreeSet<>(Member.ORDER);

    double expectedPerMonth;
    Raised raised;

    Group(Raised raised, double expectedPerMonth) {
        this.raised = raised;
        this.expectedPerMonth = expectedPerMonth;
    }

    /// Attaches a signal; false when there is no room for it.
    boolean attach(Member member) {
        return core.contains(member)
                || (core.size() + attached.size() < LARGEST && attached.add(member));
    }

    /// Takes another's signals and history in.
    void absorb(Group other) {
        core.addAll(other.core);
        attached.addAll(other.attached);
        attached.removeAll(core);
        expectedPerMonth = Math.min(expectedPerMonth, other.expectedPerMonth);
        raised = raised.with(other.raised);
    }

    boolean contains(Member member) {
        return core.contains(member) || attached.contains(member);
    }

    /// What its core names.
    Set<Entity> entities() {
        Set<Entity> entities = new TreeSet<>();
        core.forEach(member -> entities.addAll(member.signal().entities()));
        return entities;
    }

    /// How many of its signals name an entity.
    int naming(Entity entity) {
        return (int) members().stream().filter(member -> member.shares(entity)).count();
    }

    SortedSet<Member> members() {
        var all = new TreeSet<>(core);
        all.addAll(attached);
        return all;
    }
}
