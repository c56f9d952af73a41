package org.noonmark.metrology.detection;

/// Who did it.
public sealed interface Culprit {
    /// A clock, or the link of this clock alone: the readings cannot tell the two apart.
    ///
    /// @param clock its place among the watched clocks
    record OneClock(int clock) implements Culprit {}

    /// A link that a group of clocks shares.
    ///
    /// @param group its place among the watched groups
    record SharedLink(int group) implements Culprit {}

    /// What all clocks are measured against: the hub's clock, the receiver, the counter or its
    /// distribution.
    record Hub() implements Culprit {}
}
