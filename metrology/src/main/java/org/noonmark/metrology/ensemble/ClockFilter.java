package org.noonmark.metrology.ensemble;

import java.util.Arrays;

/// A Kalman filter of phase, frequency and drift of several clocks and of the hub, read one clock
/// against the hub at a time.
///
/// Block 0 is the hub, block b the clock of slot b - 1; three states each. The covariance is kept
/// full and square, row after row; blocks without a clock are 0.
final class ClockFilter {
    static final int STATES = 3;

    /// How much wider than the clocks' own spread an unknown hub is taken to be, as variance:
    /// enough to have no weight, not so much that digits are lost.
    static final double WIDE = 1e6;

    /// How many states there are.
    int size = STATES;

    private double[] state = new double[STATES];
    private double[] covariance = new double[STATES * STATES];
    private double[] column = new double[STATES];
    private double[] mean = new double[STATES];
    private double meanVariance;

    // Of the last reading: covariance of all states with it, one over its variance, its surprise.
    double gain;
    double innovation;

    /// 1 for the phase of a clock that is there, 0 for all else.
    private double[] isPhase = {1, 0, 0};

    private boolean[] active = {true};
    private final double[] noise = new double[STATES * STATES];

    /// How the phase of an anchored clock forgets, 1 for the others.
    private double[] keeps = {1};

    /// Makes room for blocks up to that of `slot`.
    void reach(int slot) {
        int blocks = slot + 2;
        int needed = STATES * blocks;
        if (needed <= size) {
            return;
        }
        var wider = new double[needed * needed];
        for (int r = 0; r < size; r++) {
            System.arraycopy(covariance, r * size, wider, r * needed, size);
        }
        covariance = wider;
        state = Arrays.copyOf(state, needed);
        column = new double[needed];
        mean = new double[needed];
        isPhase = Arrays.copyOf(isPhase, needed);
        active = Arrays.copyOf(active, blocks);
        int before = keeps.length;
        keeps = Arrays.copyOf(keeps, blocks);
        Arrays.fill(keeps, before, blocks, 1);
        size = needed;
    }

    private static int at(int slot) {
        return STATES * (slot + 1);
    }

    /// Puts a block in that is correlated with nothing. `block` holds the variances and covariances
    /// of phase, frequency and drift, row after row.
    void insert(int slot, double phase, double frequency, double drift, double[] block) {
        remove(slot);
        int first = at(slot);
        active[slot + 1] = true;
        isPhase[first] = 1;
        keeps[slot + 1] = 1;
        state[first] = phase;
        state[first + 1] = frequency;
        state[first + 2] = drift;
        for (int r = 0; r < STATES; r++) {
            for (int c = 0; c < STATES; c++) {
                covariance[(first + r) * size + first + c] = block[STATES * r + c];
            }
        }
    }

    void remove(int slot) {
        int first = at(slot);
        active[slot + 1] = false;
        isPhase[first] = 0;
        for (int r = first; r < first + STATES; r++) {
            state[r] = 0;
            Arrays.fill(covariance, r * size, (r + 1) * size, 0);
            for (int k = 0; k < size; k++) {
                covariance[k * size + r] = 0;
            }
        }
    }

    boolean holds(int slot) {
        return slot + 1 < active.length && active[slot + 1];
    }

    double phase(int slot) {
        return state[at(slot)];
    }

    double frequency(int slot) {
        return state[at(slot) + 1];
    }

    double drift(int slot) {
        return state[at(slot) + 2];
    }

    void add(int slot, double phase, double frequency) {
        state[at(slot)] += phase;
        state[at(slot) + 1] += frequency;
    }

    /// Covariance of the phases of two clocks, or the variance of one.
    double phaseCovariance(int slot, int other) {
        return covariance[at(slot) * size + at(other)];
    }

    /// Copies a block of the covariance, row after row.
    void copyBlock(int slot, double[] block) {
        int first = at(slot);
        for (int r = 0; r < STATES; r++) {
            System.arraycopy(covariance, (first + r) * size + first, block, STATES * r, STATES);
        }
    }

    /// Says how much of an anchored clock's phase is kept in the next [#predict].
    void keep(int slot, double kept) {
        keeps[slot + 1] = kept;
    }

