package org.noonmark.metrology.stability;

/// How statistics are computed and what goes with them.
///
/// @param confidence the probability of the intervals, between 0 and 1
/// @param removesBias whether values are divided by their expected bias
/// @param noise whether the noise is identified or given
/// @param convention whose intervals and biases
/// @param sampledWindows the most windows to use in MTOTDEV, TTOTDEV, HTOTDEV and THEO1, evenly
///   spread; 0 for all of them. A result made from fewer says so and how far off it may be
/// @param leastShare the share of an average over m readings that must be there for it to count,
///   above 0 and up to 1
public record StabilityOptions(
        double confidence,
        boolean removesBias,
        NoiseChoice noise,
        Convention convention,
        int sampledWindows,
        double leastShare) {
    /// Level 0.683, biases removed, noise identified, all windows, averages with at least half of
    /// their readings.
    public static final StabilityOptions DEFAULT =
            new StabilityOptions(
                    0.683, true, new NoiseChoice.Identified(), Convention.PUBLISHED, 0, 0.5);

    /// Where the noise comes from.
    public sealed interface NoiseChoice {
        /// From the data, at each averaging time.
        record Identified() implements NoiseChoice {}

        /// From the caller, at all averaging times.
        record Given(NoiseType type) implements NoiseChoice {}
    }

    /// Whose conventions hold.
    public enum Convention {
        /// The published formulas, exactly.
        PUBLISHED,
        /// Stable32 (docs/metrology.md): its approximate chi-squared, its degrees of freedom where
        /// they differ, its noise at long averaging times, its longest of those, its count of MTIE
        /// windows, and no bias removed from MTOTDEV and TTOTDEV. At level 0.683 its intervals are
        /// those of 0.6827.
        STABLE32
    }

    public StabilityOptions {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("must be between 0 and 1: confidence=" + confidence);
        }
        if (sampledWindows < 0 || sampledWindows == 1) {
            throw new IllegalArgumentException(
                    "must be 0 or > 1: sampledWindows=" + sampledWindows);
        }
        if (!(leastShare > 0 && leastShare <= 1)) {
            throw new IllegalArgumentException(
                    "must be above 0 and up to 1: leastShare=" + leastShare);
        }
    }

    public StabilityOptions withConfidence(double level) {
        return new StabilityOptions(
                level, removesBias, noise, convention, sampledWindows, leastShare);
    }

    /// Values as the formulas give them; their bias is stated and not removed.
    public StabilityOptions uncorrected() {
        return new StabilityOptions(
                confidence, false, noise, convention, sampledWindows, leastShare);
    }

    /// Intervals and biases for this noise, whatever the data say.
    public StabilityOptions withNoise(NoiseType type) {
        return new StabilityOptions(
                confidence,
                removesBias,
                new NoiseChoice.Given(type),
                convention,
                sampledWindows,
                leastShare);
    }

    public StabilityOptions withConvention(Convention wanted) {
        return new StabilityOptions(
                confidence, removesBias, noise, wanted, sampledWindows, leastShare);
    }

    public StabilityOptions withSampledWindows(int windows) {
        return new StabilityOptions(
                confidence, removesBias, noise, convention, windows, leastShare);
    }

    public StabilityOptions withLeastShare(double share) {
        return new StabilityOptions(
                confidence, removesBias, noise, convention, sampledWindows, share);
    }

    boolean isStable32() {
        return convention == Convention.STABLE32;
    }
}
