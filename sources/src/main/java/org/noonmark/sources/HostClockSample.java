package org.noonmark.sources;

import java.util.Optional;
import org.noonmark.metrology.Reading;
import org.noonmark.time.LeapTable;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;

/// CLOCK_REALTIME read together with the local counter, and what the kernel says of it.
///
/// @param counterNanos the counter halfway through reading
/// @param realtimeNanos CLOCK_REALTIME, POSIX count
/// @param readingNanos how long reading took
/// @param synchronised whether the kernel was told that somebody disciplines the clock
/// @param maxErrorMicros the kernel's bound, when synchronised
/// @param estimatedErrorMicros the kernel's estimate, when synchronised
public record HostClockSample(
        long counterNanos,
        long realtimeNanos,
        long readingNanos,
        boolean synchronised,
        long maxErrorMicros,
        long estimatedErrorMicros,
        LeapWarning leap) {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long ATTOS_PER_NANO = 1_000_000_000L;
    private static final long LEAST_NOISE_NANOS = 1_000;

    /// The same as if the clock had not been stepped.
    ///
    /// @param steps their sum, after minus before
    public HostClockSample without(TimeDelta steps) {
        return new HostClockSample(
                counterNanos,
                realtimeNanos - steps.toNanos(),
                readingNanos,
                synchronised,
                maxErrorMicros,
                estimatedErrorMicros,
                leap);
    }

    /// The reading, or nothing within some seconds of a possible leap second, where the POSIX count
    /// is ambiguous.
    public Optional<Reading> toReading(HostClockConfig config, LeapTable table) {
        var utc =
                UtcInstant.ofPosix(
                        Math.floorDiv(realtimeNanos, NANOS_PER_SECOND),
                        Math.floorMod(realtimeNanos, NANOS_PER_SECOND) * ATTOS_PER_NANO);
        var tai = table.toTai(utc);
        if (ReplyRules.isInLeapWindow(utc, tai, leap, table)) {
            return Optional.empty();
        }
        var readingTime = TimeDelta.ofNanos(readingNanos).half();
        var noise = TimeDelta.ofNanos(Math.max(LEAST_NOISE_NANOS, readingNanos / 2));
        var bound = config.accuracy();
        if (synchronised) {
            noise = TimeDelta.max(noise, TimeDelta.ofMicros(estimatedErrorMicros));
            bound = TimeDelta.ofMicros(Math.max(0, maxErrorMicros));
        }
        return Optional.of(
                new Reading(
                        config.clock(),
                        counterNanos,
                        tai.sinceEpoch().minus(TimeDelta.ofNanos(counterNanos)),
                        bound.plus(readingTime),
                        noise,
                        true,
                        leap,
                        config.upstream()));
    }
}
