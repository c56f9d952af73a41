package org.noonmark.behaviour;

import java.time.Instant;
import java.time.ZoneId;

/// When something is judged, in somebody's time zone.
///
/// @param day since 1970
/// @param hour since 1970, by local time
/// @param cell of the week, 0 is Monday 00:00
/// @param teaches whether it may become part of a baseline
record Moment(Instant time, ZoneId zone, int day, long hour, int cell, boolean teaches) {
    private static final int HOURS = 24;

    /// 1970-01-01 was a Thursday.
    private static final int FIRST_WEEKDAY = 3;

    static Moment of(Instant time, ZoneId zone, boolean teaches) {
        long offset = zone.getRules().getOffset(time).getTotalSeconds();
        long hour = Math.floorDiv(time.getEpochSecond() + offset, 3600L);
        int day = Math.toIntExact(Math.floorDiv(hour, HOURS));
        int weekday = Math.floorMod(day + FIRST_WEEKDAY, 7);
        int cell = weekday * HOURS + Math.floorMod(hour, HOURS);
        return new Moment(time, zone, day, hour, cell, teaches);
    }
}
