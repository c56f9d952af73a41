package org.noonmark.metrology.detection;

import java.util.stream.IntStream;

/// What the likelihood over all onsets says of onset and size, each onset held equally likely
/// before: the probability of an onset is its likelihood, with the size integrated out.
record OnsetPosterior(Estimate onset, Estimate size) {
    /// A standard normal's probability beyond one standard deviation on one side.
    private static final double TAIL = 0.15865525393145707;

    /// How many times the best size a size may be before: a normal prior of that width keeps onsets
    /// about which the innovations say nothing from counting by their width.
    private static final double PRIOR_WIDTH = 3;

    static OnsetPosterior of(OnsetBank bank) {
        int slots = bank.slots();
        double prior = PRIOR_WIDTH * bank.size(bank.best());
        prior *= prior;
        double largest = bank.logLikelihoodRatio(bank.best());
        var weight = new double[slots];
        double sum = 0;
        double mean = 0;
        for (int slot = 0; slot < slots; slot++) {
            double shrink = shrink(bank, slot, prior);
            if (shrink > 0) {
                double likelihood = shrink * bank.logLikelihoodRatio(slot) - largest;
                weight[slot] = Math.exp(likelihood) * Math.sqrt(1 - shrink) * bank.spacing(slot);
                sum += weight[slot];
                mean += weight[slot] * shrink * bank.size(slot);
            }
        }
        mean /= sum;
        double variance = 0;
        for (int slot = 0; slot < slots; slot++) {
            if (weight[slot] > 0) {
                weight[slot] /= sum;
                double shrink = shrink(bank, slot, prior);
                double off = shrink * bank.size(slot) - mean;
                variance += weight[slot] * (shrink * bank.sizeVariance(slot) + off * off);
            }
        }
        var size = Estimate.normal(mean, Math.sqrt(variance));
        return new OnsetPosterior(onset(bank, weight), size);
    }

    /// The part of the prior's variance in that of prior and likelihood together; 0 for an onset
    /// about which nothing is known.
    private static double shrink(OnsetBank bank, int slot, double prior) {
        double variance = bank.sizeVariance(slot);
        return bank.holds(slot) && Double.isFinite(variance) ? prior / (prior + variance) : 0;
    }

    private static Estimate onset(OnsetBank bank, double[] weight) {
        var order =
                IntStream.range(0, weight.length)
                        .filter(bank::holds)
                        .boxed()
                        .sorted((a, b) -> Double.compare(bank.onset(a), bank.onset(b)))
                        .toList();
        var times = order.stream().mapToDouble(bank::onset).toArray();
        var shares = order.stream().mapToDouble(slot -> weight[slot]).toArray();
        double end = bank.lastReading();
        if (bank.kind != AnomalyKind.PHASE_STEP && bank.kind != AnomalyKind.OUTLIER) {
            end = centre(times, end);
        }
        return quantiles(times, shares, end);
    }

    /// A step of the phase shows only in the next reading, so its onset lies after the reading that
    /// stands for it; a step of the frequency lies around it. Makes each time the begin of what it
    /// stands for and returns the end of the last.
    private static double centre(double[] times, double end) {
        double previous = times.length > 1 ? times[0] - (times[1] - times[0]) : times[0];
        for (int i = 0; i < times.length; i++) {
            double middle = 0.5 * (previous + times[i]);
            previous = times[i];
            times[i] = middle;
        }
        return 0.5 * (previous + end);
    }

    /// Median and quantiles of an onset: `share[i]` is the probability that it lies between
    /// `times[i]` and the next time, or `end`.
    static Estimate quantiles(double[] times, double[] shares, double end) {
        return new Estimate(
                quantile(times, shares, end, 0.5),
                quantile(times, shares, end, TAIL),
                quantile(times, shares, end, 1 - TAIL),
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
