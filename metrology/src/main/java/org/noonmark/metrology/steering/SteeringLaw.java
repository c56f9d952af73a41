package org.noonmark.metrology.steering;

/// How much to change the steer: minus phaseGain times phase minus frequencyGain times frequency,
/// both of the output against UTC.
///
/// With interval T the output obeys x' = x + T (y + u), y' = y + u for a change u (Koppang and
/// Leland 1999, equations 1 to 5).
///
/// @param intervalSeconds time T between steers
/// @param phaseGain in 1/s
/// @param frequencyGain without dimension; 1 takes all of the frequency out
public record SteeringLaw(double intervalSeconds, double phaseGain, double frequencyGain) {
    private static final int MOST_ROUNDS = 100_000;

    public SteeringLaw {
        double sum = 2 - intervalSeconds * phaseGain - frequencyGain;
        double product = 1 - frequencyGain;
        // Both roots of z^2 - sum z + product inside the unit circle (Jury).
        if (!(intervalSeconds > 0) || !(Math.abs(product) < 1) || !(Math.abs(sum) < 1 + product)) {
            throw new IllegalArgumentException(
                    "must be stable: T=%s, phaseGain=%s, frequencyGain=%s"
                            .formatted(intervalSeconds, phaseGain, frequencyGain));
        }
    }

    /// Pole placement: the phase decays by two real poles, each between 0 and 1.
    ///
    /// The gains follow from trace and determinant of the closed loop: frequencyGain = 1 - p1 p2,
    /// phaseGain T = (1 - p1)(1 - p2).
    public static SteeringLaw poles(double intervalSeconds, double p1, double p2) {
        if (!(p1 >= 0 && p1 < 1 && p2 >= 0 && p2 < 1)) {
            throw new IllegalArgumentException(
                    "must be from 0 to below 1: %s, %s".formatted(p1, p2));
        }
        return new SteeringLaw(intervalSeconds, (1 - p1) * (1 - p2) / intervalSeconds, 1 - p1 * p2);
    }

    /// LQG: the least mean of (phase / phaseScale)^2 over all time, not only at the steers, plus
    /// (change / changeScale)^2 at every steer.
    ///
    /// The Riccati equation with the cross term that the mean over the interval brings is iterated
    /// until it stands still.
    ///
    /// @param phaseScaleSeconds a phase error that costs 1
    /// @param changeScale a change of steer that costs 1
    public static SteeringLaw lqg(
            double intervalSeconds, double phaseScaleSeconds, double changeScale) {
        if (!(phaseScaleSeconds > 0) || !(changeScale > 0)) {
            throw new IllegalArgumentException(
                    "must be > 0: %s, %s".formatted(phaseScaleSeconds, changeScale));
        }
        // In units of phaseScale and of phaseScale / T, the equations have no dimension.
        double r = square(phaseScaleSeconds / (intervalSeconds * changeScale));
        var p = new double[] {1, 0, 0};
        double gx = 0;
        double gy = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double xx = p[0];
            double xy = p[1];
            double yy = p[2];
            // B' P and B' P B for B = (1, 1); the last terms are the mean over the interval.
            double bx = xx + xy;
            double by = xy + yy;
            double denominator = bx + by + 1 / 3.0 + r;
            double nextX = (bx + 0.5) / denominator;
            double nextY = (bx + by + 1 / 3.0) / denominator;
            p[0] = xx + 1 - nextX * nextX * denominator;
            p[1] = xx + xy + 0.5 - nextX * nextY * denominator;
            p[2] = xx + 2 * xy + yy + 1 / 3.0 - nextY * nextY * denominator;
            boolean isStill = Math.abs(nextX - gx) + Math.abs(nextY - gy) < 1e-14;
            gx = nextX;
            gy = nextY;
            if (isStill) {
                break;
            }
        }
        return new SteeringLaw(intervalSeconds, gx / intervalSeconds, gy);
    }

    /// The change of steer for an output that is `phaseSeconds` and `frequency` away from UTC.
    double change(double phaseSeconds, double frequency) {
        return -phaseGain * phaseSeconds - frequencyGain * frequency;
    }

    private static double square(double x) {
        return x * x;
    }
}
