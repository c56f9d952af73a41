package org.noonmark.metrology.detection;

/// What can happen to a clock, or to the link that measures it.
public enum AnomalyKind {
    /// One reading was off and the next is right again; size in seconds.
    OUTLIER("s"),
    /// The phase moved at once; size in seconds.
    PHASE_STEP("s"),
    /// The fractional frequency moved at once; size without dimension.
    FREQUENCY_STEP("1"),
    /// The drift of the frequency became another; size in 1/s.
    DRIFT_CHANGE("1/s"),
    /// The noise grew; size is the standard deviation after over that before.
    NOISE_INCREASE("ratio"),
    /// The noise fell; size is the standard deviation after over that before.
    NOISE_DECREASE("ratio");

    private final String unit;

    AnomalyKind(String unit) {
        this.unit = unit;
    }

    /// The unit of the size: `s`, `1`, `1/s` or `ratio`.
    public String unit() {
        return unit;
    }

    boolean isNoise() {
        return this == NOISE_INCREASE || this == NOISE_DECREASE;
    }
}
