package org.noonmark.metrology.ensemble;

import java.util.Arrays;

/// A scale by a Kalman filter of all clocks, [Algorithm#KALMAN] or [Algorithm#KPW].
///
/// Both estimate how the clocks differ in phase, frequency and drift. No reading shows what is
/// common to all clocks; that is where the two part. `KALMAN` lets the filter with reduced
/// covariance say how much of a surprise is the clocks' own. `KPW` asks that the weighted sum of
/// all surprises be 0, with the weights of a [Roster]: the basic equation of time scales on the
/// frequencies of the filter.
///
/// With a model of the hub the scale follows the hub between readings, so that few noisy readings
/// at a time suffice: sources across a network, read one by one against a local counter.
public final class KalmanScale extends RosterScale {
    private static final double HOURS_A_DAY = 24;
    private static final double STEADY_INTERVALS = 10;
    private static final double HUB_STEP_SIGMAS = 5;
    private static final int SYMMETRY_EPOCHS = 64;
    private static final int MOST_IMPLIED = 64;

    private final FilterBank bank;
    private final boolean isHubModelled;
    private final boolean isWeighted;
    private final ImpliedWeights implied = new ImpliedWeights();

    /// The phases and frequencies that were expected, and the parts that the clocks make of this
    /// epoch.
    private double[] expected = new double[0];

    private double[] expectedFrequency = new double[0];

    private double[] effective = new double[0];

    /// The weights of the frequencies in KPW: one over the Allan variance at ten intervals.
    private double[] steadiness = new double[0];

    private int anchors;
    private long epochs;

    KalmanScale(Algorithm algorithm, ScaleSettings settings, ScaleListener listener) {
        this(algorithm, settings, listener, false, ClockPrior.of(1, 0), 0);
    }

    private KalmanScale(
            Algorithm algorithm,
            ScaleSettings settings,
            ScaleListener listener,
            boolean isHubModelled,
            ClockPrior hub,
            double hubFrequencySigma) {
        super(algorithm, settings, listener, true);
        bank = new FilterBank(roster, isHubModelled, hub, hubFrequencySigma);
        isWeighted = algorithm == Algorithm.KPW;
        this.isHubModelled = isHubModelled;
    }

    /// A Kalman scale whose hub is itself an oscillator with this noise; it helps from one reading
    /// to the next and has no weight in the scale.
    ///
    /// @param frequencySigma how far the hub's frequency may be from that of the scale
    public static TimeScale overHub(
            ClockPrior hub, double frequencySigma, ScaleSettings settings, ScaleListener listener) {
        if (hub.isAnchored() || !(frequencySigma > 0)) {
            throw new IllegalArgumentException(
                    "must be free and > 0: hub=%s frequencySigma=%s"
                            .formatted(hub, frequencySigma));
        }
        return new KalmanScale(Algorithm.KALMAN, settings, listener, true, hub, frequencySigma);
    }

    @Override
    public int join(ClockPrior model) {
        int slot = roster.join(model);
        combination.reach(slot);
        bank.join(slot, model);
        if (slot >= expected.length) {
            expected = Arrays.copyOf(expected, roster.model.length);
            expectedFrequency = Arrays.copyOf(expectedFrequency, roster.model.length);
            steadiness = Arrays.copyOf(steadiness, roster.model.length);
            effective = Arrays.copyOf(effective, roster.model.length);
        }
        effective[slot] = 0;
        double weighing = roster.settings.intervalSeconds() / HOURS_A_DAY;
        roster.target[slot] = 1 / model.phaseVariance(weighing);
        double steady = STEADY_INTERVALS * roster.settings.intervalSeconds();
        steadiness[slot] = 1 / model.phaseVariance(steady);
        anchors += model.isAnchored() ? 1 : 0;
        roster.retarget();
        return slot;
    }

    @Override
    public void leave(int slot) {
        roster.checkSlot(slot);
        bank.release(slot);
        effective[slot] = 0;
        anchors -= roster.model[slot].isAnchored() ? 1 : 0;
        roster.leave(slot);
    }

