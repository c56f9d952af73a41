package org.noonmark.metrology.detection;

/// CUSUM (Page 1954) on normalised squared innovations for a change of their variance by a known
/// ratio; what it estimates is the ratio that took place.
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
    private double squares;
    private int readings;
    private double onset;

    NoiseCusum(AnomalyKind kind) {
        double ratio = kind == AnomalyKind.NOISE_INCREASE ? RATIO : 1 / RATIO;
        constant = -Math.log(ratio);
        slope = 0.5 * (1 - 1 / (ratio * ratio));
    }

    void clear() {
        sum = 0;
        squares = 0;
        readings = 0;
    }

    /// Takes in an innovation's square over its variance; `before` is the time of the reading
    /// before.
    void add(double square, double before) {
        if (sum <= 0) {
            clear();
            onset = before;
        }
        sum += constant + slope * Math.min(square, LARGEST_SQUARE);
        squares += square;
        readings++;
    }

    double sum() {
        return sum;
    }

    /// The time since which the sum has been above zero: the likeliest onset.
    double onset() {
        return onset;
    }

    int readings() {
        return readings;
    }

    /// The mean square since the onset.
    double meanSquare() {
        return readings > 0 ? squares / readings : 1;
    }
}
