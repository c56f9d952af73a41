package org.noonmark.incident.join;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.noonmark.guard.signal.Entity;
import org.noonmark.guard.signal.Signal;
import org.noonmark.incident.Incident;
import org.noonmark.incident.Incident.Claim;
import org.noonmark.incident.Incident.Remark;
import org.noonmark.incident.Incident.State;
import org.noonmark.incident.IncidentChange;
import org.noonmark.incident.IncidentChange.Kind;
import org.noonmark.incident.OperatorAction;
import org.noonmark.incident.join.GroupJudge.Judgement;

/// Joins signals over up to two years and raises incidents.
///
/// A signal and those near it, over entities that they share, are raised as an incident when
/// [Chance] expects fewer groups like it a month than the budget. Later signals that make an
/// incident less likely extend it, and join incidents that both extend. Others are attached when so
/// rare a signal is not expected about the same entities in the time between.
public final class IncidentEngine {
    /// How many signals so rare may be expected about an entity by chance for one to be attached.
    private static final double EXPECTED_TO_ATTACH = 0.1;

    private static final Duration FUTURE = Duration.ofMinutes(5);
    private static final Duration PAST = Duration.ofDays(1);

    final JoinSettings settings;
    final SignalRates rates = new SignalRates();
    final EntityShares shares;
    final Habits habits = new Habits();
    final Occasions occasions = new Occasions();
    final SignalMemory memory;
    final List<Group> open = new ArrayList<>();
    final List<Group> closed = new ArrayList<>();
    final TreeSet<Member> waiting = new TreeSet<>(Member.ORDER);
    @Nullable Instant began;
    Instant now = Instant.MIN;
    private final GroupJudge judge;
    private long withoutRoom;

    /// An engine that has seen nothing.
    public IncidentEngine(JoinSettings settings) {
        this.settings = settings;
        this.shares = new EntityShares(settings);
        this.memory = new SignalMemory(settings.largestSignals());
        this.judge = new GroupJudge(settings, rates, shares, habits);
    }

    /// Takes a signal; it is joined when [#advance] has passed it. The same signal twice is one.
    ///
    /// A time more than five minutes after `arrived`, or more than a day before it, is not
    /// believed: such a signal is joined by when it came.
    ///
    /// @param arrived time by a clock that is believed, or the time that an archive has come to
    public void accept(Signal signal, Instant arrived) {
        Instant until = signal.until();
        boolean isBelieved =
                !until.isAfter(arrived.plus(FUTURE)) && !until.isBefore(arrived.minus(PAST));
        waiting.add(new Member(signal, isBelieved ? until : arrived, signal.perMonth()));
    }

    /// Joins what came long enough before.
    ///
    /// @param to as `arrived` of [#accept]
    public void advance(Instant to, Consumer<IncidentChange> sink) {
        now = to.isAfter(now) ? to : now;
        if (began == null) {
            began = waiting.isEmpty() ? now : earlier(waiting.first().time(), now);
        }
        Instant until = now.minus(settings.lateness());
        while (!waiting.isEmpty() && !waiting.first().time().isAfter(until)) {
            join(Objects.requireNonNull(waiting.pollFirst()), sink);
        }
    }

