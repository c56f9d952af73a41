package org.noonmark.sources.khronos;

import java.util.function.LongFunction;
import org.noonmark.time.StandardTime;
import org.noonmark.time.TimeDelta;

/// The station when a round began.
///
/// @param minusLocal middle of its interval minus the local counter then
record StationMark(long suspendedNanos, long counterNanos, TimeDelta minusLocal, TimeDelta radius) {
    /// Reading two clocks one after the other looks like a sleep that is shorter.
    private static final long SLEEP_NANOS = 10_000_000L;

    /// No counter is off by more.
    private static final double COUNTER_TOLERANCE = 500e-6;

    static StationMark of(WatchedStation station, long counterNanos) {
        long suspended = station.suspendedNanos();
        var line = station.line();
        return new StationMark(
                suspended,
                counterNanos,
                minusLocal(line, counterNanos),
                line.apply(counterNanos).interval().radius());
    }

    static TimeDelta minusLocal(LongFunction<StandardTime> line, long counterNanos) {
        return line.apply(counterNanos)
                .interval()
                .midpoint()
                .sinceEpoch()
                .minus(TimeDelta.ofNanos(counterNanos));
    }

    /// Whether the station has the time, went on without being set, and the machine did not sleep.
    boolean isStillGood(long suspendedNow, LongFunction<StandardTime> line, long now) {
        var time = line.apply(now);
        if (!time.state().isUsable() || suspendedNow - suspendedNanos > SLEEP_NANOS) {
            return false;
        }
        var elapsed = TimeDelta.fromSeconds((now - counterNanos) * 1e-9 * COUNTER_TOLERANCE);
        var room = radius.plus(time.interval().radius()).plus(elapsed);
        return minusLocal(line, now).minus(minusLocal).abs().compareTo(room) <= 0;
    }
}
