package org.noonmark.sigma.correlation;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// One operator with the groups that a correlator keeps for it.
final class OperatorState {
    private final CorrelationLimits limits;
    private final KeyTable groups;
    private final TimerHeap timers = new TimerHeap();

    /// The earliest time that the operator has asked for in the call under way.
    private long wake;

    private final Timers asking = time -> wake = Math.min(wake, time);
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
        wake = Times.NEVER;
        droppedMembers += operator.accept(state, entry, asking);
        if (wake < state.dueNanos) {
            timers.set(state, wake);
        }
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
        Consumer<CorrelationFinding> counting =
                finding -> {
                    findings++;
                    sink.accept(finding);
                };
        while (timers.nextDue() <= watermark) {
            var state = timers.next();
            long before = state.size();
            wake = Times.NEVER;
            boolean isKept = operator.onTime(state, watermark, asking, counting);
            members += state.size() - before;
            if (isKept) {
                timers.set(state, wake);
            } else {
                timers.remove(state);
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
