package org.noonmark.metrology.ensemble;

/// What happens to the clocks of a scale. Slots are those of [TimeScale#join].
public sealed interface ScaleEvent {
    /// When it was seen, in nanoseconds on the count of the epochs.
    long atNanos();

    /// A clock begins to count, its probation over.
    record Admitted(long atNanos, int slot) implements ScaleEvent {}

    /// A clock counts no more from this epoch on.
    ///
    /// @param sizeSeconds by how much it is away from its prediction, clock minus prediction
    /// @param sigmaSeconds the predicted standard deviation of that
    record PutOut(
            long atNanos, int slot, ClockStanding why, double sizeSeconds, double sigmaSeconds)
            implements ScaleEvent {}

    /// Two scales have moved apart by more than both say of themselves.
    ///
    /// @param firstMinusSecond how far they moved apart, s
    /// @param sinceNanos since when
    /// @param allowedSeconds how far they may
    record WitnessesDisagree(
            long atNanos,
            Algorithm first,
            Algorithm second,
            double firstMinusSecond,
            long sinceNanos,
            double allowedSeconds)
            implements ScaleEvent {}

    /// Two scales that had moved apart keep together again.
    record WitnessesAgree(long atNanos, Algorithm first, Algorithm second) implements ScaleEvent {}
}
