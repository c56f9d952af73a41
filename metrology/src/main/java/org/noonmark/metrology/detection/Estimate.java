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

    /// Everything multiplied by a factor, the smaller bound staying the lower one.
    Estimate times(double factor) {
        double a = factor < 0 ? high68 : low68;
        double b = factor < 0 ? low68 : high68;
        double c = factor < 0 ? high95 : low95;
        double d = factor < 0 ? low95 : high95;
        return new Estimate(value * factor, a * factor, b * factor, c * factor, d * factor);
    }
}
