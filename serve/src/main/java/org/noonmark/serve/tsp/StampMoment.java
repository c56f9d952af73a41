package org.noonmark.serve.tsp;

import java.util.function.Supplier;
import org.noonmark.linux.HostClocks;
import org.noonmark.serve.SuspendWatch;
import org.noonmark.station.Snapshot;
import org.noonmark.time.TimeDelta;
import org.noonmark.tsp.StampTime;

/// The station's time at the moment of a token, or why there is none. Safe from any thread.
final class StampMoment {
    private final Supplier<Snapshot> snapshots;
    private final HostClocks clocks;
    private final TimeDelta largest;
    private final SuspendWatch suspend;

    /// A time, or the reason.
    sealed interface Found {
        record Time(StampTime time) implements Found {}

        /// No token can be made.
        ///
        /// @param text one sentence for the client's operator
        record None(TimestampOutcome why, String text) implements Found {}
    }

    StampMoment(Supplier<Snapshot> snapshots, HostClocks clocks, TimeDelta largest) {
        this.snapshots = snapshots;
        this.clocks = clocks;
        this.largest = largest;
        this.suspend = new SuspendWatch(clocks);
    }

    Found now() {
        var snapshot = snapshots.get();
        long counter = clocks.counterNanos();
        return holds(snapshot, counter) ? unusable() : at(snapshot, counter, largest);
    }

    private synchronized boolean holds(Snapshot snapshot, long counter) {
        return suspend.holds(snapshot, counter);
    }

    static Found at(Snapshot snapshot, long counterNanos, TimeDelta largest) {
        if (!snapshot.state().isUsable()) {
            return unusable();
        }
        var interval = snapshot.at(counterNanos).interval();
        var table = snapshot.leapTable();
        return switch (StampTime.from(interval, table, largest)) {
            case StampTime.Found.Time(var time) -> new Found.Time(time);
            case StampTime.Found.TooWide() ->
                    new Found.None(
                            TimestampOutcome.INTERVAL_TOO_WIDE,
                            "time is not known as well as the policy demands");
            case StampTime.Found.InLeapSecond() ->
                    new Found.None(
                            TimestampOutcome.LEAP_SECOND, "a leap second passes; ask again soon");
        };
    }

    private static Found unusable() {
        return new Found.None(TimestampOutcome.TIME_NOT_USABLE, "time is not known");
    }
}
