package org.noonmark.metrology.detection;

/// A number with its confidence intervals of 68.27 % and 95 %.
public record Estimate(double value, double low68, double high68, double low95, double high95) {
    /// The normal quantile of 97.5 %.
    private static final double TWO_SIDED_95 = 1.959963984540054;

    /// Intervals of a normal distribution.
    static Estimate normal(double value, double sigma) {
        double wide = TWO_SIDED_95 * sigma;
        return new Estimate(value, value - sigma, value + sigma, value - wide, value + wide);
    }

    /// Half the width of the 68 % interval: one standard deviation where that has a meaning.
    public double sigma() {
        return 0.5 * (high68 - low68);
    }

    /// Whether the 68 % interval holds this value.
    public boolean holds68(double truth) {
        return low68 <= truth && truth <= high68;
    }

    /// Whether the 95 % interval holds this value.
    public boolean holds95(double truth) {
        return low95 <= truth && truth <= high95;
    }

    /// Everything multiplied by a factor > 0.
    Estimate times(double factor) {
        return new Estimate(
                value * factor, low68 * factor, high68 * factor, low95 * factor, high95 * factor);
    }
}
