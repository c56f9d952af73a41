package org.noonmark.metrology.ensemble;

import java.util.Arrays;

/// The clocks of one scale by slot: their standing and weights, and what of it is the same for all
/// algorithms.
///
/// A weight moves towards its target by a bounded amount each epoch. A clock that is put out has
/// weight 0 at once, and the others share what it had.
final class Roster {
    private static final int ROOM = 8;
    private static final double CAP_ROOM = 1.5;
    private static final double LARGEST_FOR_FEW = 0.5;
    private static final double CLOSE = 1e-12;
    private static final ClockPrior NO_MODEL = ClockPrior.of(1, 0);

    final Algorithm algorithm;
    final ScaleSettings settings;
    private final ScaleListener listener;

    ClockPrior[] model = new ClockPrior[0];
    ClockStanding[] standing = new ClockStanding[0];
    double[] weight = new double[0];

    /// What the algorithm wants the weights to be, up to a common factor; 0 for none.
    double[] target = new double[0];

    /// When the probation of a clock ends.
    long[] probationEnds = new long[0];

    private int slots;
    private int inUse;
    private boolean founded;
    private boolean moving;
    private double cap = 1;
    private double[] goal = new double[0];

    Roster(Algorithm algorithm, ScaleSettings settings, ScaleListener listener) {
        this.algorithm = algorithm;
        this.settings = settings;
        this.listener = listener;
    }

    int slots() {
        return slots;
    }

    int inUse() {
        return inUse;
    }

    /// Whether the first epoch has been.
    boolean isFounded() {
        return founded;
    }

    /// The lowest free slot, taken for a clock. Arrays of whoever keeps more by slot have to reach
    /// [#slots].
    int join(ClockPrior clock) {
        int slot = 0;
        while (slot < slots && standing[slot] != ClockStanding.VACANT) {
            slot++;
        }
        if (slot == slots) {
            grow();
        }
        model[slot] = clock;
        standing[slot] = founded ? ClockStanding.PROBATION : ClockStanding.IN_USE;
        inUse += founded ? 0 : 1;
        weight[slot] = 0;
        target[slot] = 0;
        probationEnds[slot] = Long.MAX_VALUE;
        return slot;
    }

    private void grow() {
        slots++;
        if (slots > model.length) {
            int length = slots + Math.max(ROOM, slots >> 1);
            int from = model.length;
            model = Arrays.copyOf(model, length);
            standing = Arrays.copyOf(standing, length);
            Arrays.fill(model, from, length, NO_MODEL);
            Arrays.fill(standing, from, length, ClockStanding.VACANT);
            weight = Arrays.copyOf(weight, length);
            target = Arrays.copyOf(target, length);
            goal = Arrays.copyOf(goal, length);
            probationEnds = Arrays.copyOf(probationEnds, length);
        }
    }

    void checkSlot(int slot) {
        if (slot < 0 || slot >= slots || standing[slot] == ClockStanding.VACANT) {
            throw new IllegalArgumentException("must be the slot of a clock: slot=" + slot);
        }
    }

    void leave(int slot) {
        drop(slot, ClockStanding.VACANT);
    }

    /// Whether the clock makes part of the scale when it is read.
    boolean counts(int slot) {
        return standing[slot] == ClockStanding.IN_USE || standing[slot] == ClockStanding.OUTLIER;
    }

    private void drop(int slot, ClockStanding into) {
        if (counts(slot)) {
            inUse--;
        }
        standing[slot] = into;
        weight[slot] = 0;
        moving = true;
    }

    /// Puts a clock out.
    void putOut(long atNanos, int slot, ClockStanding why, double size, double sigma) {
        boolean counted = counts(slot);
        drop(slot, why);
        probationEnds[slot] = Long.MAX_VALUE;
        if (counted) {
            listener.happened(algorithm, new ScaleEvent.PutOut(atNanos, slot, why, size, sigma));
        }
    }

    /// Marks one bad reading of a clock that counts: it has no part in this epoch, and its weight
    /// stays.
    void outlier(int slot) {
        if (counts(slot)) {
            standing[slot] = ClockStanding.OUTLIER;
        }
    }

    void good(int slot) {
        if (standing[slot] == ClockStanding.OUTLIER) {
            standing[slot] = ClockStanding.IN_USE;
        }
    }

    /// Begins the probation of a clock, or lets it go on.
    void watch(long atNanos, int slot) {
        standing[slot] = ClockStanding.PROBATION;
        if (probationEnds[slot] == Long.MAX_VALUE) {
            probationEnds[slot] = atNanos + (long) (settings.probationSeconds() * 1e9);
        }
    }

    void admit(long atNanos, int slot) {
        standing[slot] = ClockStanding.IN_USE;
        inUse++;
        moving = true;
        listener.happened(algorithm, new ScaleEvent.Admitted(atNanos, slot));
    }

    /// The largest weight that a clock may have. With few good clocks it is more than the policy
    /// says: what the good ones may not have would go to bad ones.
    double cap() {
        double sum = 0;
        double square = 0;
        for (int i = 0; i < slots; i++) {
            double share = counts(i) ? target[i] : 0;
            sum += share;
            square += share * share;
        }
        int clocks = Math.max(1, inUse);
        if (algorithm == Algorithm.ALGOS) {
            return Math.min(1, 4.0 / clocks);
        }
        // As many clocks of equal weight would make the same mean (Kish 1965).
        double effective = square > 0 ? sum * sum / square : clocks;
        double few = Math.min(LARGEST_FOR_FEW, CAP_ROOM / effective);
        return Math.min(1, Math.max(settings.largestWeight(), Math.max(few, CAP_ROOM / clocks)));
    }

    /// Says that targets have changed.
    void retarget() {
        moving = true;
    }

    /// Sets the weights to their targets: at the first epoch.
    void found() {
        founded = true;
        capTargets();
        System.arraycopy(goal, 0, weight, 0, slots);
    }

    /// Moves the weights on, one epoch.
    void moveWeights() {
        if (!moving) {
            return;
        }
        capTargets();
        double most = settings.weightRise() * cap;
        double sum = 0;
        double farthest = 0;
        for (int i = 0; i < slots; i++) {
            double away = goal[i] - weight[i];
            farthest = Math.max(farthest, Math.abs(away));
            weight[i] += Math.max(-most, Math.min(most, away));
            sum += weight[i];
        }
        if (sum > 0) {
            for (int i = 0; i < slots; i++) {
                weight[i] /= sum;
            }
        }
        moving = farthest > CLOSE;
    }

    /// What part of its goal a clock's weight has reached, 0 to 1.
    double ripeness(int slot) {
        return goal[slot] > 0 ? Math.min(1, weight[slot] / goal[slot]) : 0;
    }

    /// Targets of the clocks that count, with sum 1 and none above the cap: what is above goes to
    /// the others in proportion.
    private void capTargets() {
        cap = cap();
        for (int i = 0; i < slots; i++) {
            goal[i] = counts(i) ? target[i] : 0;
        }
        Shares.cap(goal, slots, cap);
    }

    /// Standard uncertainty of the phase after a time, from models and weights, s.
    double uncertainty(double seconds, double[] level) {
        double variance = 0;
        for (int i = 0; i < slots; i++) {
            variance += weight[i] * weight[i] * level[i] * model[i].phaseVariance(seconds);
        }
        return Math.sqrt(variance);
    }
}
