package org.noonmark.metrology.detection;

import java.util.Arrays;

/// Likelihood ratios of one kind of fault for many onsets at once (Willsky and Jones 1976).
///
/// For each onset it follows what a fault of size 1 would have done to the clock and to the filter;
/// the difference is the signature in the innovations. `information` is the sum of signature^2 over
/// innovation variance, `evidence` that of signature times innovation over variance: the best size
/// is evidence / information, and evidence^2 / information is twice the log likelihood ratio.
///
/// Onsets lie dense near the present and thin out behind: each level has the same number of onsets
/// at twice the spacing of the level before, so a window of n readings costs log n.
final class OnsetBank {
    static final int PER_LEVEL = 8;

    final AnomalyKind kind;
    private final int slots;

    /// Onsets by slot, the newest first within a level; `count` of each level.
    private final double[] onset;

    private final long[] index;
    private final double[] f1;
    private final double[] f2;
    private final double[] f3;
    private final double[] information;
    private final double[] evidence;
    private final int[] count;
    private final int[] newest;
    private long readings;
    private int best;
    private double bestStatistic;
    private double lastReading;

    OnsetBank(AnomalyKind kind, int levels) {
        this.kind = kind;
        slots = levels * PER_LEVEL;
        onset = new double[slots];
        index = new long[slots];
        f1 = new double[slots];
        f2 = new double[slots];
        f3 = new double[slots];
        information = new double[slots];
        evidence = new double[slots];
        count = new int[levels];
        newest = new int[levels];
        clear();
    }

    /// Forgets every onset.
    void clear() {
        Arrays.fill(count, 0);
        Arrays.fill(newest, PER_LEVEL - 1);
        best = -1;
        bestStatistic = 0;
    }

    /// From now on a fault right after `seconds` (the time of the reading before) is possible.
    void admit(double seconds) {
        int slot = makeRoom(0, readings);
        if (slot >= 0) {
            onset[slot] = seconds;
            index[slot] = readings;
            f1[slot] = 0;
            f2[slot] = 0;
            f3[slot] = 0;
            information[slot] = 0;
            evidence[slot] = 0;
        }
        readings++;
    }

    /// A free slot on this level; what it held moves one level down if it is kept there.
    private int makeRoom(int level, long number) {
        int step = level == count.length ? 0 : 1 << level;
        if (step == 0 || (number & (step - 1)) != 0) {
            return -1;
        }
        newest[level] = (newest[level] + 1) % PER_LEVEL;
        int slot = level * PER_LEVEL + newest[level];
        if (count[level] < PER_LEVEL) {
            count[level]++;
            return slot;
        }
        int below = makeRoom(level + 1, index[slot]);
        if (below >= 0) {
            copy(slot, below);
        }
        return slot;
    }

    private void copy(int from, int to) {
        onset[to] = onset[from];
        index[to] = index[from];
        f1[to] = f1[from];
        f2[to] = f2[from];
        f3[to] = f3[from];
        information[to] = information[from];
        evidence[to] = evidence[from];
    }

    /// Takes in what the filter has just made of the reading at `seconds`, `dt` after the one
    /// before.
    void update(double seconds, double dt, ThreeStateFilter filter) {
        best = -1;
        bestStatistic = 0;
        lastReading = seconds;
        for (int level = 0; level < count.length; level++) {
            int end = level * PER_LEVEL + count[level];
            for (int slot = level * PER_LEVEL; slot < end; slot++) {
                follow(slot, seconds, dt, filter);
            }
        }
    }

    private void follow(int slot, double seconds, double dt, ThreeStateFilter filter) {
        double p1 = f1[slot] + dt * (f2[slot] + 0.5 * dt * f3[slot]);
        double p2 = f2[slot] + dt * f3[slot];
        double signature = phaseOfFault(slot, seconds, dt) - p1;
        f1[slot] = p1 + filter.k1 * signature;
        f2[slot] = p2 + filter.k2 * signature;
        f3[slot] += filter.k3 * signature;
        double scaled = signature / filter.variance;
        information[slot] += scaled * signature;
        evidence[slot] += scaled * filter.innovation;
        double statistic = statistic(slot);
        if (statistic > bestStatistic) {
            bestStatistic = statistic;
            best = slot;
        }
    }

    /// What a fault of size 1 adds to the phase that is read.
    private double phaseOfFault(int slot, double seconds, double dt) {
        double age = seconds - onset[slot];
        return switch (kind) {
            case OUTLIER -> age <= dt ? 1 : 0;
            case PHASE_STEP -> 1;
            case FREQUENCY_STEP -> age;
            case DRIFT_CHANGE -> 0.5 * age * age;
            case NOISE_INCREASE, NOISE_DECREASE -> 0;
        };
    }

    private double statistic(int slot) {
        double c = information[slot];
        return c > 0 ? evidence[slot] * evidence[slot] / c : 0;
    }

    /// Twice the largest log likelihood ratio.
    double bestStatistic() {
        return bestStatistic;
    }

    /// The slot of the best onset, -1 when there is none.
    int best() {
        return best;
    }

    /// How many readings ago the best onset was.
    int bestAge() {
        return best < 0 ? 0 : (int) (readings - index[best]);
    }

    /// The time of the last update.
    double lastReading() {
        return lastReading;
    }

    int slots() {
        return slots;
    }

    boolean holds(int slot) {
        return slot % PER_LEVEL < count[slot / PER_LEVEL];
    }

    double onset(int slot) {
        return onset[slot];
    }

    /// How many readings this onset stands for.
    int spacing(int slot) {
        return 1 << (slot / PER_LEVEL);
    }

    double size(int slot) {
        return information[slot] > 0 ? evidence[slot] / information[slot] : 0;
    }

    double sizeVariance(int slot) {
        return information[slot] > 0 ? 1 / information[slot] : Double.POSITIVE_INFINITY;
    }

    double evidence(int slot) {
        return evidence[slot];
    }

    double logLikelihoodRatio(int slot) {
        return 0.5 * statistic(slot);
    }

    /// The slot that stands for a fault at this time, -1 when there is none with information: the
    /// last before it for what shows in the next reading only, else the nearest.
    int standingFor(double seconds) {
        boolean isBrief = kind == AnomalyKind.PHASE_STEP || kind == AnomalyKind.OUTLIER;
        int found = -1;
        double distance = Double.POSITIVE_INFINITY;
        for (int slot = 0; slot < slots; slot++) {
            if (!holds(slot) || information[slot] <= 0) {
                continue;
            }
            double away = seconds - onset[slot];
            if (isBrief && away < 0) {
                continue;
            }
            if (Math.abs(away) < distance) {
                distance = Math.abs(away);
                found = slot;
            }
        }
        return found;
    }

    /// Puts into the filter's state what a fault of this size with this onset did to the clock and
    /// the filter has not followed yet.
    void compensate(
            ThreeStateFilter filter, int slot, double seconds, double size, double variance) {
        double age = seconds - onset[slot];
        double dx = -f1[slot];
        double dy = -f2[slot];
        double dd = -f3[slot];
        switch (kind) {
            case PHASE_STEP -> dx += 1;
            case FREQUENCY_STEP -> {
                dx += age;
                dy += 1;
            }
            case DRIFT_CHANGE -> {
                dx += 0.5 * age * age;
                dy += age;
                dd += 1;
            }
            case OUTLIER, NOISE_INCREASE, NOISE_DECREASE -> {}
        }
        filter.shift(dx, dy, dd, size, variance);
    }
}
