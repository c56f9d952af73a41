package org.noonmark.serve.roughtime;

import org.noonmark.station.Snapshot;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;
import org.noonmark.time.UtcInstant;

/// The station's interval as midpoint and radius in whole seconds of UTC, rounded so that true time
/// lies strictly inside (RFC 10049 section 5.2.5).
///
/// @param midpointSeconds seconds since 1970 UTC with days of 86,400 s
/// @param radiusSeconds at least 1; at least 3 when the leap table has expired
record StatedTime(long midpointSeconds, long radiusSeconds) {
    /// What the specification asks of servers without knowledge of leap seconds.
    private static final long RADIUS_WITHOUT_LEAPS = 3;

    private static final TimeDelta NEAR = TimeDelta.ofSeconds(2);

    /// What to say at a moment when the snapshot is usable.
    static StatedTime of(Snapshot snapshot, long counterNanos) {
        return of(snapshot.at(counterNanos).interval(), snapshot.leapTable());
    }

    static StatedTime of(TimeInterval interval, LeapTable table) {
        var earliest = table.toUtc(interval.earliest());
        var latest = table.toUtc(interval.latest());
        long from = earliest.toPosixSeconds();
        long to = latest.toPosixSeconds();
        long midpoint = from + (to - from + 1) / 2;
        long radius = Math.max(1, Math.max(midpoint - from + atStart(earliest), to - midpoint + 1));
        if (hasLeapNear(interval, table)) {
            // The count of seconds repeats or leaves out one there: both readings of it are to be
            // inside.
            radius++;
        }
        if (table.isExpiredAt(interval.latest())) {
            radius = Math.max(radius, RADIUS_WITHOUT_LEAPS);
        }
        return new StatedTime(midpoint, radius);
    }

    /// The interval of a statement is open: an earliest time on the second itself needs one more.
    private static long atStart(UtcInstant earliest) {
        return earliest.attoseconds() == 0 ? 1 : 0;
    }

    private static boolean hasLeapNear(TimeInterval interval, LeapTable table) {
        return table.nextAfter(interval.earliest().minus(NEAR))
                .filter(leap -> !leap.begins().isAfter(interval.latest().plus(NEAR)))
                .filter(leap -> table.stepAt(leap) != 0)
                .isPresent();
    }
}
