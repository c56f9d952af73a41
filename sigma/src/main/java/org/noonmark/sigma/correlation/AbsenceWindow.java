package org.noonmark.sigma.correlation;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rules near each other while others have no match: `a and b and not c`, in any order.
///
/// Members are the last match of each rule that is there: no other choice lies closer together.
final class AbsenceWindow implements Window {
    private final long span;
    private final Presence expression;
    private final Absence absence;
    private final @Nullable Entry[] latest;
    private boolean hasNew;

    AbsenceWindow(long span, Presence expression, long negated, int inputs) {
        this.span = span;
        this.expression = expression;
        this.absence = new Absence(span, negated, expression);
        this.latest = new @Nullable Entry[inputs];
    }

    @Override
    public void add(Entry entry) {
        if (absence.isNegated(entry.input())) {
            absence.add(entry);
        } else {
            latest[entry.input()] = entry;
            hasNew = true;
        }
    }

    private Stream<Entry> kept() {
        return Arrays.stream(latest).filter(Objects::nonNull);
    }

    @Override
    public void settle(long time, Firing firing) {
        if (!hasNew) {
            return;
        }
        hasNew = false;
        dropBefore(time - span);
        long present = kept().mapToLong(entry -> 1L << entry.input()).sum();
        if (expression.holds(present)) {
            var members = kept().sorted().toList();
            long first = members.getFirst().timeNanos();
            absence.propose(new Candidate(first, time, present, members));
        }
    }

    private void dropBefore(long time) {
        for (int i = 0; i < latest.length; i++) {
            var entry = latest[i];
            if (entry != null && entry.timeNanos() < time) {
                latest[i] = null;
            }
        }
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
        dropBefore(watermark + 1 - span);
        absence.expire(watermark);
    }

    @Override
    public long end() {
        long last = kept().mapToLong(Entry::timeNanos).max().orElse(Times.EARLIEST - span);
        return Math.max(absence.end(), last + span);
    }

    @Override
    public boolean isEmpty() {
        return absence.isEmpty() && kept().findAny().isEmpty();
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
        out.entries(kept().toList());
        absence.write(out);
    }

    @Override
    public void read(StateReader in) throws IOException {
        for (var entry : in.entries()) {
            latest[entry.input()] = entry;
        }
        absence.read(in);
    }
}