    /// Joins all that came, as at the end of an archive.
    public void finish(Consumer<IncidentChange> sink) {
        if (!waiting.isEmpty()) {
            advance(waiting.last().time().plus(settings.lateness()), sink);
        }
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private void join(Member arrived, Consumer<IncidentChange> sink) {
        rates.watched(Month.between(Objects.requireNonNull(began), arrived.time()));
        Signal signal = arrived.signal();
        Member member = new Member(signal, arrived.time(), rates.atLeastAsRare(signal.perMonth()));
        if (memory.contains(member) || open.stream().anyMatch(g -> g.contains(member))) {
            return;
        }
        if (occasions.isNew(signal, member.time())) {
            rates.see(signal.perMonth());
            shares.see(signal.entities());
        }
        memory.add(member);
        memory.forgetBefore(now.minus(settings.memory()));
        habits.see(member, memory, shares);
        List<Group> reached = open.stream().filter(group -> strengthens(member, group)).toList();
        if (!reached.isEmpty()) {
            merge(reached, List.of(member), member, sink);
        } else if (!raise(member, sink)) {
            attach(member, sink);
        }
    }

    /// Whether an incident is expected less often by chance with a signal than without.
    private boolean strengthens(Member member, Group group) {
        Set<Entity> entities = group.entities();
        if (member.signal().entities().stream().noneMatch(entities::contains)) {
            return false;
        }
        List<Member> with = new ArrayList<>(group.core);
        with.add(member);
        return judge.of(with).expectedPerMonth() < judge.of(group.core).expectedPerMonth();
    }

    /// Raises what a signal and those near it are, when chance does not bring it.
    private boolean raise(Member member, Consumer<IncidentChange> sink) {
        Judgement judgement = judge.of(memory.near(member, shares));
        if (judgement.expectedPerMonth() >= settings.budgetPerMonth()
                || !judgement.chosen().contains(member)) {
            return false;
        }
        List<Group> shared =
                open.stream()
                        .filter(g -> judgement.chosen().stream().anyMatch(g.core::contains))
                        .toList();
        if (!shared.isEmpty()) {
            merge(shared, judgement.chosen(), member, sink);
            return true;
        }
        Member first = judgement.chosen().getFirst();
        var raised = Raised.open(IncidentAssembly.identifier(first), member.time());
        var group = new Group(raised, judgement.expectedPerMonth());
        group.core.addAll(judgement.chosen());
        gather(group);
        open.add(group);
        sink.accept(change(Kind.OPENED, group, member.signal().because()));
        return true;
    }

    /// Makes groups one, with further signals in its core.
    private void merge(
            List<Group> groups, List<Member> core, Member by, Consumer<IncidentChange> sink) {
        Group target =
                groups.stream()
                        .min(
                                Comparator.comparing((Group g) -> g.raised.opened())
                                        .thenComparing(g -> g.raised.identifier()))
                        .orElseThrow();
        List<String> absorbed = new ArrayList<>();
        for (Group other : groups) {
            if (!other.raised.identifier().equals(target.raised.identifier())) {
                absorbed.add(other.raised.identifier());
                open.remove(other);
                target.absorb(other);
            }
        }
        target.core.addAll(core);
        target.attached.removeAll(target.core);
        gather(target);
        target.expectedPerMonth =
                Math.min(target.expectedPerMonth, judge.of(target.core).expectedPerMonth());
        target.raised = target.raised.at(by.time());
        sink.accept(
                absorbed.isEmpty()
                        ? change(Kind.GREW, target, by.signal().because())
                        : change(Kind.MERGED, target, "with " + String.join(", ", absorbed)));
    }

    /// Attaches what came before and belongs to an incident as it is now.
    private void gather(Group group) {
        for (Entity entity : group.entities()) {
            for (Member other : memory.naming(entity)) {
                if (!group.contains(other) && belongs(other, group)) {
                    group.attach(other);
                }
            }
        }
    }

    /// Attaches a signal to the first incident that it belongs to.
    private void attach(Member member, Consumer<IncidentChange> sink) {
        for (Group group : open) {
            if (belongs(member, group)) {
                if (group.attach(member)) {
                    group.raised = group.raised.at(member.time());
                    sink.accept(change(Kind.GREW, group, member.signal().because()));
                } else {
                    withoutRoom++;
                }
                return;
            }
        }
    }

    /// Whether so rare a signal about what the core names is not expected so near by chance.
    private boolean belongs(Member member, Group group) {
        for (Entity entity : member.signal().entities()) {
            int notNormal = group.naming(entity) + (group.contains(member) ? 0 : 1);
            double perMonth = member.rate() * shares.without(entity, notNormal);
            for (Member of : group.core) {
                double gap =
                        Math.max(Month.between(of.time(), member.time()), Chance.NEAREST_MONTHS);
                if (of.shares(entity) && perMonth * gap <= EXPECTED_TO_ATTACH) {
                    return true;
                }
            }
        }
        return false;
    }

    private static IncidentChange change(Kind kind, Group group, String what) {
        return new IncidentChange(kind, IncidentAssembly.of(group), what);
    }

    /// Does what an operator wants; false when no incident has that name.
    public boolean act(OperatorAction action, Consumer<IncidentChange> sink) {
        List<Group> all = new ArrayList<>(open);
        all.addAll(closed);
        for (Group group : all) {
            if (group.raised.answersTo(action.incident())) {
                act(group, group.raised, action, sink);
                return true;
            }
        }
        return false;
    }

    private void act(
            Group group, Raised raised, OperatorAction action, Consumer<IncidentChange> sink) {
        Kind kind =
                switch (action) {
                    case OperatorAction.Acknowledge(_, var time, var by) -> {
                        State state =
                                raised.state() == State.CLOSED ? State.CLOSED : State.ACKNOWLEDGED;
                        group.raised = raised.with(new Remark(time, by, state, ""));
                        yield Kind.ACKNOWLEDGED;
                    }
                    case OperatorAction.Comment(_, var time, var by, var text) -> {
                        group.raised = raised.with(new Remark(time, by, raised.state(), text));
                        yield Kind.COMMENTED;
                    }
                    case OperatorAction.Close(_, var time, var by, var reason) -> {
                        group.raised = raised.with(new Remark(time, by, State.CLOSED, reason));
                        close(group);
                        yield Kind.CLOSED;
                    }
                    case OperatorAction.AddClaim claim -> {
                        group.raised =
                                raised.with(
                                        new Claim(
                                                claim.text(),
                                                claim.source(),
                                                claim.confidence(),
                                                claim.time(),
                                                claim.by()));
                        yield Kind.CLAIMED;
                    }
                };
        sink.accept(change(kind, group, "by " + action.by()));
    }

    /// What is closed takes no further signals: those that come begin a new group.
    private void close(Group group) {
        if (open.remove(group)) {
            group.members().forEach(memory::remove);
            closed.add(group);
        }
    }

    /// Incidents, closed ones too, in the order in which they were opened.
    public List<Incident> incidents() {
        List<Group> all = new ArrayList<>(open);
        all.addAll(closed);
        return all.stream()
                .map(IncidentAssembly::of)
                .sorted(Comparator.comparing(Incident::opened).thenComparing(Incident::identifier))
                .toList();
    }

    /// How many signals are no longer remembered: older than the memory, or no room for them.
    public long forgottenSignals() {
        return memory.forgotten() + withoutRoom;
    }

    /// How many entities are no longer counted because there were too many.
    public long forgottenEntities() {
        return shares.forgotten();
    }
}
