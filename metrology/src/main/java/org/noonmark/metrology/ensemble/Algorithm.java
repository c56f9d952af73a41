package org.noonmark.metrology.ensemble;

/// The ways to make a time scale of several clocks.
public enum Algorithm {
    /// Prediction, exponential filters and capped weights of NIST: Weiss, Allan and Peppler, IEEE
    /// Trans. Instrum. Meas. 38 (1989) 631; Levine, Rev. Sci. Instrum. 70 (1999) 2567 and 83 (2012)
    /// 021101.
    AT1("at1"),
    /// AT1 that finds steps of frequency and learns the new frequency by itself: Weiss and
    /// Weissert, Metrologia 28 (1991) 65.
    AT2("at2"),
    /// In the manner of ALGOS of the BIPM: quadratic prediction (Panfilo, Harmegnies and Tisserand,
    /// Metrologia 49 (2012) 49), weights by predictability (Panfilo, Harmegnies and Tisserand,
    /// Metrologia 51 (2014) 285).
    ALGOS("algos"),
    /// A Kalman filter of phase, frequency and drift with reduced covariance: Brown, ION GPS-91,
    /// 223; Greenhall, Metrologia 40 (2003) S335 and 43 (2006) S311.
    KALMAN("kalman"),
    /// Kalman plus weights, a weighted sum of the increments that the filter did not predict:
    /// Greenhall, PTTI 33 (2001) 445; IEEE Trans. Ultrason. Ferroelectr. Freq. Control 59 (2012)
    /// 491.
    KPW("kpw");

    private final String label;

    Algorithm(String label) {
        this.label = label;
    }

    /// The name as written on a command line.
    public String label() {
        return label;
    }

    /// A scale of this algorithm without clocks.
    public TimeScale begin(ScaleSettings settings, ScaleListener listener) {
        return switch (this) {
            case AT1, AT2 ->
                    new WeightedScale(this, settings, listener, new At1Prediction(settings));
            case ALGOS ->
                    new WeightedScale(this, settings, listener, new AlgosPrediction(settings));
            case KALMAN, KPW -> new KalmanScale(this, settings, listener);
        };
    }
}
