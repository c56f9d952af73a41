package org.noonmark.sources.roughtime;

import java.util.Optional;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;
import org.noonmark.time.UtcInstant;
import org.noonmark.wire.roughtime.ChainLink;
import org.noonmark.wire.roughtime.RoughtimeStatement;

/// A server's signed statement, and when it was made by the local counter.
///
/// @param link the packets as they went
/// @param sentCounterNanos the local counter before the request left for the first time
/// @param receivedCounterNanos the local counter when the response had come
public record ChainAnswer(
        RoughtimePeer peer,
        RoughtimeStatement statement,
        ChainLink link,
        long sentCounterNanos,
        long receivedCounterNanos) {
    /// No local counter is wrong by more: 500 parts per million.
    private static final double COUNTER_TOLERANCE = 500e-6;

    /// Years that this software can be asked about, in seconds: about 30,000.
    private static final long SENSIBLE_SECONDS = 1_000_000_000_000L;

    private static final TimeDelta ONE = TimeDelta.ofSeconds(1);

    /// From before the request to after the response.
    public TimeDelta delay() {
        return TimeDelta.ofNanos(receivedCounterNanos - sentCounterNanos);
    }

    /// What the statement says of TAI at a later moment of the local counter, the way of the
    /// packets and the counter's own error included; empty when it names no time that can be.
    ///
    /// @param counterNanos not before the response had come
    public Optional<TimeInterval> taiAt(long counterNanos, LeapTable table) {
        if (Long.compareUnsigned(statement.latestSeconds(), SENSIBLE_SECONDS) > 0) {
            return Optional.empty();
        }
        var earliest = tai(statement.earliestSeconds(), table);
        var latest = tai(statement.latestSeconds(), table);
        var span = new TimeInterval(earliest, latest);
        if (table.isExpiredAt(latest) || hasLeapIn(span.widened(ONE), table)) {
            span = span.widened(ONE);
        }
        // It was signed after the request had left and before the response came.
        long atLeast = counterNanos - receivedCounterNanos;
        long atMost = counterNanos - sentCounterNanos;
        return Optional.of(
                new TimeInterval(
                        span.earliest().plus(elapsed(atLeast, 1 - COUNTER_TOLERANCE)),
                        span.latest().plus(elapsed(atMost, 1 + COUNTER_TOLERANCE))));
    }

    private static TaiInstant tai(long posixSeconds, LeapTable table) {
        return table.toTai(UtcInstant.ofPosix(posixSeconds, 0));
    }

    private static boolean hasLeapIn(TimeInterval span, LeapTable table) {
        return table.nextAfter(span.earliest())
                .filter(leap -> !leap.begins().isAfter(span.latest()))
                .isPresent();
    }

    private static TimeDelta elapsed(long nanos, double scale) {
        return TimeDelta.fromSeconds(nanos * 1e-9 * scale);
    }
}
