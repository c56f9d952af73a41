package org.noonmark.metrology.utc;

import org.noonmark.time.TaiInstant;
import org.noonmark.time.scales.GnssSystem;
import org.noonmark.time.scales.GnssWeek;

/// The UTC parameters that a satellite system broadcasts: system time minus broadcast UTC, without
/// its whole seconds, is `A0 + A1 (t - t_ot + 604800 (WN - WN_t))` (IS-GPS-200 section
/// 20.3.3.5.2.4; Galileo OS SIS ICD section 5.1.7; BDS-SIS-ICD section 5.2.4.18).
///
/// @param modifiedJulianDay the UTC day whose navigation file carries it
/// @param system whose weeks and seconds these are
/// @param a0Seconds A0
/// @param a1SecondsPerSecond A1
/// @param referenceWeek WN_t, whole weeks since the system's epoch
/// @param referenceSeconds t_ot, seconds of that week
public record BroadcastMessage(
        long modifiedJulianDay,
        GnssSystem system,
        double a0Seconds,
        double a1SecondsPerSecond,
        long referenceWeek,
        double referenceSeconds) {
    private static final double SECONDS_PER_WEEK = 604_800;
    private static final double NANOS_PER_SECOND = 1e9;

    /// System time minus broadcast UTC at an instant, in nanoseconds, less its whole seconds.
    public double systemMinusUtcNanos(TaiInstant at) {
        return (a0Seconds + a1SecondsPerSecond * secondsSinceReference(at)) * NANOS_PER_SECOND;
    }

    /// How long after t_ot of WN_t an instant is; days at most, or the week number is cut short.
    public double secondsSinceReference(TaiInstant at) {
        var now = GnssWeek.of(system, at);
        return now.sinceWeekBegan().toSeconds()
                - referenceSeconds
                + SECONDS_PER_WEEK * (now.week() - referenceWeek);
    }
}
