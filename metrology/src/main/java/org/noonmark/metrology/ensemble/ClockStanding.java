package org.noonmark.metrology.ensemble;

/// Whether a clock counts in a scale, and why not.
public enum ClockStanding {
    /// No clock has this slot.
    VACANT,
    /// Counts, as far as it was read.
    IN_USE,
    /// Is learnt and watched, does not count yet.
    PROBATION,
    /// One reading lies 4 sigma or more from its prediction.
    OUTLIER,
    /// Several readings in a row do, by the same amount: its phase has stepped.
    PHASE_STEP,
    /// Its readings run away from the prediction: its frequency has stepped.
    FREQUENCY_STEP,
    /// An [InnovationTest] or the caller put it out.
    DISTRUSTED;

    /// Whether the clock was put out and has not begun its probation.
    public boolean isOut() {
        return this == PHASE_STEP || this == FREQUENCY_STEP || this == DISTRUSTED;
    }
}
