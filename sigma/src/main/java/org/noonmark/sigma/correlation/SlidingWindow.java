package org.noonmark.sigma.correlation;

import java.io.IOException;
import java.util.ArrayDeque;

/// The last timespan before each entry, for conditions that more members make true.
///
/// Looked at whenever entries of a time have been added; the window then is `[time - span, time]`.
/// An entry costs what adding it to and taking it from the figure cost.
final class SlidingWindow implements Window {
    private final long span;
    private final Figure figure;
    private final Run run;
    private final ArrayDeque<Entry> entries = new ArrayDeque<>(4);

    SlidingWindow(long span, Figure figure) {
        this.span = span;
        this.figure = figure;
        this.run = new Run(span);
    }

    @Override
    public void add(Entry entry) {
        entries.addLast(entry);
        figure.add(entry);
    }

    @Override
    public void settle(long time, Firing firing) {
        dropBefore(time - span);
        if (run.isNews(time, figure.holds())) {
            firing.fire(time, figure.value(), entries);
        }
    }

    private void dropBefore(long time) {
        while (!entries.isEmpty() && entries.getFirst().timeNanos() < time) {
            dropOldest();
        }
    }

    @Override
    public long nextDecision() {
        return Times.NEVER;
    }

    @Override
    public void decide(long time, Firing firing) {
        throw new IllegalStateException("must have asked for a decision: time=" + time);
    }

    @Override
    public void expire(long watermark) {
        // The next entry is later than the watermark by a nanosecond at least.
        dropBefore(watermark + 1 - span);
        run.expire(watermark);
    }

    @Override
    public long end() {
        return entries.isEmpty() ? run.end() : entries.getLast().timeNanos() + span;
    }

    @Override
    public boolean isEmpty() {
        return entries.isEmpty() && run.isForgotten();
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public long dropOldest() {
        var oldest = entries.removeFirst();
        figure.remove(oldest);
        return oldest.timeNanos();
    }

    @Override
    public void write(StateWriter out) throws IOException {
        run.write(out);
        out.entries(entries);
    }

    @Override
    public void read(StateReader in) throws IOException {
        run.read(in);
        in.entries().forEach(this::add);
    }
}
