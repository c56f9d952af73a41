package org.noonmark.metrology;

/// Kalman filter over phase and frequency of one clock against the local counter.
///
/// State: phase `x` (s, clock minus local line) and fractional frequency `y`. Between measurements
/// the two-state clock model holds: `x += y dt`, with white FM of intensity `q1` and random-walk FM
/// of intensity `q2` (Zucca and Tavella 2005, eq. 21 and 25 without drift). When innovations are
/// persistently larger than the model explains, the covariance is inflated (fading memory), so that
/// a change of the oscillator is followed instead of being averaged away.
///
/// Not safe for more than one thread.
final class TwoStateFilter {
    private static final double NIS_SMOOTHING = 1.0 / 8;
    private static final double NIS_TOLERATED = 2;
    private static final double LARGEST_INFLATION = 8;

    private final double whiteFm;
    private final double randomWalkFm;
    private final double largestFrequency;
    private double phaseSeconds;
    private double frequency;
    private double p11;
    private double p12;
    private double p22;
    private double smoothedNis = 1;

    /// @param largestFrequency no oscillator of the class is further off
    TwoStateFilter(double whiteFm, double randomWalkFm, double largestFrequency) {
        this.largestFrequency = largestFrequency;
        this.whiteFm = whiteFm;
        this.randomWalkFm = randomWalkFm;
    }

    /// Starts over from a phase and a frequency with independent standard deviations.
    void reset(double phase, double phaseSigma, double startFrequency, double frequencySigma) {
        phaseSeconds = phase;
        frequency = startFrequency;
        p11 = phaseSigma * phaseSigma;
        p12 = 0;
        p22 = frequencySigma * frequencySigma;
        smoothedNis = 1;
    }

    /// Moves the state `dt` seconds on; nothing for `dt <= 0`.
    void predict(double dt) {
        if (!(dt > 0)) {
            return;
        }
        phaseSeconds += frequency * dt;
        p11 += dt * (2 * p12 + dt * p22) + dt * (whiteFm + dt * dt * randomWalkFm / 3);
        p12 += dt * (p22 + dt * randomWalkFm / 2);
        p22 += dt * randomWalkFm;
    }

    /// Normalised innovation squared of a measurement: about 1 on average when the model holds.
    double innovationSquared(double measured, double variance) {
        double innovation = measured - phaseSeconds;
        return innovation * innovation / (p11 + variance);
    }

    /// Takes in a measurement of the phase with its variance.
    void update(double measured, double variance) {
        double nis = innovationSquared(measured, variance);
        smoothedNis += NIS_SMOOTHING * (Math.min(nis, 100) - smoothedNis);
        if (smoothedNis > NIS_TOLERATED) {
            double inflation = Math.min(LARGEST_INFLATION, smoothedNis / NIS_TOLERATED);
            p11 *= inflation;
            p12 *= inflation;
            p22 *= inflation;
        }
        double innovationVariance = p11 + variance;
        double gainPhase = p11 / innovationVariance;
        double gainFrequency = p12 / innovationVariance;
        double innovation = measured - phaseSeconds;
        phaseSeconds += gainPhase * innovation;
        frequency += gainFrequency * innovation;
        frequency = Math.clamp(frequency, -largestFrequency, largestFrequency);
        p22 = Math.max(0, p22 - gainFrequency * p12);
        p12 -= gainPhase * p12;
        p11 = Math.max(0, p11 - gainPhase * p11);
    }

    /// Says that the frequency may be another: its variance is at least this.
    void doubtFrequency(double variance) {
        p22 = Math.max(p22, variance);
    }

    /// Adds to the phase what is known to have happened to it, with its standard deviation.
    void shiftPhase(double by, double sigma) {
        phaseSeconds += by;
        p11 += sigma * sigma;
    }

    double phaseSeconds() {
        return phaseSeconds;
    }

    double frequency() {
        return frequency;
    }

    double frequencyVariance() {
        return p22;
    }

    double phaseVariance() {
        return p11;
    }
}
