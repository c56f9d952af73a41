package org.noonmark.metrology.ensemble;

/// Phase, frequency and drift of one clock.
final class ThreeStates {
    private ThreeStates() {}

    /// How much of its distance from standard time an anchored clock keeps: its phase wanders and
    /// comes back (Ornstein and Uhlenbeck, Phys. Rev. 36 (1930) 823).
    static double kept(ClockPrior model, double seconds) {
        return StrictMath.exp(
                -seconds * model.whiteFm() / (2 * model.phaseSigma() * model.phaseSigma()));
    }

    /// The variance that its phase gathers meanwhile.
    static double anchoredVariance(ClockPrior model, double seconds) {
        double kept = kept(model, seconds);
        return model.phaseSigma() * model.phaseSigma() * (1 - kept * kept);
    }

    /// The covariance that a clock's noise adds in a time (Zucca and Tavella 2005), row after row.
    static void noise(ClockPrior model, double seconds, double[] block) {
        double square = seconds * seconds;
        double q2 = model.randomWalkFm();
        double q3 = model.randomRunFm();
        block[0] = model.phaseVariance(seconds);
        block[1] = square * (q2 / 2 + q3 * square / 8);
        block[2] = square * seconds * q3 / 6;
        block[3] = block[1];
        block[4] = seconds * (q2 + q3 * square / 3);
        block[5] = square * q3 / 2;
        block[6] = block[2];
        block[7] = block[5];
        block[8] = seconds * q3;
    }
}
