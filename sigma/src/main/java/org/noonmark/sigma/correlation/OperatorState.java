package org.noonmark.sigma.correlation;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// One operator with the groups that a correlator keeps for it.
final class OperatorState {
    private final CorrelationLimits limits;
    private final KeyTable groups;
    private final TimerHeap timers = new TimerHeap();
    private CorrelationOperator operator;
    private long members;
    private long matches;
    private long withoutGroup;
    private long late;
    private long findings;
    private long droppedKeys;
    private long droppedMembers;

    OperatorState(CorrelationOperator operator, CorrelationLimits limits) {
        this.operator = operator;
        this.limits = limits;
        this.groups = new KeyTable(limits.keys());
    }

    CorrelationOperator operator() {
        return operator;
    }

    /// Goes on with an operator of the same rule from another plan.
    void use(CorrelationOperator same) {
        operator = same;
    }

    void late(CorrelationSink sink, Occurrence occurrence) {
        matches++;
        late++;
        sink.late(operator.rule(), occurrence);
    }

    void accept(List<Entry> entries, CorrelationSink sink) {
        matches++;
        if (entries.isEmpty()) {
            withoutGroup++;
        }
        for (var entry : entries) {
            accept(entry, sink);
        }
    }

    private void accept(Entry entry, CorrelationSink sink) {
        var state = groups.find(entry.group());
        if (state == null) {
            if (groups.isFull()) {
                drop(sink);
            }
            state = operator.open(entry.group());
            groups.add(entry.group(), state);
        }
        long before = state.size();
        var found = state;
        droppedMembers +=
                operator.accept(
                        state,
                        entry,
                        time -> {
                            if (time < found.dueNanos) {
                                timers.set(found, time);
                            }
                        });
        members += state.size() - before;
        while (members > limits.members() && groups.size() > 1) {
            drop(sink);
        }
    }

    private void drop(CorrelationSink sink) {
        var state = groups.evict();
        timers.remove(state);
        members -= state.size();
        droppedKeys++;
        droppedMembers += state.size();
        sink.dropped(operator.rule(), state.group(), state.size());
    }

    void advance(long watermark, Consumer<CorrelationFinding> sink) {
        while (timers.nextDue() <= watermark) {
            var state = timers.next();
            timers.remove(state);
            long before = state.size();
            boolean isKept =
                    operator.onTime(
                            state,
                            watermark,
                            time -> timers.set(state, time),
                            finding -> {
                                findings++;
                                sink.accept(finding);
                            });
            members += state.size() - before;
            if (!isKept) {
                groups.remove(state);
            }
        }
    }

    CorrelationFigures figures() {
        return new CorrelationFigures(
                operator.rule(),
                matches,
                withoutGroup,
                late,
                findings,
                groups.size(),
                members,
                droppedKeys,
                droppedMembers);
    }

    void write(StateWriter out) throws IOException {
        var states = groups.states().toList();
        out.size(states.size());
        for (var state : states) {
            out.flag(groups.isSeenAgain(state));
            out.number(state.dueNanos);
            state.write(out);
        }
    }

    void read(StateReader in) throws IOException {
        in.inputs(operator.rule().rules().size());
        int count = in.size();
        for (int i = 0; i < count; i++) {
            boolean isSeenAgain = in.flag();
            long due = in.time();
            var state = operator.open(new GroupKey(in.texts()));
            state.read(in);
            groups.restore(state.group(), state, isSeenAgain);
            members += state.size();
            timers.set(state, due);
        }
    }
}
