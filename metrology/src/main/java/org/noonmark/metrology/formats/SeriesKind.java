package org.noonmark.metrology.formats;

/// What the readings of a clock are.
public enum SeriesKind {
    /// Phase x, clock minus reference.
    PHASE,
    /// Frequency, absolute or fractional, averaged over each step.
    FREQUENCY
}
