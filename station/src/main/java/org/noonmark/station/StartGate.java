package org.noonmark.station;

import org.noonmark.events.EventSink;
import org.noonmark.events.StationEvent.CorrectionRefused;
import org.noonmark.events.StationEvent.StandardSet;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;

/// Adds up what the starts of the station have moved time by, and refuses when the sum passes the
/// limit, so that nobody can walk the time away with many small steps and restarts.
///
/// Sign: new minus expected time.
final class StartGate {
    /// What a battery-backed clock may be off after a restart of the machine, before the rest
    /// counts as a correction: 2 s and 200 ppm of the time between.
    private static final TimeDelta RTC_OFFSET = TimeDelta.ofSeconds(2);

    private static final long RTC_PPM = 200;

    private final Start start;
    private final TimeDelta limit;
    private TimeDelta accumulated;

    StartGate(Start start, TimeDelta limit) {
        this.start = start;
        this.limit = limit;
        this.accumulated =
                switch (start) {
                    case Start.Fresh() -> TimeDelta.ZERO;
                    case Start.Resumed(var memory) -> memory.accumulated();
                    case Start.Rebooted(var memory, var _) -> memory.accumulated();
                };
    }

    TimeDelta accumulated() {
        return accumulated;
    }

    /// Whether the sum, with what is being corrected now, is within the limit.
    boolean isWithinLimit(TimeDelta underWay) {
        return accumulated.plus(underWay).abs().compareTo(limit) <= 0;
    }

    /// Whether the first setting of the time may happen; publishes what was decided.
    ///
    /// @param tai what the sources say at `counterNanos`
    boolean admitsSetting(TaiInstant tai, long counterNanos, LeapTable table, EventSink events) {
        return switch (start) {
            case Start.Fresh() -> {
                events.publish(new StandardSet(TimeDelta.ZERO, accumulated));
                yield true;
            }
            case Start.Resumed _ -> true;
            case Start.Rebooted(var memory, var now) -> {
                var host = hostTai(now, table);
                var expected =
                        host.minus(memory.hostMinusServed())
                                .plus(TimeDelta.ofNanos(counterNanos - now.counterNanos()));
                var between = host.minus(memory.tai()).abs();
                var tolerance =
                        memory.halfWidth()
                                .plus(RTC_OFFSET)
                                .plus(TimeDelta.fromSeconds(between.toSeconds() * RTC_PPM * 1e-6));
                if (host.isBefore(memory.tai())) {
                    // A clock that went back is no witness: a board without a battery.
                    yield !tai.isBefore(memory.tai().minus(memory.halfWidth()))
                            && admits(TimeDelta.ZERO, TimeDelta.ZERO, events);
                }
                yield admits(tai.minus(expected), tolerance, events);
            }
        };
    }

    /// Whether time may be moved by `correction`; if so it is added to the sum.
    boolean admits(TimeDelta correction, EventSink events) {
        return admits(correction, TimeDelta.ZERO, events);
    }

    /// @param tolerance how far an honest host clock may be off; it makes room for one restart and
    ///   is not added up, so that many of them give no more room than one
    private boolean admits(TimeDelta correction, TimeDelta tolerance, EventSink events) {
        var sum = accumulated.plus(correction);
        if (limit.plus(tolerance).isLessThan(sum.abs())) {
            events.publish(new CorrectionRefused(correction, accumulated, limit));
            return false;
        }
        accumulated = sum;
        events.publish(new StandardSet(correction, accumulated));
        return true;
    }

    static TaiInstant hostTai(HostSample sample, LeapTable table) {
        long nanos = sample.realtimeNanos();
        return table.toTai(
                UtcInstant.ofPosix(
                        Math.floorDiv(nanos, 1_000_000_000L),
                        Math.floorMod(nanos, 1_000_000_000L) * 1_000_000_000L));
    }
}
