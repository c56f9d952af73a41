package org.noonmark.time;

/// A clock that answers with an interval, never with a bare instant.
///
/// Implementations are safe to call from any thread and do not block.
public interface StandardClock {
    /// The time now, at the earliest and at the latest, in TAI.
    StandardTime now();

    /// The leap table by which this clock tells UTC from TAI now.
    LeapTable leapTable();
}
