package org.noonmark.sigma.correlation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.noonmark.sigma.SigmaEvent;
import org.noonmark.sigma.rule.CorrelationCondition.Threshold;
import org.noonmark.sigma.rule.CorrelationRule;
import org.noonmark.sigma.rule.DetectionRule;

/// One correlation rule as a pure operator: event, state and timers in; findings out.
///
/// [#entriesOf] says to which groups a match belongs; [#accept] gives it to a group's state;
/// [#onTime] moves a group on when the watermark has passed a timer. What comes out depends on the
/// events alone, in whatever order they came.
public final class CorrelationOperator {
    private final Step step;
    private final List<Step> steps;
    private final CorrelationLimits limits;
    private final List<Fields> fields = new ArrayList<>();
    private final Supplier<Window> windows;
    private final int groupFields;
    private final int valueFields;
    private final boolean countsEvents;

    CorrelationOperator(Step step, List<Step> steps, CorrelationLimits limits) {
        this.step = step;
        this.steps = steps;
        this.limits = limits;
        this.windows = WindowKind.of(step.rule(), InputResolver.names(step));
        this.groupFields = step.rule().groupBy().size();
        this.valueFields = valueFields(step.rule()).size();
        this.countsEvents =
                switch (step.rule().type()) {
                    case TEMPORAL, TEMPORAL_ORDERED -> false;
                    case EVENT_COUNT,
                            VALUE_COUNT,
                            VALUE_SUM,
                            VALUE_AVG,
                            VALUE_PERCENTILE,
                            VALUE_MEDIAN ->
                            true;
                };
        for (var input : step.inputs()) {
            fields.add(new Fields(InputResolver.needs(step, input)));
        }
    }

    static List<String> valueFields(CorrelationRule rule) {
        return rule.type() != CorrelationRule.Type.EVENT_COUNT
                        && rule.condition() instanceof Threshold threshold
                ? threshold.fields()
                : List.of();
    }

    public CorrelationRule rule() {
        return step.rule();
    }

    /// A group of which nothing is known yet.
    public KeyState open(GroupKey group) {
        return new KeyState(windows.get(), group);
    }

    /// The entries that a match makes, one for each group that it belongs to; none when it lacks a
    /// field of `group-by` or has no value to count.
    ///
    /// @param input which of the rule's `rules` it matched
    public List<Entry> entriesOf(
            int input, DetectionRule rule, SigmaEvent event, Occurrence occurrence) {
        var known = fields.get(input);
        var values = new ArrayList<List<Object>>(known.names().size());
        for (var name : known.namesIn(event.kind(), rule)) {
            values.add(Fields.values(event, name));
        }
        var entries = new ArrayList<Entry>(1);
        entries(input, values, occurrence, entries::add);
        return entries.size() < 2 ? entries : onePerGroup(entries);
    }

    /// The entries that a finding of another correlation makes: one for each group among its
    /// members, with all values that the members of that group have.
    public List<Entry> entriesOf(int input, CorrelationFinding finding) {
        var lower = steps.get(step.inputs().get(input).lower());
        var columns = fields.get(input).names().stream().map(lower.carried()::indexOf).toList();
        var occurrence = finding.asOccurrence();
        var byGroup = new LinkedHashMap<GroupKey, Entry>();
        // A rule that asks for no field is given none.
        var rows = columns.isEmpty() ? List.of(new FieldRow(List.of())) : finding.carried();
        for (var row : rows) {
            List<List<Object>> values = new ArrayList<>();
            columns.forEach(column -> values.add(List.copyOf(row.values().get(column))));
            entries(
                    input,
                    values,
                    occurrence,
                    entry -> byGroup.merge(entry.group(), entry, CorrelationOperator::merged));
        }
        return List.copyOf(byGroup.values());
    }

    private static List<Entry> onePerGroup(List<Entry> entries) {
        var byGroup = new LinkedHashMap<GroupKey, Entry>();
        entries.forEach(entry -> byGroup.putIfAbsent(entry.group(), entry));
        return List.copyOf(byGroup.values());
    }

    private static Entry merged(Entry entry, Entry other) {
        var values = new LinkedHashSet<Object>(entry.values());
        values.addAll(other.values());
        var carried = new LinkedHashSet<>(entry.carried());
        carried.addAll(other.carried());
        return new Entry(
                entry.input(),
                entry.occurrence(),
                entry.group(),
                List.copyOf(values),
                List.copyOf(carried));
    }

