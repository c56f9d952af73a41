package org.noonmark.metrology.ensemble;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Combines what the clocks say of the scale minus the hub at one epoch, and finds those that do
/// not fit.
///
/// Each clock says: its reading less its prediction. A first weighted mean is replaced by the
/// weighted median as soon as one clock lies 3 sigma from it, so that no single clock can drag the
/// others out. Between 3 and 4 sigma a clock's part falls from all to nothing (Levine 1999).
/// Several bad readings in a row are a phase step; a run of small ones of the same sign, summed as
/// by Page (Biometrika 41 (1954) 100), is a frequency step.
final class Combination {
    private static final double FIRST = 3;
    private static final double LAST = 4;
    private static final double LEAST_STEP = 6;
    private static final int STEP_READINGS = 3;

    /// As many clocks tell among themselves who is wrong.
    static final int ENOUGH = 3;

    private static final double SLACK = 0.5;
    private static final int LEARNING = 20;
    private static final int LONGEST_MEMORY = 2000;
    private static final double LEAST_LEVEL = 0.05;

    private final Roster roster;
    private final boolean findsFrequencySteps;
    private final WeightedMedian median = new WeightedMedian();

    /// By slot: the scale minus the hub as the clock says, `NaN` for nothing; set by the caller.
    double[] estimate = new double[0];

    /// By slot: variance of the innovation by the model, s^2; set by the caller. It takes into
    /// account that a clock pulls the scale after itself.
    double[] variance = new double[0];

    /// By slot: 1 for a clock that counts, 0 for another; set by the caller, lowered here by what
    /// the reading looks like.
    double[] part = new double[0];

    /// By slot: what part of its weight a clock keeps in the scale after a gap in its readings, 1
    /// without one; set by the caller.
    double[] fresh = new double[0];

    /// What part a clock keeps in the scale, not in its own filter, because a frequency step is
    /// suspected.
    double[] doubt = new double[0];

    /// By slot: what an innovation may have on one side for a long time, in standard deviations:
    /// the error of a frequency that is not learnt anew with each reading; set by the caller.
    double[] bias = new double[0];

    double[] innovation = new double[0];
    double[] sigma = new double[0];

    /// The variance seen over that of the model.
    double[] level = new double[0];

    /// What must happen to the clock now: nothing, or the reason why it was put out.
    @Nullable ClockStanding[] verdict = new ClockStanding[0];

    private double prior = Double.NaN;
    private double priorVariance;
    private int voters;

    private double[] rise = new double[0];
    private double[] fall = new double[0];
    private double[] firstBad = new double[0];
    private int[] bad = new int[0];
    private int[] count = new int[0];

    Combination(Roster roster, boolean findsFrequencySteps) {
        this.roster = roster;
        this.findsFrequencySteps = findsFrequencySteps;
    }

    /// Makes room for a clock that has joined.
    void reach(int slot) {
        if (slot >= estimate.length) {
            int length = roster.model.length;
            estimate = Arrays.copyOf(estimate, length);
            variance = Arrays.copyOf(variance, length);
            part = Arrays.copyOf(part, length);
            fresh = Arrays.copyOf(fresh, length);
            doubt = Arrays.copyOf(doubt, length);
            bias = Arrays.copyOf(bias, length);
            innovation = Arrays.copyOf(innovation, length);
            sigma = Arrays.copyOf(sigma, length);
            level = Arrays.copyOf(level, length);
            verdict = Arrays.copyOf(verdict, length);
            rise = Arrays.copyOf(rise, length);
            fall = Arrays.copyOf(fall, length);
            firstBad = Arrays.copyOf(firstBad, length);
            bad = Arrays.copyOf(bad, length);
            count = Arrays.copyOf(count, length);
        }
        estimate[slot] = Double.NaN;
        innovation[slot] = Double.NaN;
        sigma[slot] = Double.NaN;
        level[slot] = 1;
        verdict[slot] = null;
        forget(slot);
        count[slot] = 0;
    }

    /// Forgets the run of innovations of a clock.
    void forget(int slot) {
        rise[slot] = 0;
        fall[slot] = 0;
        doubt[slot] = 1;
        bad[slot] = 0;
    }

    /// Says what the scale minus the hub is expected to be, and its variance, for this epoch: fewer
    /// than [#ENOUGH] clocks are judged by it.
    void expect(double scaleMinusHub, double variance) {
        prior = scaleMinusHub;
        priorVariance = variance;
    }

    /// Makes variances of what the clocks say variances of what they say less the weighted mean: a
    /// clock pulls the mean after itself, and the mean has noise of the others.
    void allowForMean() {
        double sum = 0;
        double square = 0;
        for (int i = 0; i < roster.slots(); i++) {
            double share = Double.isNaN(estimate[i]) ? 0 : share(i);
            if (share > 0) {
                sum += share;
                square += share * share * level[i] * variance[i];
            }
        }
        if (sum == 0) {
            return;
        }
        double noise = square / (sum * sum);
        for (int i = 0; i < roster.slots(); i++) {
            double own = share(i) / sum;
            // As long as a frequency is unknown nothing can be told of anybody.
            variance[i] =
                    noise == Double.POSITIVE_INFINITY
                            ? noise
                            : Math.max(0, variance[i] * (1 - 2 * own) + noise / level[i]);
        }
    }

    /// How many clocks that count spoke at the last epoch.
    int voters() {
        return voters;
    }

