package org.noonmark.metrology.steering;

/// The noise of a free scale against UTC, as diffusion coefficients.
///
/// Over t seconds the variance of the phase grows by whiteFm t + randomWalkFm t^3/3 + randomRunFm
/// t^5/20 (Galleani et al., Metrologia 40 (2003) S257). whiteFm is h(0)/2, randomWalkFm is 2 pi^2
/// h(-2).
///
/// @param whiteFm in s^2/s
/// @param randomWalkFm in 1/s
/// @param randomRunFm in 1/s^3; 0 makes a two-state model when the drift is known to be 0
/// @param driftSpread standard deviation of the drift at the start, in 1/s
public record ScaleModel(
        double whiteFm, double randomWalkFm, double randomRunFm, double driftSpread) {
    private static final double DAY = 86_400;

    public ScaleModel {
        for (double q : new double[] {whiteFm, randomWalkFm, randomRunFm, driftSpread}) {
            if (!(q >= 0) || Double.isInfinite(q)) {
                throw new IllegalArgumentException("must be >= 0 and finite: " + q);
            }
        }
    }

    /// A two-state model from what happens in a day.
    ///
    /// @param phaseSeconds spread of the phase that white FM makes in a day
    /// @param frequency spread of the frequency that random-walk FM makes in a day
    public static ScaleModel ofDay(double phaseSeconds, double frequency) {
        return new ScaleModel(phaseSeconds * phaseSeconds / DAY, frequency * frequency / DAY, 0, 0);
    }

    /// The same with a drift that is unknown at the start, `perDay`, and changes by `walkPerDay` in
    /// a day, both as standard deviations of fractional frequency a day.
    public ScaleModel withDrift(double perDay, double walkPerDay) {
        double walk = walkPerDay / DAY;
        return new ScaleModel(whiteFm, randomWalkFm, walk * walk / DAY, perDay / DAY);
    }
}