    /// Adds the noise that a clock gathers in a time.
    void addNoise(int slot, ClockPrior model, double seconds) {
        int first = at(slot);
        if (model.isAnchored()) {
            covariance[first * size + first] += ThreeStates.anchoredVariance(model, seconds);
            return;
        }
        ThreeStates.noise(model, seconds, noise);
        for (int r = 0; r < STATES; r++) {
            for (int c = 0; c < STATES; c++) {
                covariance[(first + r) * size + first + c] += noise[STATES * r + c];
            }
        }
    }

    /// Moves states and covariance on by the clocks' own motion.
    void predict(double seconds) {
        double half = 0.5 * seconds * seconds;
        for (int a = 0; a < active.length; a++) {
            if (!active[a]) {
                continue;
            }
            int first = STATES * a;
            state[first] =
                    keeps[a] * state[first] + seconds * state[first + 1] + half * state[first + 2];
            state[first + 1] += seconds * state[first + 2];
            moveRows(first * size, keeps[a], seconds, half);
        }
        for (int a = 0; a < active.length; a++) {
            for (int k = 0; k < STATES && active[a]; k++) {
                moveColumns((STATES * a + k) * size, seconds, half);
            }
        }
    }

    private void moveRows(int row, double kept, double seconds, double half) {
        for (int c = 0; c < size; c++) {
            double x = covariance[row + c];
            double y = covariance[row + size + c];
            double d = covariance[row + 2 * size + c];
            covariance[row + c] = kept * x + seconds * y + half * d;
            covariance[row + size + c] = y + seconds * d;
        }
    }

    private void moveColumns(int row, double seconds, double half) {
        for (int b = 0; b < active.length; b++) {
            int k = row + STATES * b;
            double x = covariance[k];
            double y = covariance[k + 1];
            double d = covariance[k + 2];
            covariance[k] = keeps[b] * x + seconds * y + half * d;
            covariance[k + 1] = y + seconds * d;
        }
    }

    /// Adds to the variance of a phase what is independent of all else.
    void addPhaseVariance(int slot, double variance) {
        covariance[at(slot) * size + at(slot)] += variance;
    }

    double frequencyVariance(int slot) {
        int y = at(slot) + 1;
        return covariance[y * size + y];
    }

    /// Variance of clock minus hub.
    double differenceVariance(int slot) {
        int x = at(slot);
        return covariance[x * size + x] - 2 * covariance[x] + covariance[0];
    }

    /// What is known of the hub is known less well: its variances grow by a factor, its
    /// correlations stay.
    void doubtHub(double factor) {
        double root = Math.sqrt(factor);
        for (int s = 0; s < STATES; s++) {
            for (int k = 0; k < size; k++) {
                covariance[s * size + k] *= root;
                covariance[k * size + s] *= root;
            }
        }
    }

    /// The variance of the hub's frequency is at least this.
    void doubtHubFrequency(double variance) {
        covariance[size + 1] = Math.max(covariance[size + 1], variance);
    }

    /// Forgets all of the hub; its phase is taken as `phase` with a variance far above `spread`.
    void widenHub(double phase, double spread) {
        remove(-1);
        active[0] = true;
        isPhase[0] = 1;
        state[0] = phase;
        covariance[0] = WIDE * spread;
    }

    /// The hub's phase has stepped: it is unknown, its frequency is what it was.
    void stepHub(double phase, double spread) {
        state[0] = phase;
        for (int k = 0; k < size; k++) {
            covariance[k] = 0;
            covariance[k * size] = 0;
        }
        covariance[0] = WIDE * spread;
    }

    /// Takes a reading of clock minus hub with a noise of this variance.
    void update(int slot, double clockMinusHub, double noiseVariance) {
        int row = at(slot) * size;
        for (int k = 0; k < size; k++) {
            column[k] = covariance[row + k] - covariance[k];
        }
        double variance = column[at(slot)] - column[0] + noiseVariance;
        weigh(clockMinusHub - (state[at(slot)] - state[0]), variance);
    }

    /// Takes a reading of a contrast: the sum of coefficients times phases, the coefficients having
    /// the sum 0, so that no hub is needed.
    void update(double[] coefficients, int slots, double reading, double noiseVariance) {
        Arrays.fill(column, 0);
        double expected = 0;
        for (int i = 0; i < slots; i++) {
            int row = at(i) * size;
            if (coefficients[i] != 0) {
                expected += coefficients[i] * state[at(i)];
                for (int k = 0; k < size; k++) {
                    column[k] += coefficients[i] * covariance[row + k];
                }
            }
        }
        double variance = noiseVariance;
        for (int i = 0; i < slots; i++) {
            variance += coefficients[i] * column[at(i)];
        }
        weigh(reading - expected, variance);
    }

