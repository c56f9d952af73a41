package org.noonmark.metrology.ensemble;

/// Looks at what each clock does that was not predicted, before the scale of that epoch is formed:
/// the place for detectors of any kind.
@FunctionalInterface
public interface InnovationTest {
    /// Lets every clock pass.
    InnovationTest NONE = new None();

    /// No test; a record, so that settings read the same in every run.
    record None() implements InnovationTest {
        @Override
        public boolean allows(
                int slot, long atNanos, double innovationSeconds, double sigmaSeconds) {
            return true;
        }
    }

    /// Whether the clock may count in this epoch. When not it is put out as
    /// [ClockStanding#DISTRUSTED], at once, and comes back through probation.
    ///
    /// @param slot of the clock
    /// @param atNanos the epoch
    /// @param innovationSeconds clock minus its prediction, the rest of the ensemble being right
    /// @param sigmaSeconds the predicted standard deviation of that
    boolean allows(int slot, long atNanos, double innovationSeconds, double sigmaSeconds);
}
