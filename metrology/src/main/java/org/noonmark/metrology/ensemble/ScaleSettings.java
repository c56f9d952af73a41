package org.noonmark.metrology.ensemble;

/// How a scale treats its clocks.
///
/// @param largestWeight no clock makes more of the scale than this. With few clocks the cap is 1.5
///   / N, with few good ones up to a half: what they may not have would go to bad ones. ALGOS has 4
///   / N instead
/// @param weightRise by how much of the largest weight a clock's weight may change in one epoch;
///   only a clock that is put out goes faster
/// @param probationSeconds how long a clock is watched before it counts
/// @param intervalSeconds over which AT1 and AT2 judge a clock's predictability
/// @param predictionSeconds the interval of ALGOS: a month at the BIPM
/// @param memorySeconds of the weights of AT1 and AT2
/// @param longestAveragingSeconds the longest time constant of a frequency filter of AT1 and AT2
/// @param stepThreshold the cumulated innovation, in standard deviations, at which a frequency step
///   is told; `POSITIVE_INFINITY` for never
/// @param test a further test
public record ScaleSettings(
        double largestWeight,
        double weightRise,
        double probationSeconds,
        double intervalSeconds,
        double predictionSeconds,
        double memorySeconds,
        double longestAveragingSeconds,
        double stepThreshold,
        InnovationTest test) {
    private static final double DAY = 86_400;

    /// As in a laboratory with readings every minute to every hour.
    public static final ScaleSettings LABORATORY =
            new ScaleSettings(
                    0.3, 0.05, 2 * DAY, DAY, 30 * DAY, 30 * DAY, 30 * DAY, 20, InnovationTest.NONE);

    public ScaleSettings {
        if (!(largestWeight > 0 && largestWeight <= 1) || !(weightRise > 0 && weightRise <= 1)) {
            throw new IllegalArgumentException(
                    "must be above 0 and at most 1: largestWeight=%s weightRise=%s"
                            .formatted(largestWeight, weightRise));
        }
        if (!(probationSeconds >= 0)
                || !(intervalSeconds > 0)
                || !(predictionSeconds > 0)
                || !(memorySeconds > 0)
                || !(longestAveragingSeconds > 0)
                || !(stepThreshold > 0)) {
            throw new IllegalArgumentException(
                    "must be > 0: probationSeconds=%s intervalSeconds=%s predictionSeconds=%s memorySeconds=%s longestAveragingSeconds=%s stepThreshold=%s"
                            .formatted(
                                    probationSeconds,
                                    intervalSeconds,
                                    predictionSeconds,
                                    memorySeconds,
                                    longestAveragingSeconds,
                                    stepThreshold));
        }
    }

    /// The same with times that are `factor` as long: for records shorter than a laboratory's.
    public ScaleSettings scaled(double factor) {
        return new ScaleSettings(
                largestWeight,
                weightRise,
                probationSeconds * factor,
                intervalSeconds * factor,
                predictionSeconds * factor,
                memorySeconds * factor,
                longestAveragingSeconds * factor,
                stepThreshold,
                test);
    }

    /// The same with another test.
    public ScaleSettings with(InnovationTest other) {
        return new ScaleSettings(
                largestWeight,
                weightRise,
                probationSeconds,
                intervalSeconds,
                predictionSeconds,
                memorySeconds,
                longestAveragingSeconds,
                stepThreshold,
                other);
    }

    /// The same with another largest weight.
    public ScaleSettings withLargestWeight(double share) {
        return new ScaleSettings(
                share,
                weightRise,
                probationSeconds,
                intervalSeconds,
                predictionSeconds,
                memorySeconds,
                longestAveragingSeconds,
                stepThreshold,
                test);
    }
}
