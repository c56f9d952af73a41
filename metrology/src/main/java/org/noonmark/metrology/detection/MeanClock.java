package org.noonmark.metrology.detection;

/// The mean clock against which an ensemble is watched: the basic equation of time scales, with
/// weights by how well each clock is predicted at this epoch.
///
/// A clock takes part in the mean it is compared with, so it shows (1 - w) of its own change and
/// every other clock shows -w of it; the noise that each series then has follows from the same
/// weights.
final class MeanClock {
    private static final double LARGEST_WEIGHT = 0.5;

    private final NoiseModel[] noise;
    private final double[] weight;
    private double hubMinusScale;
    private double whitePm;
    private double whiteFm;
    private double randomWalkFm;

    MeanClock(NoiseModel[] noise) {
        this.noise = noise;
        weight = new double[noise.length];
    }

    /// Weights for thresholds, before any reading.
    void nominal(double dt) {
        for (int i = 0; i < weight.length; i++) {
            weight[i] = 1 / (noise[i].whiteFm() * dt + 2 * noise[i].whitePm());
        }
        normalise();
    }

    /// Forms the scale of an epoch from what is read and what was predicted.
    ///
    /// @return false when no clock was both read and predicted
    boolean form(double seconds, double[] clockMinusHub, ClockDetector[] clocks) {
        for (int i = 0; i < weight.length; i++) {
            boolean isUsable = clocks[i].isStarted() && !Double.isNaN(clockMinusHub[i]);
            double variance =
                    isUsable
                            ? clocks[i].predictedVariance(seconds, noise[i].whiteFm())
                                    + noise[i].whitePm()
                            : 0;
            weight[i] = isUsable ? 1 / variance : 0;
        }
        if (!normalise()) {
            return false;
        }
        hubMinusScale = 0;
        for (int i = 0; i < weight.length; i++) {
            if (weight[i] > 0) {
                double unpredicted = clocks[i].predictedPhase(seconds) - clockMinusHub[i];
                hubMinusScale += weight[i] * unpredicted;
            }
        }
        return true;
    }

    private boolean normalise() {
        double sum = 0;
        for (double one : weight) {
            sum += one;
        }
        if (!(sum > 0)) {
            return false;
        }
        double capped = 0;
        double free = 0;
        for (int i = 0; i < weight.length; i++) {
            weight[i] /= sum;
            if (weight[i] > LARGEST_WEIGHT) {
                weight[i] = LARGEST_WEIGHT;
                capped += LARGEST_WEIGHT;
            } else {
                free += weight[i];
            }
        }
        whitePm = 0;
        whiteFm = 0;
        randomWalkFm = 0;
        for (int i = 0; i < weight.length; i++) {
            if (weight[i] < LARGEST_WEIGHT && free > 0 && capped > 0) {
                weight[i] *= (1 - capped) / free;
            }
            double square = weight[i] * weight[i];
            whitePm += square * noise[i].whitePm();
            whiteFm += square * noise[i].whiteFm();
            randomWalkFm += square * noise[i].randomWalkFm();
        }
        return true;
    }

    double weight(int clock) {
        return weight[clock];
    }

    double hubMinusScale() {
        return hubMinusScale;
    }

    /// Noise of clock minus scale.
    double whitePm(int clock) {
        return (1 - 2 * weight[clock]) * noise[clock].whitePm() + whitePm;
    }

    double whiteFm(int clock) {
        return (1 - 2 * weight[clock]) * noise[clock].whiteFm() + whiteFm;
    }

    double randomWalkFm(int clock) {
        return (1 - 2 * weight[clock]) * noise[clock].randomWalkFm() + randomWalkFm;
    }

    /// How much of a series' variance is the clock's own, 0 to 1 and more.
    double ownShare(int clock, double dt) {
        double own = noise[clock].whitePm() + dt * noise[clock].whiteFm();
        return own / (whitePm(clock) + dt * whiteFm(clock));
    }

    /// The model of clock minus scale.
    NoiseModel seen(int clock) {
        return new NoiseModel(
                whitePm(clock),
                whiteFm(clock),
                randomWalkFm(clock),
                noise[clock].frequencySigma(),
                noise[clock].driftSigma());
    }

    /// The model of the hub minus scale, for a hub that is none of the clocks.
    NoiseModel seen(NoiseModel hub) {
        return new NoiseModel(
                hub.whitePm() + whitePm,
                hub.whiteFm() + whiteFm,
                hub.randomWalkFm() + randomWalkFm,
                hub.frequencySigma(),
                hub.driftSigma());
    }
}
