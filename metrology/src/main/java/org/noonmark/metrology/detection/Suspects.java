package org.noonmark.metrology.detection;

/// Compares who may have done it: each clock, each group behind one link, the hub.
///
/// Each clock has an estimate of what happened to it against the common scale, with a variance. As
/// the scale is made of the same clocks, all estimates share an unknown common part, which every
/// hypothesis is free to choose; under each exactly one size more is free, so their likelihoods
/// compare directly (least squares with a common mean, Basseville and Nikiforov 1993, section 7.2).
final class Suspects {
    private final int[][] groups;
    private final double[] size;
    private final double[] precision;
    private double best;
    private double bestSize;
    private double bestVariance;
    private Culprit culprit = new Culprit.Hub();
    private double sumOfLikelihoods;

    Suspects(int clocks, int[][] groups) {
        this.groups = groups;
        size = new double[clocks];
        precision = new double[clocks];
    }

    /// What a clock's own tests say; variance infinite when they say nothing.
    void put(int clock, double estimate, double variance) {
        precision[clock] = variance < Double.POSITIVE_INFINITY ? 1 / variance : 0;
        size[clock] = precision[clock] > 0 ? estimate : 0;
    }

    /// Compares all hypotheses.
    ///
    /// @param hubStatistic twice the log likelihood ratio of the hub, 0 when it cannot be seen
    void compare(double hubSize, double hubVariance, double hubStatistic) {
        best = hubStatistic;
        bestSize = hubSize;
        bestVariance = hubVariance;
        culprit = new Culprit.Hub();
        double total = 0;
        double mean = 0;
        for (int i = 0; i < size.length; i++) {
            total += precision[i];
            mean += precision[i] * size[i];
        }
        for (int i = 0; i < size.length; i++) {
            consider(precision[i], precision[i] * size[i], total, mean, i, false);
        }
        for (int g = 0; g < groups.length; g++) {
            double inside = 0;
            double weighted = 0;
            for (int clock : groups[g]) {
                inside += precision[clock];
                weighted += precision[clock] * size[clock];
            }
            consider(inside, weighted, total, mean, g, true);
        }
        sumOfLikelihoods = hubStatistic > 0 ? Math.exp(0.5 * (hubStatistic - best)) : 0;
        addLikelihoods(total, mean);
    }

    private void consider(
            double inside, double weighted, double total, double mean, int index, boolean isGroup) {
        double statistic = statistic(inside, weighted, total, mean);
        if (statistic > best) {
            best = statistic;
            bestSize = weighted / inside - (mean - weighted) / (total - inside);
            bestVariance = 1 / inside + 1 / (total - inside);
            culprit = isGroup ? new Culprit.SharedLink(index) : new Culprit.OneClock(index);
        }
    }

    private void addLikelihoods(double total, double mean) {
        for (int i = 0; i < size.length; i++) {
            double statistic = statistic(precision[i], precision[i] * size[i], total, mean);
            sumOfLikelihoods += statistic > 0 ? Math.exp(0.5 * (statistic - best)) : 0;
        }
        for (var group : groups) {
            double inside = 0;
            double weighted = 0;
            for (int clock : group) {
                inside += precision[clock];
                weighted += precision[clock] * size[clock];
            }
            double statistic = statistic(inside, weighted, total, mean);
            sumOfLikelihoods += statistic > 0 ? Math.exp(0.5 * (statistic - best)) : 0;
        }
    }

    /// Twice the log likelihood ratio of "those inside moved together against the rest".
    private static double statistic(double inside, double weighted, double total, double mean) {
        double outside = total - inside;
        if (!(inside > 0) || !(outside > 1e-12 * total)) {
            return 0;
        }
        double apart = weighted / inside - (mean - weighted) / outside;
        return apart * apart / (1 / inside + 1 / outside);
    }

    Culprit culprit() {
        return culprit;
    }

    double size() {
        return bestSize;
    }

    double variance() {
        return bestVariance;
    }

    double confidence() {
        return 1 / sumOfLikelihoods;
    }
}