    private void entries(
            int input, List<List<Object>> all, Occurrence occurrence, Consumer<Entry> sink) {
        var counted = all.subList(groupFields, groupFields + valueFields);
        List<?> values =
                switch (rule().type()) {
                    case EVENT_COUNT, TEMPORAL, TEMPORAL_ORDERED -> List.of();
                    case VALUE_COUNT -> Rows.texts(counted);
                    case VALUE_SUM, VALUE_AVG, VALUE_PERCENTILE, VALUE_MEDIAN ->
                            Rows.numbers(counted);
                };
        if (valueFields > 0 && values.isEmpty()) {
            return;
        }
        List<FieldRow> carried =
                step.carried().isEmpty()
                        ? List.of()
                        : List.of(Rows.row(all.subList(groupFields + valueFields, all.size())));
        Rows.combinations(
                all.subList(0, groupFields),
                choice ->
                        sink.accept(
                                new Entry(
                                        input,
                                        occurrence,
                                        choice.isEmpty() ? GroupKey.ALL : new GroupKey(choice),
                                        values,
                                        carried)));
    }

    /// Gives an entry to its group. It must be later than the watermark.
    ///
    /// @return how many of the group's oldest matches had to be dropped for it
    public int accept(KeyState state, Entry entry, Timers timers) {
        int dropped = 0;
        while (state.size() >= limits.membersOfKey() && state.window.size() > 0) {
            state.droppedUntil = Math.max(state.droppedUntil, state.window.dropOldest());
            dropped++;
        }
        if (state.size() >= limits.membersOfKey()) {
            var oldest = state.pending.poll();
            if (oldest != null) {
                state.droppedUntil = Math.max(state.droppedUntil, oldest.timeNanos());
                dropped++;
            }
        }
        state.pending.add(entry);
        timers.register(entry.timeNanos());
        return dropped;
    }

    /// Moves a group on to the watermark: everything at or before it has come.
    ///
    /// @return false when nothing is left, so that the host can forget the group
    public boolean onTime(
            KeyState state, long watermark, Timers timers, Consumer<CorrelationFinding> sink) {
        var window = state.window;
        Firing firing =
                (time, figure, members) -> sink.accept(finding(state, time, figure, members));
        while (true) {
            var next = state.pending.peek();
            long entryTime = next == null ? Times.NEVER : next.timeNanos();
            long decision = window.nextDecision();
            if (Math.min(entryTime, decision) > watermark) {
                break;
            }
            if (entryTime <= decision) {
                addAllOf(state, entryTime);
                window.settle(entryTime, firing);
            } else {
                window.decide(decision, firing);
            }
        }
        window.expire(watermark);
        if (state.isEmpty()) {
            return false;
        }
        var next = state.pending.peek();
        // Later than the end by one: at the end itself an entry could still join.
        long end = Math.max(window.end(), watermark) + 1;
        long wake = Math.min(window.nextDecision(), end);
        timers.register(next == null ? wake : Math.min(wake, next.timeNanos()));
        return true;
    }

    private void addAllOf(KeyState state, long time) {
        Entry last = null;
        for (var entry = state.pending.peek();
                entry != null && entry.timeNanos() == time;
                entry = state.pending.peek()) {
            state.pending.remove();
            // An event that matches two of the rules is one event.
            if (countsEvents && last != null && isSame(last, entry)) {
                continue;
            }
            last = entry;
            state.group = entry.group();
            state.window.add(entry);
        }
    }

    private static boolean isSame(Entry last, Entry entry) {
        return last.occurrence().isSamePlace(entry.occurrence());
    }

    private CorrelationFinding finding(
            KeyState state, long time, Optional<BigDecimal> figure, Collection<Entry> members) {
        var told = new ArrayList<Member>();
        for (var entry : members) {
            if (told.size() == limits.told()) {
                break;
            }
            var id = step.inputs().get(entry.input()).rule().header().id();
            told.add(new Member(id, entry.occurrence()));
        }
        return new CorrelationFinding(
                rule(),
                state.group,
                time,
                figure,
                told,
                members.size(),
                state.droppedUntil < time - 2 * Times.span(rule().timespan()),
                carried(state.group, members));
    }

    private List<FieldRow> carried(GroupKey group, Collection<Entry> members) {
        if (step.carried().isEmpty()) {
            return List.of();
        }
        if (members.isEmpty()) {
            var values = new ArrayList<List<String>>();
            for (var name : step.carried()) {
                int place = rule().groupBy().indexOf(name);
                values.add(place < 0 ? List.of() : List.of(group.values().get(place)));
            }
            return List.of(new FieldRow(values));
        }
        var rows = new LinkedHashSet<FieldRow>();
        for (var entry : members) {
            if (rows.size() >= limits.told()) {
                break;
            }
            rows.addAll(entry.carried());
        }
        return List.copyOf(rows);
    }
}
