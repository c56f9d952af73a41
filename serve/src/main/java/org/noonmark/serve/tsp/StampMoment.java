package org.noonmark.serve.tsp;

import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.JulianFields;
import java.util.function.Supplier;
import org.noonmark.serve.SuspendWatch;
import org.noonmark.station.Snapshot;
import org.noonmark.time.LeapTable;
import org.noonmark.time.LocalCounter;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.tsp.StampTime;

/// The station's time at the moment of a token, or why there is none. Safe from any thread.
final class StampMoment {
    private final Supplier<Snapshot> snapshots;
    private final LocalCounter counter;
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

    StampMoment(
            Supplier<Snapshot> snapshots,
            LocalCounter counter,
            TimeDelta largest,
            SuspendWatch suspend) {
        this.snapshots = snapshots;
        this.counter = counter;
        this.largest = largest;
        this.suspend = suspend;
    }

    Found now() {
        var snapshot = snapshots.get();
        long now = counter.counterNanos();
        return holds(snapshot, now) ? unusable() : at(snapshot, now, largest);
    }

    private synchronized boolean holds(Snapshot snapshot, long counterNanos) {
        return suspend.holds(snapshot, counterNanos);
    }

    static Found at(Snapshot snapshot, long counterNanos, TimeDelta largest) {
        if (!snapshot.state().isUsable()) {
            return unusable();
        }
        var interval = snapshot.at(counterNanos).interval();
        var table = snapshot.leapTable();
        if (mayHaveUnknownLeapSecond(interval.midpoint(), table)) {
            return new Found.None(
                    TimestampOutcome.TIME_NOT_USABLE,
                    "the table of leap seconds has expired, and one may come today");
        }
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

    /// On the first and last day of a half-year when the table does not say. The station learns of
    /// a leap second that it did not expect a little after it, when the tokens of that little while
    /// would be a second wrong.
    private static boolean mayHaveUnknownLeapSecond(TaiInstant now, LeapTable table) {
        if (!table.isExpiredAt(now)) {
            return false;
        }
        long day = table.toUtc(now).modifiedJulianDay();
        return beginsHalfYear(day) || beginsHalfYear(day + 1);
    }

    private static boolean beginsHalfYear(long modifiedJulianDay) {
        var day = LocalDate.EPOCH.with(JulianFields.MODIFIED_JULIAN_DAY, modifiedJulianDay);
        return day.getDayOfMonth() == 1
                && (day.getMonth() == Month.JANUARY || day.getMonth() == Month.JULY);
    }

    private static Found unusable() {
        return new Found.None(TimestampOutcome.TIME_NOT_USABLE, "time is not known");
    }
}
