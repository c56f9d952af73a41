package org.noonmark.metrology;

/// How the half-width of the interval grows from a moment on when nothing more is measured.
///
/// `halfWidth(t) = systematic + coverage * sqrt(P11 + 2 P12 t + P22 t^2 + q1 t + q2 t^3/3) + wander
/// * t`: the covariance of phase and frequency propagated through the two-state clock model (white
///   FM of intensity q1, random-walk FM of intensity q2; Zucca and Tavella, IEEE UFFC 52(2), 2005,
///   eq. 21 without drift), widened by a bound that is not random (path asymmetry, promises of the
///   sources) and by a linear allowance for what the model does not know (temperature).
///
/// @param systematicSeconds bound that does not average, s, at least 0
/// @param coverage factor k from one standard deviation to the interval, at least 0
/// @param phaseVariance P11, s^2
/// @param phaseFrequencyCovariance P12, s
/// @param frequencyVariance P22, dimensionless
/// @param whiteFm q1, s (variance of phase per second)
/// @param randomWalkFm q2, 1/s (variance of frequency per second)
/// @param wander linear allowance, s/s, at least 0
public record UncertaintyModel(
        double systematicSeconds,
        double coverage,
        double phaseVariance,
        double phaseFrequencyCovariance,
        double frequencyVariance,
        double whiteFm,
        double randomWalkFm,
        double wander) {

    /// Half-width in seconds, `elapsedSeconds` after the model's moment; never shrinks with time.
    ///
    /// Hot path: allocates nothing.
    public double halfWidthSeconds(double elapsedSeconds) {
        double t = Math.max(0, elapsedSeconds);
        double variance =
                phaseVariance
                        + t * (2 * Math.max(0, phaseFrequencyCovariance) + whiteFm)
                        + t * t * (frequencyVariance + t * randomWalkFm / 3);
        return systematicSeconds + coverage * Math.sqrt(variance) + wander * t;
    }

    /// The same growth on top of another systematic part.
    public UncertaintyModel withSystematic(double seconds) {
        return new UncertaintyModel(
                seconds,
                coverage,
                phaseVariance,
                phaseFrequencyCovariance,
                frequencyVariance,
                whiteFm,
                randomWalkFm,
                wander);
    }

    /// The same growth from another variance of the frequency.
    public UncertaintyModel withFrequencyVariance(double variance) {
        return new UncertaintyModel(
                systematicSeconds,
                coverage,
                phaseVariance,
                phaseFrequencyCovariance,
                variance,
                whiteFm,
                randomWalkFm,
                wander);
    }

    /// A bound that nothing random is added to, growing linearly: `systematic + wander * t`.
    public static UncertaintyModel linear(double systematicSeconds, double wander) {
        return new UncertaintyModel(systematicSeconds, 0, 0, 0, 0, 0, 0, wander);
    }
}
