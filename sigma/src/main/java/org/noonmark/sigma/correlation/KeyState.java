package org.noonmark.sigma.correlation;

import java.io.IOException;
import java.util.PriorityQueue;

/// What an operator remembers of one group. Its host keeps it; the operator alone looks inside.
public final class KeyState {
    final Window window;
    final PriorityQueue<Entry> pending = new PriorityQueue<>(2);

    /// As the last member in order writes it.
    GroupKey group;

    /// Members up to this time are incomplete.
    long droppedUntil = Times.EARLIEST - Times.LONGEST_SPAN;

    /// Kept by the host: place in its heap of timers, or -1, and when that timer is due.
    int heapIndex = -1;

    long dueNanos = Times.NEVER;

    KeyState(Window window, GroupKey group) {
        this.window = window;
        this.group = group;
    }

    public GroupKey group() {
        return group;
    }

    /// Matches that are kept, those not yet decided included.
    public int size() {
        return pending.size() + window.size();
    }

    boolean isEmpty() {
        return pending.isEmpty() && window.isEmpty();
    }

    void write(StateWriter out) throws IOException {
        out.texts(group.values());
        out.number(droppedUntil);
        out.entries(pending);
        window.write(out);
    }

    void read(StateReader in) throws IOException {
        droppedUntil = in.time();
        pending.addAll(in.entries());
        window.read(in);
    }
}
