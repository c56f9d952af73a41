package org.noonmark.guard.event;

import java.util.Optional;
import org.noonmark.time.TimeInterval;

/// The three times of an event.
///
/// @param claimed what the log says, as wide as the digits it says it with; empty when it says
///   nothing that can be read
/// @param assumed what had to be assumed to read the claim
/// @param received when the event's first byte came to us, by standard time
/// @param own when it happened, as far as this station can vouch for it: not after it was received;
///   for a file that is followed, not before the last look that did not show it yet, less the time
///   that a writer may hold a line; and for a log whose clock the operator vouches for, the claimed
///   time widened by that clock's error
public record EventTimes(
        Optional<TimeInterval> claimed,
        Assumption assumed,
        TimeInterval received,
        TimeInterval own) {}
