package org.noonmark.sources.start;

import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;

/// The station's own time when it had one last, carried on by the local counter and by how long the
/// machine slept, and growing by [AgreedTime#COUNTER_TOLERANCE] of both.
///
/// @param tai then
record KnownTime(TimeInterval tai, long counterNanos, long suspendedNanos) {
    /// The time that a moment shows.
    static KnownTime of(Moment now, TimeInterval station) {
        return new KnownTime(station, now.counterNanos(), now.suspendedNanos());
    }

    /// The time now, if the station was right then.
    TimeInterval at(Moment now) {
        long counted = Math.max(0, now.counterNanos() - counterNanos);
        long slept = Math.max(0, now.suspendedNanos() - suspendedNanos);
        long elapsed = Math.addExact(counted, slept);
        return tai.plus(TimeDelta.ofNanos(elapsed))
                .widened(TimeDelta.fromSeconds(elapsed * 1e-9 * AgreedTime.COUNTER_TOLERANCE));
    }
}
