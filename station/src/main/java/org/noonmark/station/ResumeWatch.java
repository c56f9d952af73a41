package org.noonmark.station;

import org.noonmark.metrology.Evaluation;
import org.noonmark.time.TimeDelta;

/// Measures how far the sources move a scale that was resumed after a restart, for the first ten
/// minutes in which they agree with it: later movements belong to the oscillator.
///
/// Without it, each of many restarts could move time a little, within the interval, unseen.
final class ResumeWatch {
    private static final long WINDOW_NANOS = 600_000_000_000L;

    private final ServedLine expected;
    private long firstAgreedNanos = Long.MAX_VALUE;
    private TimeDelta correction = TimeDelta.ZERO;

    /// @param expected served time if no source said anything
    ResumeWatch(ServedLine expected) {
        this.expected = expected;
    }

    /// Takes in where served time is now; true when the window is over.
    boolean observe(ServedLine line, Evaluation evaluation) {
        long counter = evaluation.counterNanos();
        if (evaluation.isAgreed()) {
            firstAgreedNanos = Math.min(firstAgreedNanos, counter);
        }
        correction = line.taiAt(counter).minus(expected.taiAt(counter));
        return firstAgreedNanos != Long.MAX_VALUE && counter - firstAgreedNanos > WINDOW_NANOS;
    }

    /// Served minus expected, so far.
    TimeDelta correction() {
        return correction;
    }
}
