package org.noonmark.metrology.detection;

/// How often a detector may be wrong, and how it is fed.
///
/// @param falseAlarmsPerYear of one detector, all kinds together, as long as the noise model holds
/// @param intervalSeconds the usual time between two readings; thresholds follow from it
/// @param windowSeconds how far back an onset is looked for
public record DetectionPolicy(
        double falseAlarmsPerYear, double intervalSeconds, double windowSeconds) {
    /// A Julian year.
    static final double YEAR_SECONDS = 365.25 * 86400;

    public DetectionPolicy {
        requirePositive(falseAlarmsPerYear, "falseAlarmsPerYear");
        requirePositive(intervalSeconds, "intervalSeconds");
        requirePositive(windowSeconds, "windowSeconds");
    }

    /// One false alarm in ten years of a clock, onsets up to thirty days back.
    public static DetectionPolicy everySeconds(double intervalSeconds) {
        return new DetectionPolicy(0.1, intervalSeconds, 30 * 86400.0);
    }

    /// The same with another rate.
    public DetectionPolicy withFalseAlarmsPerYear(double rate) {
        return new DetectionPolicy(rate, intervalSeconds, windowSeconds);
    }

    /// The probability that one test raises a false alarm at one reading.
    double alarmsPerReading() {
        return falseAlarmsPerYear * intervalSeconds / YEAR_SECONDS / AnomalyKind.values().length;
    }

    private static void requirePositive(double value, String name) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("must be > 0 and finite: " + name + "=" + value);
        }
    }
}
