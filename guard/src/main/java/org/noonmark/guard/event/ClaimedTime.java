package org.noonmark.guard.event;

import java.time.Instant;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;

/// What a log says about when an event happened; [LogClock] makes them.
///
/// The claim is as wide as the log's digits: `12:00:01` means from 12:00:01 on, up to but without
/// 12:00:02, since programs cut times and do not round them. Immutable, so events whose logs write
/// the same time may share one.
public final class ClaimedTime {
    private static final TimeDelta ATTOSECOND = new TimeDelta(0, 1);

    private final Instant instant;
    private final long taiSeconds;
    private final int nanos;
    private final long widthNanos;
    private final Assumption assumed;

    /// @param instant of the claim's beginning, by the Java time-scale
    /// @param taiSeconds of the claim's beginning
    /// @param nanos of the claim's beginning, after `taiSeconds`
    /// @param widthNanos how long the claim is, > 0; its end is not part of it
    ClaimedTime(Instant instant, long taiSeconds, int nanos, long widthNanos, Assumption assumed) {
        this.instant = instant;
        this.taiSeconds = taiSeconds;
        this.nanos = nanos;
        this.widthNanos = widthNanos;
        this.assumed = assumed;
    }

    /// The claim's beginning, by the Java time-scale.
    public Instant instant() {
        return instant;
    }

    public Assumption assumed() {
        return assumed;
    }

    public long widthNanos() {
        return widthNanos;
    }

    /// The claim as an interval.
    public TimeInterval interval() {
        var begin = new TimeDelta(taiSeconds, nanos * 1_000_000_000L);
        var last = begin.plus(TimeDelta.ofNanos(widthNanos)).minus(ATTOSECOND);
        return new TimeInterval(TaiInstant.ofEpoch(begin), TaiInstant.ofEpoch(last));
    }

    /// Whether a part of the claim, widened by `slackSeconds` on both sides, lies in `[earliest,
    /// latest]`. A rough answer costs nothing; only close to an end it is worked out.
    boolean reaches(TaiInstant earliest, TaiInstant latest, TimeDelta slack) {
        long margin = slack.seconds() + 2 + widthNanos / 1_000_000_000L;
        if (taiSeconds > earliest.seconds() + margin && taiSeconds < latest.seconds() - margin) {
            return true;
        }
        var own = new TimeInterval(earliest, latest);
        return interval().widened(slack).intersects(own);
    }

    @Override
    public String toString() {
        return instant.toString();
    }
}