    /// The scale minus the hub, or `NaN` when no clock that counts was read.
    double combine(long atNanos) {
        int slots = roster.slots();
        double centre = mean(slots);
        if (voters < ENOUGH && !Double.isNaN(prior)) {
            centre = prior;
        } else {
            priorVariance = 0;
            if (Double.isNaN(centre) || farthest(slots, centre) > FIRST) {
                centre = middle(slots, centre);
            }
        }
        for (int i = 0; i < slots; i++) {
            judge(atNanos, i, centre);
        }
        prior = Double.NaN;
        priorVariance = 0;
        return mean(slots);
    }

    private double mean(int slots) {
        double top = 0;
        double bottom = 0;
        voters = 0;
        for (int i = 0; i < slots; i++) {
            double share = share(i);
            if (share > 0 && !Double.isNaN(estimate[i])) {
                top += share * estimate[i];
                bottom += share;
                voters++;
            }
        }
        return bottom > 0 ? top / bottom : Double.NaN;
    }

    /// What a clock makes of the mean, before all are divided by their sum.
    double share(int slot) {
        return roster.weight[slot] * part[slot] * doubt[slot] * fresh[slot];
    }

    private double farthest(int slots, double centre) {
        double most = 0;
        for (int i = 0; i < slots; i++) {
            double away = estimate[i] - centre;
            double square = away * away / (level[i] * variance[i]);
            if (square > most && roster.counts(i)) {
                most = square;
            }
        }
        return Math.sqrt(most);
    }

    /// The weighted median of the clocks that count; of all that are known when none does.
    private double middle(int slots, double otherwise) {
        median.clear();
        for (int i = 0; i < slots; i++) {
            if (share(i) > 0 && !Double.isNaN(estimate[i])) {
                median.add(estimate[i], share(i));
            }
        }
        if (median.isEmpty()) {
            for (int i = 0; i < slots; i++) {
                if (roster.counts(i) && !Double.isNaN(estimate[i])) {
                    median.add(estimate[i], 1 / variance[i]);
                }
            }
        }
        return median.isEmpty() ? otherwise : median.value();
    }

    private void judge(long atNanos, int slot, double centre) {
        verdict[slot] = null;
        innovation[slot] = estimate[slot] - centre;
        if (Double.isNaN(innovation[slot])) {
            part[slot] = 0;
            return;
        }
        sigma[slot] = Math.sqrt(level[slot] * variance[slot] + priorVariance);
        if (sigma[slot] == Double.POSITIVE_INFINITY) {
            return;
        }
        double u = innovation[slot] / sigma[slot];
        if (!Double.isFinite(u)) {
            // A clock that speaks alone is the centre itself: nothing can be told of it.
            return;
        }
        if (count[slot] >= LEARNING) {
            verdict[slot] = look(atNanos, slot, u);
        }
        if (count[slot] < LEARNING || Math.abs(u) < LAST) {
            learn(slot, u);
        }
    }

    private @Nullable ClockStanding look(long atNanos, int slot, double u) {
        if (!roster.settings.test().allows(slot, atNanos, innovation[slot], sigma[slot])) {
            return out(slot, ClockStanding.DISTRUSTED);
        }
        double size = Math.abs(u);
        if (size >= LAST) {
            part[slot] = 0;
            if (++bad[slot] == 1) {
                firstBad[slot] = innovation[slot];
            }
            return bad[slot] < STEP_READINGS ? ClockStanding.OUTLIER : settle(slot, size);
        }
        bad[slot] = 0;
        if (size > FIRST) {
            part[slot] *= LAST - size;
        }
        return findsFrequencySteps ? run(slot, u) : null;
    }

    /// Several bad readings in a row: a step, of the frequency when they grow; or, when it is not
    /// larger than a step of a random walk can be now and then, the new phase is taken as it is and
    /// no more comes of it.
    private @Nullable ClockStanding settle(int slot, double size) {
        bad[slot] = 0;
        if (size <= LEAST_STEP) {
            return null;
        }
        double growth = Math.abs(innovation[slot] - firstBad[slot]);
        boolean grows = growth > Math.max(LAST * sigma[slot], Math.abs(firstBad[slot]) / 2);
        return out(
                slot,
                grows && findsFrequencySteps
                        ? ClockStanding.FREQUENCY_STEP
                        : ClockStanding.PHASE_STEP);
    }

    private @Nullable ClockStanding run(int slot, double u) {
        double threshold = roster.settings.stepThreshold();
        double slack = SLACK + bias[slot];
        rise[slot] = Math.max(0, rise[slot] + u - slack);
        fall[slot] = Math.max(0, fall[slot] - u - slack);
        double most = Math.max(rise[slot], fall[slot]);
        if (most > threshold) {
            return out(slot, ClockStanding.FREQUENCY_STEP);
        }
        // From half the threshold on the clock counts less. It is learnt as before: what is not
        // learnt is seen again in the next innovation, and doubt would feed itself.
        doubt[slot] = Math.min(1, 2 - 2 * most / threshold);
        return null;
    }

    private ClockStanding out(int slot, ClockStanding why) {
        part[slot] = 0;
        forget(slot);
        return why;
    }

    private void learn(int slot, double u) {
        count[slot] = Math.min(count[slot] + 1, LONGEST_MEMORY);
        double seen = u * u * level[slot];
        double gain = 1.0 / (count[slot] + LEARNING / 4);
        level[slot] = Math.max(LEAST_LEVEL, level[slot] + gain * (seen - level[slot]));
    }
}
