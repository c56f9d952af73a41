package org.noonmark.station;

import org.noonmark.events.EventSink;
import org.noonmark.events.StationEvent.CorrectionRefused;
import org.noonmark.events.StationEvent.HostClockDisbelieved;
import org.noonmark.events.StationEvent.StandardSet;
import org.noonmark.metrology.Evaluation;
import org.noonmark.metrology.Member;
import org.noonmark.metrology.Standing;
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

    /// What authenticated clocks contradict by more than this is a wrong host clock, not a small
    /// step among many: who walks time away would have to raise an alarm at each start.
    private static final TimeDelta NO_WITNESS = TimeDelta.ofSeconds(60);

    private final Start start;
    private final TimeDelta limit;
    private TimeDelta accumulated;
    private boolean awaitsAuthenticated;

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

    /// Whether more than half of the authenticated clocks that have a vote agree, and there are
    /// any.
    static boolean isAuthenticated(Evaluation evaluation) {
        int agreeing = 0;
        int contradicting = 0;
        for (var member : evaluation.members()) {
            agreeing += isAgreeing(member) ? 1 : 0;
            contradicting +=
                    member.authenticated() && member.standing() == Standing.FALSETICKER ? 1 : 0;
        }
        return evaluation.isAgreed() && agreeing > contradicting;
    }

    private static boolean isAgreeing(Member member) {
        return member.authenticated()
                && (member.standing() == Standing.MEMBER || member.standing() == Standing.OUTLIER);
    }

    /// Whether a setting that was refused while nothing authenticated it may be asked for again.
    boolean mayAskAgain(Evaluation evaluation) {
        return awaitsAuthenticated && isAuthenticated(evaluation);
    }

    /// Whether the first setting of the time may happen; publishes what was decided.
    ///
    /// @param tai what the sources say at `counterNanos`
    /// @param authenticated whether authenticated clocks say so
    boolean admitsSetting(
            TaiInstant tai,
            long counterNanos,
            boolean authenticated,
            LeapTable table,
            EventSink events) {
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
                boolean admitted =
                        admitsRebooted(memory, host, tai, expected, authenticated, events);
                awaitsAuthenticated = !admitted && !authenticated;
                yield admitted;
            }
        };
    }

    private boolean admitsRebooted(
            StationMemory memory,
            TaiInstant host,
            TaiInstant tai,
            TaiInstant expected,
            boolean authenticated,
            EventSink events) {
        var correction = tai.minus(expected);
        boolean notBeforeMemory = !tai.isBefore(memory.tai().minus(memory.halfWidth()));
        if (host.isBefore(memory.tai())) {
            // A clock that went back is no witness: a board without a battery.
            return notBeforeMemory && admits(TimeDelta.ZERO, TimeDelta.ZERO, events);
        }
        if (authenticated && notBeforeMemory && NO_WITNESS.isLessThan(correction.abs())) {
            // Nor is one that nobody could have forged these clocks against. The sum stays.
            events.publish(new HostClockDisbelieved(TimeDelta.ZERO.minus(correction)));
            events.publish(new StandardSet(TimeDelta.ZERO, accumulated));
            return true;
        }
        var between = host.minus(memory.tai()).abs();
        var tolerance =
                memory.halfWidth()
                        .plus(RTC_OFFSET)
                        .plus(TimeDelta.fromSeconds(between.toSeconds() * RTC_PPM * 1e-6));
        return admits(correction, tolerance, events);
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
