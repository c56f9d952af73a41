package org.noonmark.sigma.correlation;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Waits until it is certain that negated rules have no match near a candidate.
///
/// Near is what would fit into one timespan together with the members: from the last member minus
/// the timespan to the first member plus the timespan, both ends included. That end is when the
/// candidate is decided.
final class Absence {
    private final long span;
    private final long negated;
    private final Presence expression;
    private final Run run;
    private final ArrayDeque<Candidate> candidates = new ArrayDeque<>(2);
    private final TreeSet<Sight> sights = new TreeSet<>();

    Absence(long span, long negated, Presence expression) {
        this.span = span;
        this.negated = negated;
        this.expression = expression;
        this.run = new Run(span);
    }

    /// A match of a negated rule.
    private record Sight(int input, long time) implements Comparable<Sight> {
        @Override
        public int compareTo(Sight other) {
            return time == other.time
                    ? Integer.compare(input, other.input)
                    : Long.compare(time, other.time);
        }
    }

    boolean isNegated(int input) {
        return (negated & (1L << input)) != 0;
    }

    void add(Entry entry) {
        sights.add(new Sight(entry.input(), entry.timeNanos()));
    }

    /// Of candidates that begin together and have the same inputs the last stands for all: the
    /// others ask for more absence.
    void propose(Candidate candidate) {
        var before = candidates.peekLast();
        if (before != null
                && before.first() == candidate.first()
                && before.present() == candidate.present()) {
            candidates.removeLast();
        }
        candidates.addLast(candidate);
    }

    long nextDecision() {
        var next = candidates.peekFirst();
        return next == null ? Times.NEVER : next.first() + span;
    }

    void decide(long time, Firing firing) {
        var candidate = candidates.removeFirst();
        long present = candidate.present();
        var near = sights.tailSet(new Sight(-1, candidate.last() - span), true);
        for (var sight : near) {
            if (sight.time > candidate.first() + span) {
                break;
            }
            present |= 1L << sight.input;
            if ((present & negated) == negated) {
                break;
            }
        }
        if (run.isNews(candidate.last(), expression.holds(present))) {
            firing.fire(time, Optional.empty(), candidate.members());
        }
    }

    void expire(long watermark) {
        // A candidate that is still open may belong to the run of the last finding.
        if (candidates.isEmpty()) {
            run.expire(watermark);
        }
        sights.headSet(new Sight(-1, watermark + 1 - 2 * span)).clear();
    }

    boolean isEmpty() {
        return candidates.isEmpty() && sights.isEmpty() && run.isForgotten();
    }

    int size() {
        return candidates.size() + sights.size();
    }

    long end() {
        long end = run.end();
        if (!sights.isEmpty()) {
            end = Math.max(end, sights.last().time + 2 * span);
        }
        var last = candidates.peekLast();
        return last == null ? end : Math.max(end, last.first() + span);
    }

    /// Gives the time of what was dropped, or null when there was nothing.
    @Nullable Long dropOldest() {
        if (!candidates.isEmpty() && (sights.isEmpty() || candidates.size() > sights.size())) {
            return candidates.removeFirst().last();
        }
        var sight = sights.pollFirst();
        return sight == null ? null : sight.time;
    }

    void write(StateWriter out) throws IOException {
        run.write(out);
        out.size(sights.size());
        for (var sight : sights) {
            out.size(sight.input);
            out.number(sight.time);
        }
        out.size(candidates.size());
        for (var candidate : candidates) {
            out.number(candidate.first());
            out.number(candidate.last());
            out.number(candidate.present());
            out.entries(candidate.members());
        }
    }

    void read(StateReader in) throws IOException {
        run.read(in);
        int count = in.size();
        for (int i = 0; i < count; i++) {
            sights.add(new Sight(in.input(), in.time()));
        }
        int open = in.size();
        for (int i = 0; i < open; i++) {
            candidates.addLast(new Candidate(in.time(), in.time(), in.number(), in.entries()));
        }
    }
}
