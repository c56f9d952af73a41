package org.noonmark.station;

import org.noonmark.metrology.Evaluation;
import org.noonmark.time.ClockState;
import org.noonmark.time.StandardTime;
import org.noonmark.time.TimeDelta;

/// The station at a moment, for people.
///
/// @param reason why it is in this state
/// @param inState how long it has been in this state
/// @param time the interval now
/// @param frequency standard time's frequency against the local counter, minus one
/// @param estimateMinusServed what is left to slew
/// @param evaluation how the clocks stood at the last tick
/// @param accumulated corrections at start since the operator last accepted them
public record StationStatus(
        ClockState state,
        String reason,
        TimeDelta inState,
        StandardTime time,
        double frequency,
        TimeDelta estimateMinusServed,
        Evaluation evaluation,
        TimeDelta accumulated) {}
