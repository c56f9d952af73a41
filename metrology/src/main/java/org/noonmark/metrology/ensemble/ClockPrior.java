package org.noonmark.metrology.ensemble;

import org.noonmark.metrology.stability.NoiseCoefficients;

/// What is known of a clock beforehand: its noise, and how far its phase, frequency and drift may
/// be from the nominal.
///
/// The noise is that of a three-state clock: phase gains variance q1, frequency q2 and drift q3
/// every second (Zucca and Tavella, IEEE Trans. Ultrason. Ferroelectr. Freq. Control 52 (2005) 289,
/// with q = sigma squared).
///
/// @param whiteFm q1, in s: white FM; q1 = h(0) / 2
/// @param randomWalkFm q2, in 1/s: random-walk FM; q2 = 2 pi^2 h(-2)
/// @param randomRunFm q3, in 1/s^3: random walk of the drift
/// @param whitePm standard deviation of the clock's own white PM in one reading, s; adds to the
///   noise of the reading
/// @param phaseSigma how far the clock may be from the scale at the beginning, s; infinite for a
///   free clock, whose phase says nothing, as in a laboratory; finite for a source that shows
///   standard time
/// @param drift expected drift, 1/s
/// @param driftSigma how well the drift is known, 1/s; 0 for a clock without other drift
public record ClockPrior(
        double whiteFm,
        double randomWalkFm,
        double randomRunFm,
        double whitePm,
        double phaseSigma,
        double drift,
        double driftSigma) {
    private static final double FLICKER_SECONDS = 5 * 86_400;

    public ClockPrior {
        if (!(whiteFm > 0) || !(randomWalkFm >= 0) || !(randomRunFm >= 0) || !(whitePm >= 0)) {
            throw new IllegalArgumentException(
                    "must be > 0, >= 0, >= 0, >= 0: whiteFm=%s randomWalkFm=%s randomRunFm=%s whitePm=%s"
                            .formatted(whiteFm, randomWalkFm, randomRunFm, whitePm));
        }
        if (!(phaseSigma > 0) || !Double.isFinite(drift) || !(driftSigma >= 0)) {
            throw new IllegalArgumentException(
                    "must be > 0, finite, >= 0: phaseSigma=%s drift=%s driftSigma=%s"
                            .formatted(phaseSigma, drift, driftSigma));
        }
    }

    /// A free clock with white and random-walk FM and no drift.
    public static ClockPrior of(double whiteFm, double randomWalkFm) {
        return new ClockPrior(whiteFm, randomWalkFm, 0, 0, Double.POSITIVE_INFINITY, 0, 0);
    }

    /// A free clock with this power-law noise, read every `tau0Seconds`.
    ///
    /// Flicker FM has no place in a model of few states. It is taken as the random-walk FM whose
    /// Allan variance equals the flicker floor at five days, or where white FM has fallen to a
    /// quarter of it, when that is later: below that time the model is too good by little, and a
    /// clock that is stable for long is not taken for one that wanders. White and flicker PM become
    /// noise of the reading.
    public static ClockPrior from(NoiseCoefficients h, double tau0Seconds) {
        double floor = 2 * StrictMath.log(2) * h.flickerFm();
        double whiteFm = h.whiteFm() / 2;
        double walk = 2 * Math.PI * Math.PI * h.randomWalkFm();
        if (floor > 0) {
            double corner = Math.max(FLICKER_SECONDS, 4 * whiteFm / floor);
            walk += 3 * floor / corner;
        }
        double least = 1e-6 * (walk * tau0Seconds * tau0Seconds + floor * tau0Seconds);
        double bandwidth = 0.5 / tau0Seconds;
        double white = h.whitePm() * bandwidth / (4 * Math.PI * Math.PI);
        double flicker = h.flickerPm() / (4 * Math.PI * Math.PI);
        return new ClockPrior(
                Math.max(whiteFm, Math.max(least, 1e-40)),
                walk,
                0,
                Math.sqrt(white + flicker),
                Double.POSITIVE_INFINITY,
                0,
                0);
    }

    /// The same clock with a drift known to `sigma`, both in 1/s.
    public ClockPrior withDrift(double expected, double sigma) {
        return new ClockPrior(
                whiteFm, randomWalkFm, randomRunFm, whitePm, phaseSigma, expected, sigma);
    }

    /// The same clock as a source that shows standard time to `sigma` seconds.
    public ClockPrior showing(double sigma) {
        return new ClockPrior(
                whiteFm, randomWalkFm, randomRunFm, whitePm, sigma, drift, driftSigma);
    }

    /// Whether the clock's phase says something about standard time.
    public boolean isAnchored() {
        return phaseSigma < Double.POSITIVE_INFINITY;
    }

    /// Variance of the phase that the clock gains in `seconds` beyond a prediction from its true
    /// state, in s^2.
    public double phaseVariance(double seconds) {
        double square = seconds * seconds;
        return seconds * (whiteFm + square * (randomWalkFm / 3 + square * (randomRunFm / 20)));
    }

    /// The time over which a mean frequency predicts best, s: where white and random-walk FM are
    /// equal in the Allan variance, q1 / tau = q2 tau / 3.
    double bestAveragingSeconds() {
        return randomWalkFm > 0 ? Math.sqrt(3 * whiteFm / randomWalkFm) : Double.MAX_VALUE;
    }
}
