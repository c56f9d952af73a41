package org.noonmark.station;

import org.noonmark.events.EventSink;
import org.noonmark.events.StationEvent;
import org.noonmark.metrology.Evaluation;
import org.noonmark.time.ClockState;
import org.noonmark.time.TimeDelta;

/// The state, why it is so and since when, as the station's thread writes it and anybody reads it.
final class StatusBoard {
    private final EventSink events;
    private volatile Entry entry;

    /// What stands on the board.
    ///
    /// @param sinceNanos local counter when the state was entered
    /// @param estimateMinusServed seconds left to slew
    record Entry(
            ClockState state,
            String reason,
            long sinceNanos,
            Evaluation evaluation,
            double frequencySigma,
            double estimateMinusServed,
            TimeDelta accumulated) {}

    StatusBoard(Evaluation first, TimeDelta accumulated, EventSink events) {
        this.events = events;
        this.entry =
                new Entry(
                        ClockState.STARTING,
                        "no reading yet",
                        first.counterNanos(),
                        first,
                        0,
                        0,
                        accumulated);
    }

    Entry read() {
        return entry;
    }

    /// Says which state holds; a change is an event.
    void enter(ClockState state, String reason, long counterNanos) {
        var before = entry;
        long since = before.state == state ? before.sinceNanos : counterNanos;
        entry =
                new Entry(
                        state,
                        reason,
                        since,
                        before.evaluation,
                        before.frequencySigma,
                        before.estimateMinusServed,
                        before.accumulated);
        if (before.state != state) {
            events.publish(new StationEvent.StateChanged(before.state, state, reason));
        }
    }

    void measured(
            Evaluation evaluation,
            double frequencySigma,
            double estimateMinusServed,
            TimeDelta accumulated) {
        var now = entry;
        entry =
                new Entry(
                        now.state,
                        now.state == ClockState.STARTING
                                ? StateRule.waiting(evaluation)
                                : now.reason,
                        now.sinceNanos,
                        evaluation,
                        frequencySigma,
                        estimateMinusServed,
                        accumulated);
    }

    StationStatus status(Snapshot snapshot, long counterNanos) {
        var now = entry;
        return new StationStatus(
                now.state,
                now.reason,
                TimeDelta.ofNanos(Math.max(0, counterNanos - now.sinceNanos)),
                snapshot.at(counterNanos),
                now.evaluation.frequency(),
                TimeDelta.fromSeconds(now.estimateMinusServed),
                now.evaluation,
                now.accumulated);
    }
}
