package org.noonmark.metrology.detection;

import org.noonmark.metrology.clocks.ClockModel;
import org.noonmark.metrology.ensemble.ClockPrior;
import org.noonmark.metrology.stability.NoiseCoefficients;

/// The noise that a clock shows while nothing is wrong, as the prediction of its phase needs it.
///
/// @param whitePm variance of the white phase noise of one reading, s^2
/// @param whiteFm phase variance per second, q1 = h(0) / 2, s (Zucca and Tavella 2005)
/// @param randomWalkFm frequency variance per second, q2 = 2 pi^2 h(-2), 1/s
/// @param frequencySigma standard deviation of its frequency before the first reading
/// @param driftSigma standard deviation of its drift before the first reading, 1/s; 0: has none
public record NoiseModel(
        double whitePm,
        double whiteFm,
        double randomWalkFm,
        double frequencySigma,
        double driftSigma) {
    private static final double DAY = 86_400;

    /// Nobody keeps a clock that is further off.
    private static final double UNKNOWN_FREQUENCY = 1e-9;

    public NoiseModel {
        for (double part :
                new double[] {whitePm, whiteFm, randomWalkFm, frequencySigma, driftSigma}) {
            if (!(part >= 0) || Double.isInfinite(part)) {
                throw new IllegalArgumentException("must be >= 0 and finite: noise=" + part);
            }
        }
        if (whitePm + whiteFm <= 0) {
            throw new IllegalArgumentException("must be > 0: whitePm + whiteFm");
        }
    }

    /// The model of a clock with these power laws, read every `tau0Seconds`.
    ///
    /// Flicker has no finite-state model. Flicker FM is covered from above by random walk FM: where
    /// white FM and flicker FM cross, the random walk has twice the flicker's Allan variance, so
    /// that the model lies below the truth by at most 5 % in deviation for shorter averages and
    /// above it for longer ones. Flicker PM is taken as white PM of the same Allan variance at
    /// tau0.
    public static NoiseModel from(
            NoiseCoefficients noise, double tau0Seconds, double frequencySigma, double driftSigma) {
        double square = 4 * Math.PI * Math.PI;
        double flickerPm = noise.flickerPm() * (1.038 + 3 * Math.log(Math.PI)) / (3 * square);
        double whitePm = noise.whitePm() * 0.5 / tau0Seconds / square + flickerPm;
        double whiteFm = 0.5 * noise.whiteFm();
        double floor = 2 * Math.log(2) * noise.flickerFm();
        double crossing = whiteFm > 0 ? whiteFm / Math.max(floor, Double.MIN_NORMAL) : DAY;
        double walk = 2 * Math.PI * Math.PI * noise.randomWalkFm() + 6 * floor / crossing;
        return new NoiseModel(whitePm, whiteFm, walk, frequencySigma, driftSigma);
    }

    /// The model of a clock that is read every `tau0Seconds` with white phase noise of this
    /// variance.
    ///
    /// Before anything was read its frequency and drift are held to be three times as uncertain as
    /// among clocks of its kind, for what it is compared with has a frequency and a drift as well.
    public static NoiseModel of(ClockModel clock, double tau0Seconds, double readingVariance) {
        double drift = Math.hypot(clock.driftPerDay(), clock.driftSpreadPerDay()) / DAY;
        var own = from(clock.noise(), tau0Seconds, 3 * clock.frequencySpread(), 3 * drift);
        return new NoiseModel(
                own.whitePm + readingVariance,
                own.whiteFm,
                own.randomWalkFm,
                own.frequencySigma,
                own.driftSigma);
    }

    /// The model of a clock of which an ensemble knows this beforehand, and whose readings have
    /// this standard deviation.
    public static NoiseModel of(ClockPrior clock, double readingSigma) {
        return new NoiseModel(
                clock.whitePm() * clock.whitePm() + readingSigma * readingSigma,
                clock.whiteFm(),
                clock.randomWalkFm(),
                UNKNOWN_FREQUENCY,
                Math.hypot(clock.drift(), clock.driftSigma()));
    }
}
