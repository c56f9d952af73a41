package org.noonmark.metrology.detection;

/// CUSUM (Page 1954) on normalised squared innovations for a change of their standard deviation by
/// a known ratio.
///
/// One square counts at most as that of three standard deviations, so that a single wrong reading
/// cannot pass for noise. That only lowers the sum, so the bound on false alarms keeps holding.
final class NoiseCusum {
    /// The change of the standard deviation that is looked for, upwards or downwards.
    static final double RATIO = 1.5;

    private static final double LARGEST_SQUARE = 9;

    private final double constant;
    private final double slope;
    private double sum;

    NoiseCusum(AnomalyKind kind) {
        double ratio = kind == AnomalyKind.NOISE_INCREASE ? RATIO : 1 / RATIO;
        constant = -Math.log(ratio);
        slope = 0.5 * (1 - 1 / (ratio * ratio));
    }

    void clear() {
        sum = 0;
    }

    /// Takes in an innovation's square over its variance.
    void add(double square) {
        sum = Math.max(0, sum) + constant + slope * Math.min(square, LARGEST_SQUARE);
    }

    /// The log likelihood ratio since the likeliest onset.
    double sum() {
        return sum;
    }
}
