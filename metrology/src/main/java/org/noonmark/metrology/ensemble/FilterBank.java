package org.noonmark.metrology.ensemble;

import java.util.Arrays;

/// The filters of a [KalmanScale]: one of all clocks that count, and one for each clock alone that
/// does not.
final class FilterBank {
    private final Roster roster;
    private final boolean isHubModelled;
    private final ClockPrior hub;
    private final double hubFrequencySigma;
    private final double[] block = new double[ClockFilter.STATES * ClockFilter.STATES];
    private int held;

    /// Of the clocks that count, and of the hub as slot -1.
    final ClockFilter together = new ClockFilter();

    LoneFilter[] lone = new LoneFilter[0];

    /// When a clock was last read and believed.
    private long[] readNanos = new long[0];

    FilterBank(Roster roster, boolean isHubModelled, ClockPrior hub, double hubFrequencySigma) {
        this.roster = roster;
        this.isHubModelled = isHubModelled;
        this.hub = hub;
        this.hubFrequencySigma = hubFrequencySigma;
    }

    void join(int slot, ClockPrior model) {
        together.reach(slot);
        if (slot >= lone.length) {
            int length = roster.model.length;
            int from = lone.length;
            lone = Arrays.copyOf(lone, length);
            for (int i = from; i < length; i++) {
                lone[i] = new LoneFilter();
            }
            readNanos = Arrays.copyOf(readNanos, length);
        }
        lone[slot].begin(model);
        readNanos[slot] = Long.MIN_VALUE;
    }

    /// Whether the clocks that count are filtered together already.
    boolean isBegun() {
        return held > 0;
    }

    void release(int slot) {
        if (together.holds(slot)) {
            together.remove(slot);
            held--;
        }
    }

    void predict(double seconds) {
        if (seconds == 0) {
            return;
        }
        for (int i = 0; i < roster.slots(); i++) {
            if (roster.standing[i] == ClockStanding.VACANT) {
                continue;
            }
            if (!together.holds(i)) {
                lone[i].predict(seconds);
            } else if (roster.model[i].isAnchored()) {
                together.keep(i, ThreeStates.kept(roster.model[i], seconds));
            }
        }
        if (held == 0) {
            return;
        }
        together.predict(seconds);
        for (int i = 0; i < roster.slots(); i++) {
            if (together.holds(i)) {
                together.addNoise(i, roster.model[i], seconds);
            }
        }
        if (isHubModelled) {
            together.addNoise(-1, hub, seconds);
        }
    }

    boolean knows(int slot) {
        return together.holds(slot) || lone[slot].knowsPhase();
    }

    double phase(int slot) {
        return together.holds(slot) ? together.phase(slot) : lone[slot].phase();
    }

    double frequency(int slot) {
        return together.holds(slot) ? together.frequency(slot) : lone[slot].frequency();
    }

    double drift(int slot) {
        return together.holds(slot) ? together.drift(slot) : lone[slot].drift();
    }

    void add(int slot, double seconds, double fractional) {
        if (together.holds(slot)) {
            together.add(slot, seconds, fractional);
        } else {
            lone[slot].add(seconds, fractional);
        }
    }

    /// Variance of the predicted phase; infinite while the frequency is unknown.
    double variance(int slot) {
        if (together.holds(slot)) {
            return together.phaseCovariance(slot, slot);
        }
        return lone[slot].knowsFrequency() ? lone[slot].phaseVariance() : Double.POSITIVE_INFINITY;
    }

    /// Variance of the predicted phase less the mean of those that count; infinite while the
    /// frequency is unknown.
    double awayVariance(int slot) {
        return together.holds(slot)
                ? together.awayVariance(slot)
                : variance(slot) + together.meanVariance();
    }

    /// Seconds since the clock was last read, `otherwise` when it never was.
    double since(int slot, long atNanos, double otherwise) {
        return readNanos[slot] == Long.MIN_VALUE ? otherwise : (atNanos - readNanos[slot]) * 1e-9;
    }

    void read(int slot, long atNanos) {
        readNanos[slot] = atNanos;
    }

    /// Lets a clock that counts be filtered with the others, once its frequency is known.
    void hold(int slot, double scaleMinusHub) {
        var clock = lone[slot];
        if (!clock.knowsFrequency() || together.holds(slot)) {
            return;
        }
        if (held == 0) {
            Arrays.fill(block, 0);
            block[0] = ClockFilter.WIDE * clock.phaseVariance();
            block[4] = hubFrequencySigma * hubFrequencySigma;
            block[8] = hub.driftSigma() * hub.driftSigma();
            together.insert(-1, -scaleMinusHub, 0, 0, block);
        }
        together.insert(slot, clock.phase(), clock.frequency(), clock.drift(), clock.block);
        held++;
    }

    /// Takes a clock out of the common filter; what is known of it goes on alone.
    void putOut(int slot, ClockStanding why, double phase, double noiseVariance) {
        if (together.holds(slot)) {
            together.copyBlock(slot, lone[slot].block);
            lone[slot].begin(
                    roster.model[slot],
                    together.phase(slot),
                    together.frequency(slot),
                    together.drift(slot));
            release(slot);
        }
        if (why == ClockStanding.PHASE_STEP) {
            lone[slot].restartPhase(phase, noiseVariance);
        } else {
            lone[slot].restartFrequency(phase, noiseVariance);
        }
    }
}
