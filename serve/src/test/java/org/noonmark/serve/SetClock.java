package org.noonmark.serve;

import org.noonmark.time.ClockState;
import org.noonmark.time.LeapTable;
import org.noonmark.time.StandardClock;
import org.noonmark.time.StandardTime;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;
import org.noonmark.time.UtcInstant;

/// Standard time that a test sets; unknown at first.
public final class SetClock implements StandardClock {
    private volatile StandardTime now =
            new StandardTime(TimeInterval.EVERYTHING, ClockState.STARTING);

    private volatile boolean failing;

    /// Of an unknown time.
    public SetClock() {}

    public void set(long taiSeconds) {
        var around = TimeInterval.around(TaiInstant.ofSeconds(taiSeconds), TimeDelta.ofMicros(1));
        now = new StandardTime(around, ClockState.SYNCHRONIZED);
    }

    /// As when sources contradict each other for too long.
    public void lose() {
        now = new StandardTime(TimeInterval.EVERYTHING, ClockState.UNTRUSTED);
    }

    public void set(UtcInstant utc) {
        set(leapTable().toTai(utc).seconds());
    }

    /// The next question meets a bug.
    public void failOnce() {
        failing = true;
    }

    @Override
    public StandardTime now() {
        if (failing) {
            failing = false;
            throw new IllegalStateException("a bug");
        }
        return now;
    }

    @Override
    public LeapTable leapTable() {
        return LeapTable.embedded();
    }
}
