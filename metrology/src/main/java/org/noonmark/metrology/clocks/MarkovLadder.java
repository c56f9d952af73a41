package org.noonmark.metrology.clocks;

import java.util.random.RandomGenerator;

/// A stationary process with a spectral density of c / f: a sum of Markov processes whose rates
/// form a geometric ladder with ratio 4.
///
/// A process of rate p and variance V has the one-sided density 4 V p / (p^2 + (2 pi f)^2). Equal
/// variances c ln(ratio) on a geometric ladder sum to c / f with a ripple of 2 / cosh(pi^2 /
/// ln(ratio)), here 0.3 % (Barnes and Greenhall, PTTI 1987; Poisson's sum gives the ripple).
final class MarkovLadder {
    private static final double RATIO = 4;

    private final RandomGenerator random;
    private final double[] values;
    private final double[] keep;
    private final double[] spread;
    private final double[] mean;
    private final double bridgeVariance;

    /// Rates from `slow` to `fast`, in 1/s; each process stands for half a rung on both sides.
    MarkovLadder(double c, double slow, double fast, double step, RandomGenerator random) {
        this.random = random;
        double rung = Math.log(RATIO);
        int count = c == 0 ? 0 : Math.max(1, (int) Math.ceil(Math.log(fast / slow) / rung));
        double variance = c * rung;
        values = new double[count];
        keep = new double[count];
        spread = new double[count];
        mean = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double rate = fast * Math.exp(-rung * (i + 0.5));
            double half = rate * step / 2;
            keep[i] = Math.exp(-2 * half);
            spread[i] = Math.sqrt(-variance * Math.expm1(-4 * half));
            mean[i] = Math.tanh(half) / rate;
            sum += 2 * variance * step / rate * excess(half);
            values[i] = Math.sqrt(variance) * random.nextGaussian();
        }
        bridgeVariance = sum;
    }

    /// 1 - tanh(u)/u without cancellation.
    private static double excess(double u) {
        return u < 1e-3 ? u * u / 3 : 1 - Math.tanh(u) / u;
    }

    boolean isActive() {
        return values.length > 0;
    }

    /// Variance of the integral over one step when both ends are known; the caller adds it.
    double bridgeVariance() {
        return bridgeVariance;
    }

    /// Advances one step; returns the expected integral over it between the two ends.
    double integrate(double factor) {
        double integral = 0;
        for (int i = 0; i < values.length; i++) {
            double before = values[i];
            double after = keep[i] * before + spread[i] * factor * random.nextGaussian();
            integral += mean[i] * (before + after);
            values[i] = after;
        }
        return integral;
    }

    double sum() {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
