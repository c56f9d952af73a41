package org.noonmark.metrology.detection;

import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

/// Intervals for a change of noise.
final class NoiseInterval {
    private NoiseInterval() {}

    /// Standard deviation after over before: n times the mean square is chi-squared with n degrees
    /// of freedom times the ratio of variances.
    static Estimate ratio(NoiseCusum cusum) {
        int n = cusum.readings();
        double sum = n * cusum.meanSquare();
        var distribution = new ChiSquaredDistribution(n);
        double tail = 0.5 * (1 - OnsetPosterior.ONE_SIGMA);
        return new Estimate(
                Math.sqrt(cusum.meanSquare()),
                Math.sqrt(sum / distribution.inverseCumulativeProbability(1 - tail)),
                Math.sqrt(sum / distribution.inverseCumulativeProbability(tail)),
                Math.sqrt(sum / distribution.inverseCumulativeProbability(0.975)),
                Math.sqrt(sum / distribution.inverseCumulativeProbability(0.025)));
    }

    /// The sum's last zero, with the time that the smallest change looked for takes to be told from
    /// none as its uncertainty.
    static Estimate onset(NoiseCusum cusum, double seconds) {
        double step = (seconds - cusum.onset()) / cusum.readings();
        double ratio = cusum.meanSquare();
        double information = 0.5 * Math.abs(ratio - 1 - Math.log(ratio));
        return Estimate.normal(cusum.onset(), step * Math.min(cusum.readings(), 1 / information));
    }
}
