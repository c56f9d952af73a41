package org.noonmark.app.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.noonmark.events.LedgerEvent.TicksDidNotHold;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;

/// The ticks of the last hour, looked at again and again with the scale that the station has by
/// then. Whoever was misled and recovers says so itself, at once.
///
/// By a fixed rule, so that nobody chooses what is judged, every tick whose number can be divided
/// by 60 is judged ten minutes later, whatever comes out. Any other is judged when it is found not
/// to have held, and once more when that can no longer be said.
///
/// Threading: used by one thread at a time.
public final class TickWindow {
    /// What corrections made here are based on.
    static final String BASIS = Correction.OWN + ", within an hour";

    private static final int MOST = 360;
    private static final int EVERY = 6;
    private static final int ROUTINE = 60;

    /// Ticks from one alarm to the next, so that a scale that is slewed back is told of once or
    /// twice and not in every tick.
    private static final int QUIET = 60;

    private final ArrayDeque<Past> ticks = new ArrayDeque<>();
    private long looked;
    private long quietUntil;
    private @Nullable TicksDidNotHold untold;

    /// Empty.
    public TickWindow() {}

    /// What a look brought.
    ///
    /// @param alarm when ticks did not hold
    public record Found(List<Correction> corrections, Optional<TicksDidNotHold> alarm) {
        public Found {
            corrections = List.copyOf(corrections);
        }
    }

    private enum Verdict {
        NONE,
        HELD,
        NOT_HELD,
        UNDECIDED
    }

    private static final class Past {
        private final long number;
        private final String sha256;
        private final long counterNanos;
        private final TimeInterval told;
        private Verdict written = Verdict.NONE;

        Past(long number, String sha256, long counterNanos, TimeInterval told) {
            this.number = number;
            this.sha256 = sha256;
            this.counterNanos = counterNanos;
            this.told = told;
        }

        Verdict judge(TimeInterval truth) {
            if (!told.intersects(truth)) {
                return Verdict.NOT_HELD;
            }
            return told.contains(truth) ? Verdict.HELD : Verdict.UNDECIDED;
        }

        /// How far the true time was outside at most.
        TimeDelta outside(TimeInterval truth) {
            return TimeDelta.max(
                    told.earliest().minus(truth.earliest()), truth.latest().minus(told.latest()));
        }
    }

    /// Keeps a tick that told something; one that said that time is not known cannot be wrong.
    ///
    /// @param sha256 of its bytes
    public void add(long number, String sha256, ScaleMoment moment) {
        looked++;
        var told = moment.time().interval();
        if (told.equals(TimeInterval.EVERYTHING)) {
            return;
        }
        ticks.add(new Past(number, sha256, moment.host().counterNanos(), told));
        if (ticks.size() > MOST) {
            ticks.remove();
        }
    }

    /// Forgets all of them: the counter has missed some time, or they are not in the log.
    public void clear() {
        ticks.clear();
    }

    /// Looks back, every minute.
    public Found look(ScaleMoment now) {
        var corrections = new ArrayList<Correction>();
        if (looked % EVERY == 0) {
            boolean routine = false;
            for (var tick : ticks) {
                var truth = now.hindsight(tick.counterNanos);
                if (truth.isEmpty()) {
                    break;
                }
                var verdict = tick.judge(truth.get());
                boolean isDue = !routine && isRoutine(tick);
                routine |= isDue;
                if (isDue || isNews(tick.written, verdict)) {
                    remember(tick, verdict, truth.get());
                    corrections.add(new Correction(tick.number, tick.sha256, BASIS, truth.get()));
                }
            }
        }
        return new Found(corrections, alarm());
    }

    private boolean isRoutine(Past tick) {
        return tick.written == Verdict.NONE
                && tick.number % ROUTINE == 0
                && ticks.getLast().number - tick.number >= ROUTINE;
    }

    private static boolean isNews(Verdict written, Verdict now) {
        // What is no longer known to be wrong is taken back: the newest correction counts.
        return (written == Verdict.NOT_HELD) != (now == Verdict.NOT_HELD);
    }

    private void remember(Past tick, Verdict verdict, TimeInterval truth) {
        tick.written = verdict;
        if (verdict == Verdict.NOT_HELD) {
            var before = untold;
            var outside = tick.outside(truth);
            untold =
                    before == null
                            ? new TicksDidNotHold(1, tick.number, tick.number, outside)
                            : new TicksDidNotHold(
                                    before.count() + 1,
                                    Math.min(before.first(), tick.number),
                                    Math.max(before.last(), tick.number),
                                    TimeDelta.max(before.worst(), outside));
        }
    }

    private Optional<TicksDidNotHold> alarm() {
        if (untold == null || looked < quietUntil) {
            return Optional.empty();
        }
        var told = untold;
        untold = null;
        quietUntil = looked + QUIET;
        return Optional.of(told);
    }
}
