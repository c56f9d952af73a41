package org.noonmark.sigma.correlation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rules one after another: for each rule the chain of members up to it that began last.
///
/// Equal times count as in order, since a log of whole seconds cannot say otherwise. Members are
/// one chain, a match for each rule.
final class SequenceWindow implements Window {
    private final long span;
    private final List<Integer> order;
    private final Run run;
    private final Absence absence;
    private final boolean hasNegated;
    private final List<List<Entry>> chains = new ArrayList<>();
    private final List<Entry> fresh = new ArrayList<>(2);

    /// @param order inputs that must follow each other
    /// @param negated inputs that must have no match near them
    SequenceWindow(long span, List<Integer> order, long negated) {
        this.span = span;
        this.order = List.copyOf(order);
        this.run = new Run(span);
        this.hasNegated = negated != 0;
        this.absence = new Absence(span, negated, inputs -> (inputs & negated) == 0);
        order.forEach(_ -> chains.add(List.of()));
    }

    @Override
    public void add(Entry entry) {
        if (absence.isNegated(entry.input())) {
            absence.add(entry);
        } else {
            fresh.add(entry);
        }
    }

    @Override
    public void settle(long time, Firing firing) {
        boolean isComplete = false;
        for (int position = 0; position < order.size(); position++) {
            for (var entry : fresh) {
                if (entry.input() == order.get(position)) {
                    isComplete = extend(position, entry) && position == order.size() - 1;
                }
            }
        }
        fresh.clear();
        var whole = chains.getLast();
        if (!hasNegated) {
            if (run.isNews(time, isAlive(whole, time))) {
                firing.fire(time, Optional.empty(), whole);
            }
        } else if (isComplete) {
            absence.propose(new Candidate(whole.getFirst().timeNanos(), time, 0, whole));
        }
    }

    private boolean isAlive(List<Entry> chain, long time) {
        return !chain.isEmpty() && chain.getFirst().timeNanos() >= time - span;
    }

    private boolean extend(int position, Entry entry) {
        var before = position == 0 ? List.<Entry>of() : chains.get(position - 1);
        if (position > 0 && !isAlive(before, entry.timeNanos())) {
            return false;
        }
        var chain = new ArrayList<>(before);
        chain.add(entry);
        chains.set(position, List.copyOf(chain));
        return true;
    }

    @Override
    public long nextDecision() {
        return absence.nextDecision();
    }

    @Override
    public void decide(long time, Firing firing) {
        absence.decide(time, firing);
    }

    @Override
    public void expire(long watermark) {
        for (int i = 0; i < chains.size(); i++) {
            if (!isAlive(chains.get(i), watermark + 1)) {
                chains.set(i, List.of());
            }
        }
        run.expire(watermark);
        absence.expire(watermark);
    }

    @Override
    public long end() {
        long end = Math.max(run.end(), absence.end());
        for (var chain : chains) {
            end = chain.isEmpty() ? end : Math.max(end, chain.getFirst().timeNanos() + span);
        }
        return end;
    }

    @Override
    public boolean isEmpty() {
        return absence.isEmpty() && run.isForgotten() && chains.stream().allMatch(List::isEmpty);
    }

    @Override
    public int size() {
        return absence.size();
    }

    @Override
    public long dropOldest() {
        var dropped = absence.dropOldest();
        return dropped == null ? Times.EARLIEST : dropped;
    }

    @Override
    public void write(StateWriter out) throws IOException {
        run.write(out);
        for (var chain : chains) {
            out.entries(chain);
        }
        absence.write(out);
    }

    @Override
    public void read(StateReader in) throws IOException {
        run.read(in);
        for (int i = 0; i < chains.size(); i++) {
            chains.set(i, in.entries());
        }
        absence.read(in);
    }
}
