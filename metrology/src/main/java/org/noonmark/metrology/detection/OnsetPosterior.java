package org.noonmark.metrology.detection;

import java.util.Arrays;
import java.util.stream.IntStream;

/// What the likelihood over all onsets says of onset and size, each onset held equally likely
/// before: the probability of an onset is its likelihood, with the size integrated out.
record OnsetPosterior(Estimate onset, Estimate size) {
    /// A standard normal's probability within one standard deviation.
    static final double ONE_SIGMA = 0.6826894921370859;

    static OnsetPosterior of(OnsetBank bank) {
        int slots = bank.slots();
        var weight = new double[slots];
        double largest = bank.logLikelihoodRatio(bank.best());
        double sum = 0;
        double mean = 0;
        for (int slot = 0; slot < slots; slot++) {
            if (bank.holds(slot) && Double.isFinite(bank.sizeVariance(slot))) {
                double likelihood = Math.exp(bank.logLikelihoodRatio(slot) - largest);
                double width = Math.sqrt(bank.sizeVariance(slot));
                weight[slot] = likelihood * width * bank.spacing(slot);
                sum += weight[slot];
                mean += weight[slot] * bank.size(slot);
            }
        }
        mean /= sum;
        double variance = 0;
        for (int slot = 0; slot < slots; slot++) {
            if (weight[slot] > 0) {
                weight[slot] /= sum;
                double off = bank.size(slot) - mean;
                variance += weight[slot] * (bank.sizeVariance(slot) + off * off);
            }
        }
        return new OnsetPosterior(onset(bank, weight), Estimate.normal(mean, Math.sqrt(variance)));
    }

    /// Quantiles of the onset; each onset of the bank stands for the time up to the next newer one.
    private static Estimate onset(OnsetBank bank, double[] weight) {
        var order =
                IntStream.range(0, weight.length)
                        .filter(slot -> weight[slot] > 0)
                        .boxed()
                        .sorted((a, b) -> Double.compare(bank.onset(a), bank.onset(b)))
                        .mapToInt(Integer::intValue)
                        .toArray();
        var times = Arrays.stream(order).mapToDouble(bank::onset).toArray();
        var shares = Arrays.stream(order).mapToDouble(slot -> weight[slot]).toArray();
        double end = bank.lastReading();
        double tail68 = 0.5 * (1 - ONE_SIGMA);
        return new Estimate(
                quantile(times, shares, end, 0.5),
                quantile(times, shares, end, tail68),
                quantile(times, shares, end, 1 - tail68),
                quantile(times, shares, end, 0.025),
                quantile(times, shares, end, 0.975));
    }

    private static double quantile(double[] times, double[] shares, double end, double at) {
        double below = 0;
        for (int i = 0; i < times.length; i++) {
            if (below + shares[i] >= at) {
                double next = i + 1 < times.length ? times[i + 1] : end;
                return times[i] + (next - times[i]) * (at - below) / shares[i];
            }
            below += shares[i];
        }
        return end;
    }
}
