package org.noonmark.sources.start;

import java.util.Optional;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TimeInterval;
import org.noonmark.time.UtcInstant;

/// What the clocks say together.
///
/// @param counterNanos the local counter
/// @param suspendedNanos for how long the machine has slept since it was started, which the counter
///   does not count
/// @param hostClock what CLOCK_REALTIME says, which anybody may have set
/// @param station the station's own interval (TAI), while it is usable
public record Moment(
        long counterNanos,
        long suspendedNanos,
        UtcInstant hostClock,
        Optional<TimeInterval> station,
        LeapTable leapTable) {}