    private void weigh(double surprise, double variance) {
        innovation = surprise;
        gain = 1 / variance;
        for (int k = 0; k < size; k++) {
            state[k] += column[k] * gain * innovation;
        }
        for (int r = 0; r < size; r++) {
            double share = column[r] * gain;
            if (share != 0) {
                subtract(r * size, share);
            }
        }
    }

    private void subtract(int row, double share) {
        for (int c = 0; c < size; c++) {
            covariance[row + c] -= share * column[c];
        }
    }

    /// Copies states and covariance.
    void copyTo(double[] states, double[] covariances) {
        System.arraycopy(state, 0, states, 0, size);
        System.arraycopy(covariance, 0, covariances, 0, size * size);
    }

    /// Goes back to what [#copyTo] gave.
    void restore(double[] states, double[] covariances) {
        System.arraycopy(states, 0, state, 0, size);
        System.arraycopy(covariances, 0, covariance, 0, size * size);
    }

    /// Covariance of each state with the last reading.
    double[] lastColumn() {
        return column.clone();
    }

    /// Moves the phases and the frequencies of all clocks and of the hub by the same amounts:
    /// another scale, no other difference.
    void shiftAll(double phase, double frequency) {
        for (int k = 0; k < size; k += STATES) {
            if (active[k / STATES]) {
                state[k] += phase;
                state[k + 1] += frequency;
            }
        }
    }

    /// Begins to ask how far the phases are from their weighted mean.
    ///
    /// @param weights by slot, sum 1 or all 0
    void lookFrom(double[] weights, int slots) {
        Arrays.fill(mean, 0);
        for (int i = 0; i < slots; i++) {
            int row = at(i) * size;
            if (weights[i] > 0) {
                for (int k = 0; k < size; k += STATES) {
                    mean[k] += weights[i] * covariance[row + k];
                }
            }
        }
        meanVariance = 0;
        for (int i = 0; i < slots; i++) {
            meanVariance += weights[i] * mean[at(i)];
        }
    }

    /// Variance of a clock's phase less the weighted mean of [#lookFrom].
    double awayVariance(int slot) {
        int x = at(slot);
        return covariance[x * size + x] - 2 * mean[x] + meanVariance;
    }

    /// Variance of the weighted mean of [#lookFrom].
    double meanVariance() {
        return meanVariance;
    }

    /// Takes what is common to all phases out of the covariance: it becomes that of the phases less
    /// their weighted mean. No reading shows the common part, which would grow without end (Brown
    /// 1991; the x-reduction of Greenhall 2003 where readings have no noise).
    ///
    /// @param weights by slot, sum 1
    void reducePhases(double[] weights, int slots) {
        Arrays.fill(mean, 0);
        for (int i = 0; i < slots; i++) {
            int row = at(i) * size;
            if (weights[i] > 0) {
                for (int k = 0; k < size; k++) {
                    mean[k] += weights[i] * covariance[row + k];
                }
            }
        }
        double whole = 0;
        for (int i = 0; i < slots; i++) {
            whole += weights[i] * mean[at(i)];
        }
        for (int a = 0; a < active.length; a++) {
            if (active[a]) {
                int row = STATES * a * size;
                takeOut(row, 1, mean[STATES * a] - whole);
                takeOut(row + size, 0, mean[STATES * a + 1]);
                takeOut(row + 2 * size, 0, mean[STATES * a + 2]);
            }
        }
    }

    private void takeOut(int row, double share, double fromPhases) {
        for (int c = 0; c < size; c++) {
            covariance[row + c] -= share * mean[c] + fromPhases * isPhase[c];
        }
    }

    /// Makes the covariance symmetric again, which rounding spoils little by little.
    void symmetrize() {
        for (int r = 0; r < size; r++) {
            for (int c = r + 1; c < size; c++) {
                double both = 0.5 * (covariance[r * size + c] + covariance[c * size + r]);
                covariance[r * size + c] = both;
                covariance[c * size + r] = both;
            }
        }
    }
}
