package org.noonmark.metrology.detection;

import java.util.Arrays;

/// The last normalised squared innovations, from which the onset and size of a change of noise are
/// estimated once a CUSUM has noticed it.
final class NoiseHistory {
    private static final int CAPACITY = 512;

    private final double[] square = new double[CAPACITY];
    private final double[] before = new double[CAPACITY];
    private int count;
    private int next;

    void clear() {
        count = 0;
    }

    /// Takes in an innovation's square over its variance and the time of the reading before it.
    void add(double squared, double secondsBefore) {
        square[next] = squared;
        before[next] = secondsBefore;
        next = (next + 1) % CAPACITY;
        count = Math.min(CAPACITY, count + 1);
    }

    /// What is known of a change of noise between the oldest reading kept and now, each onset held
    /// equally likely before and the size integrated out.
    ///
    /// @param upwards whether the noise grew
    OnsetPosterior posterior(boolean upwards, double now) {
        var weight = new double[count];
        var times = new double[count];
        var ratio = new double[count];
        double sum = 0;
        for (int n = 1; n <= count; n++) {
            int at = Math.floorMod(next - n, CAPACITY);
            sum += square[at];
            double mean = sum / n;
            times[count - n] = before[at];
            ratio[count - n] = mean;
            boolean fits = upwards == mean > 1 && n > 1;
            weight[count - n] = fits ? 0.5 * n * (mean - 1 - Math.log(mean)) : 0;
        }
        toProbabilities(weight);
        return new OnsetPosterior(
                OnsetPosterior.quantiles(times, weight, now), size(weight, ratio));
    }

    /// From log likelihoods, 0 where impossible, to probabilities.
    private void toProbabilities(double[] weight) {
        double largest = Arrays.stream(weight).max().orElse(0);
        double sum = 0;
        for (int i = 0; i < weight.length; i++) {
            double width = 1 / Math.sqrt(count - i);
            weight[i] = weight[i] > 0 ? Math.exp(weight[i] - largest) * width : 0;
            sum += weight[i];
        }
        for (int i = 0; i < weight.length; i++) {
            weight[i] /= sum;
        }
    }

    /// The logarithm of a standard deviation from n squares has the variance 1 / (2 n).
    private Estimate size(double[] weight, double[] ratio) {
        double mean = 0;
        for (int i = 0; i < weight.length; i++) {
            mean += weight[i] > 0 ? weight[i] * 0.5 * Math.log(ratio[i]) : 0;
        }
        double variance = 0;
        for (int i = 0; i < weight.length; i++) {
            if (weight[i] > 0) {
                double off = 0.5 * Math.log(ratio[i]) - mean;
                variance += weight[i] * (off * off + 0.5 / (count - i));
            }
        }
        var log = Estimate.normal(mean, Math.sqrt(variance));
        return new Estimate(
                Math.exp(log.value()),
                Math.exp(log.low68()),
                Math.exp(log.high68()),
                Math.exp(log.low95()),
                Math.exp(log.high95()));
    }
}