    @Override
    public void advance(long epochNanos, double[] clockMinusHub, double[] noise) {
        Epochs.check(epochNanos, atNanos, roster.slots(), clockMinusHub, noise);
        double step = stepTo(epochNanos);
        if (!roster.isFounded()) {
            roster.found();
        }
        atNanos = epochNanos;
        bank.predict(step);
        expect(clockMinusHub, noise, step);
        double before = scaleMinusHub;
        double combined = combination.combine(epochNanos);
        if (bank.isBegun() && isHubModelled) {
            findHubStep(combined);
            weigh(clockMinusHub, noise);
            slope = -bank.together.frequency(-1);
        } else if (Double.isNaN(combined)) {
            scaleMinusHub = Double.isNaN(before) ? 0 : before + step * slope;
        } else {
            if (bank.isBegun()) {
                bank.together.widenHub(-combined, widest());
                weigh(clockMinusHub, noise);
            } else {
                scaleMinusHub = combined;
            }
            slope = step > 0 ? (scaleMinusHub - before) / step : slope;
        }
        settle(clockMinusHub, noise);
        roster.moveWeights();
    }

    private void expect(double[] clockMinusHub, double[] noise, double step) {
        if (bank.isBegun() && isHubModelled) {
            combination.expect(-bank.together.phase(-1), bank.together.phaseCovariance(-1, -1));
        }
        bank.together.lookFrom(effective, roster.slots());
        for (int i = 0; i < roster.slots(); i++) {
            combination.estimate[i] = Double.NaN;
            combination.part[i] = 0;
            if (roster.standing[i] == ClockStanding.VACANT || !bank.knows(i)) {
                continue;
            }
            expected[i] = bank.phase(i);
            expectedFrequency[i] = bank.frequency(i);
            combination.estimate[i] = clockMinusHub[i] - expected[i];
            combination.variance[i] = bank.awayVariance(i) + noiseVariance(i, noise);
            combination.part[i] = roster.counts(i) ? 1 : 0;
            combination.fresh[i] = fresh(i, step);
        }
    }

    /// What is left of a clock's part in the mean after a gap in its readings.
    private double fresh(int slot, double step) {
        double since = bank.since(slot, atNanos, step);
        var model = roster.model[slot];
        return since > step && step > 0 && !isHubModelled
                ? model.phaseVariance(step) / model.phaseVariance(since)
                : 1;
    }

    private double noiseVariance(int slot, double[] noise) {
        double own = roster.model[slot].whitePm();
        return noise[slot] * noise[slot] + own * own;
    }

    private double widest() {
        double most = 0;
        for (int i = 0; i < roster.slots(); i++) {
            if (bank.together.holds(i) && combination.part[i] > 0) {
                most = Math.max(most, bank.variance(i) + combination.variance[i]);
            }
        }
        return most;
    }

    /// When several clocks agree on a phase that the hub cannot have reached, the hub has stepped.
    private void findHubStep(double combined) {
        double away = combined + bank.together.phase(-1);
        double variance = bank.together.phaseCovariance(-1, -1) + widest();
        if (combination.voters() >= Combination.ENOUGH
                && away * away > HUB_STEP_SIGMAS * HUB_STEP_SIGMAS * variance) {
            bank.together.stepHub(-combined, widest());
        }
    }

    private void weigh(double[] clockMinusHub, double[] noise) {
        readThroughNoise(clockMinusHub, noise);
        share();
        for (int i = 0; i < roster.slots(); i++) {
            if (combination.part[i] > 0) {
                bank.together.update(i, clockMinusHub[i], combination.variance[i]);
            }
        }
        if (anchors == 0) {
            shiftCommon();
        }
        scaleMinusHub = -bank.together.phase(-1);
        if (anchors == 0) {
            bank.together.reducePhases(effective, roster.slots());
        }
        if (++epochs % SYMMETRY_EPOCHS == 0) {
            bank.together.symmetrize();
        }
    }

    /// Moves the scale so that the weighted sum of the phases' surprises is 0, and for KPW that of
    /// the frequencies', too. With the weights that the filter implies the phases need no move.
    private void shiftCommon() {
        double phase = 0;
        double frequency = 0;
        double sum = 0;
        for (int i = 0; i < roster.slots(); i++) {
            if (effective[i] != 0) {
                phase += effective[i] * (bank.together.phase(i) - expected[i]);
                double share = steadiness[i] * roster.ripeness(i) * combination.doubt[i];
                frequency += share * (bank.together.frequency(i) - expectedFrequency[i]);
                sum += share;
            }
        }
        bank.together.shiftAll(-phase, isWeighted && sum > 0 ? -frequency / sum : 0);
    }

