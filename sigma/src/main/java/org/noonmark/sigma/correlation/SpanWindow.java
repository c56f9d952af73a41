package org.noonmark.sigma.correlation;

import java.io.IOException;
import java.util.ArrayDeque;

/// Whole timespans one after another, for conditions that more members could end.
///
/// The first entry opens `[t, t + span]`, closed at both ends; each further window begins after the
/// end of the last, `(end, end + span]`. A window is judged at its end. The first one without
/// members is judged too, unless the one before it was found already, and ends the series.
final class SpanWindow implements Window {
    private final long span;
    private final Figure figure;
    private final ArrayDeque<Entry> entries = new ArrayDeque<>(4);
    private boolean isOpen;
    private boolean wasFound;
    private long end;

    SpanWindow(long span, Figure figure) {
        this.span = span;
        this.figure = figure;
    }

    @Override
    public void add(Entry entry) {
        if (!isOpen) {
            isOpen = true;
            wasFound = false;
            end = entry.timeNanos() + span;
        }
        keep(entry);
    }

    private void keep(Entry entry) {
        entries.addLast(entry);
        figure.add(entry);
    }

    @Override
    public void settle(long time, Firing firing) {
        // Nothing is decided before the end.
    }

    @Override
    public long nextDecision() {
        return isOpen ? end : Times.NEVER;
    }

    @Override
    public void decide(long time, Firing firing) {
        boolean isSilent = entries.isEmpty();
        boolean holds = figure.holds();
        if (holds && !(isSilent && wasFound)) {
            firing.fire(time, figure.value(), entries);
        }
        wasFound = holds;
        isOpen = !isSilent;
        end = time + span;
        while (!entries.isEmpty()) {
            dropOldest();
        }
    }

    @Override
    public void expire(long watermark) {
        // A window is forgotten by its decision.
    }

    @Override
    public long end() {
        return isOpen ? end : Times.EARLIEST;
    }

    @Override
    public boolean isEmpty() {
        return !isOpen;
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
        out.flag(isOpen);
        out.flag(wasFound);
        out.number(end);
        out.entries(entries);
    }

    @Override
    public void read(StateReader in) throws IOException {
        isOpen = in.flag();
        wasFound = in.flag();
        end = in.time();
        in.entries().forEach(this::keep);
    }
}