    /// Sets the variance with which each clock is read; a clock that counts less is read as if
    /// through more noise, and a clock that does not count has no part.
    private void readThroughNoise(double[] clockMinusHub, double[] noise) {
        for (int i = 0; i < roster.slots(); i++) {
            double reading = clockMinusHub[i];
            if (!bank.together.holds(i) || Double.isNaN(reading)) {
                combination.part[i] = 0;
            }
            double part = combination.part[i];
            if (part > 0) {
                combination.variance[i] =
                        noiseVariance(i, noise) + (1 / part - 1) * combination.variance[i];
            }
        }
    }

    /// Sets what part of the surprise each clock makes.
    private void share() {
        Arrays.fill(effective, 0);
        boolean isImplied = !isWeighted && roster.inUse() <= MOST_IMPLIED;
        if (isImplied) {
            implied.solve(bank.together, combination, roster.slots(), effective);
        }
        double sum = 0;
        for (int i = 0; i < roster.slots(); i++) {
            effective[i] =
                    isImplied
                            ? effective[i] * combination.doubt[i] * roster.ripeness(i)
                            : combination.share(i);
            sum += effective[i];
        }
        for (int i = 0; i < roster.slots() && sum > 0; i++) {
            effective[i] /= sum;
        }
    }

    private void settle(double[] clockMinusHub, double[] noise) {
        for (int i = 0; i < roster.slots(); i++) {
            double reading = clockMinusHub[i];
            if (roster.standing[i] == ClockStanding.VACANT || Double.isNaN(reading)) {
                continue;
            }
            double phase = reading - scaleMinusHub;
            var verdict = combination.verdict[i];
            if (verdict == ClockStanding.OUTLIER) {
                roster.outlier(i);
                continue;
            }
            if (verdict != null) {
                putOut(i, verdict, phase, noiseVariance(i, noise));
            } else {
                roster.good(i);
                watch(i, phase, noiseVariance(i, noise));
            }
            bank.read(i, atNanos);
        }
    }

    private void putOut(int slot, ClockStanding why, double phase, double noiseVariance) {
        roster.putOut(atNanos, slot, why, combination.innovation[slot], combination.sigma[slot]);
        bank.putOut(slot, why, phase, noiseVariance);
        effective[slot] = 0;
        combination.forget(slot);
    }

    private void watch(int slot, double phase, double noiseVariance) {
        if (bank.together.holds(slot)) {
            return;
        }
        bank.lone[slot].update(phase, noiseVariance, bank.since(slot, atNanos, 0));
        if (!roster.counts(slot)) {
            roster.watch(atNanos, slot);
            if (atNanos >= roster.probationEnds[slot] && bank.lone[slot].knowsFrequency()) {
                roster.admit(atNanos, slot);
            }
        }
        if (roster.counts(slot)) {
            bank.hold(slot, scaleMinusHub);
        }
    }

    @Override
    public void putOut(int slot) {
        roster.checkSlot(slot);
        if (roster.counts(slot)) {
            putOut(slot, ClockStanding.DISTRUSTED, bank.phase(slot), bank.variance(slot));
        }
    }

    @Override
    public void correctPhase(int slot, double seconds) {
        roster.checkSlot(slot);
        bank.add(slot, seconds, 0);
    }

    @Override
    public void correctFrequency(int slot, double fractional) {
        roster.checkSlot(slot);
        bank.add(slot, 0, fractional);
    }

    @Override
    public double clockMinusScale(int slot) {
        return bank.knows(slot) ? bank.phase(slot) : Double.NaN;
    }

    @Override
    public double frequency(int slot) {
        return bank.frequency(slot);
    }

    @Override
    public double drift(int slot) {
        return bank.drift(slot);
    }

    @Override
    public double weight(int slot) {
        return isWeighted ? roster.weight[slot] : Math.max(0, effective[slot]);
    }
}
