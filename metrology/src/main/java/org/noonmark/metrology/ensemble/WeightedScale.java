package org.noonmark.metrology.ensemble;

import java.util.Arrays;

/// A scale by the basic equation of time scales: the weighted mean, over the clocks, of reading
/// less prediction is the scale minus the hub (Tavella and Thomas, Metrologia 28 (1991) 57; Guinot
/// and Thomas, Annual Report of the BIPM Time Section 1 (1988) D1).
///
/// Weights may change and clocks may come and go without a step of the scale, since each clock adds
/// only what it did beyond its prediction.
final class WeightedScale extends RosterScale {
    private static final double BIAS = 3;

    private final Prediction prediction;

    /// The last epoch at which a clock was learnt; [Long#MIN_VALUE] for never.
    private long[] learntNanos = new long[0];

    private double[] lastNoise = new double[0];

    WeightedScale(
            Algorithm algorithm,
            ScaleSettings settings,
            ScaleListener listener,
            Prediction prediction) {
        super(algorithm, settings, listener, algorithm != Algorithm.AT1);
        this.prediction = prediction;
    }

    @Override
    public int join(ClockPrior model) {
        int slot = roster.join(model);
        combination.reach(slot);
        prediction.reach(slot, model);
        if (slot >= learntNanos.length) {
            learntNanos = Arrays.copyOf(learntNanos, roster.model.length);
            lastNoise = Arrays.copyOf(lastNoise, roster.model.length);
        }
        learntNanos[slot] = Long.MIN_VALUE;
        return slot;
    }

    @Override
    public void leave(int slot) {
        roster.checkSlot(slot);
        roster.leave(slot);
    }

    @Override
    public void advance(long epochNanos, double[] clockMinusHub, double[] noise) {
        Epochs.check(epochNanos, atNanos, roster.slots(), clockMinusHub, noise);
        double step = stepTo(epochNanos);
        if (!roster.isFounded()) {
            prediction.retarget(roster, 0);
            roster.found();
        }
        expect(epochNanos, step, clockMinusHub, noise);
        combination.allowForMean();
        double combined = combination.combine(epochNanos);
        if (Double.isNaN(combined)) {
            // Nobody who counts was read: the scale runs on beside the hub.
            combined = Double.isNaN(scaleMinusHub) ? 0 : scaleMinusHub + step * slope;
        } else if (step > 0) {
            slope = (combined - scaleMinusHub) / step;
        }
        scaleMinusHub = combined;
        atNanos = epochNanos;
        learn(clockMinusHub, noise);
        if (prediction.retarget(roster, step)) {
            roster.retarget();
        }
        roster.moveWeights();
    }

    private void expect(long epochNanos, double step, double[] clockMinusHub, double[] noise) {
        for (int i = 0; i < roster.slots(); i++) {
            if (roster.standing[i] == ClockStanding.VACANT || learntNanos[i] == Long.MIN_VALUE) {
                combination.estimate[i] = anchored(i, clockMinusHub, noise);
                continue;
            }
            double since = (epochNanos - learntNanos[i]) * 1e-9;
            combination.estimate[i] = clockMinusHub[i] - prediction.phase(i, since);
            var model = roster.model[i];
            double gained = model.phaseVariance(since);
            double own = model.whitePm();
            double variance =
                    gained
                            + since * since * prediction.frequencyVariance(i)
                            + noise[i] * noise[i]
                            + lastNoise[i] * lastNoise[i]
                            + 2 * own * own;
            combination.variance[i] = variance;
            combination.bias[i] =
                    BIAS * since * Math.sqrt(prediction.frequencyVariance(i) / variance);
            combination.part[i] = roster.counts(i) ? 1 : 0;
            combination.fresh[i] = since > step ? model.phaseVariance(step) / gained : 1;
        }
    }

    /// A source that shows standard time says something with its first reading.
    private double anchored(int slot, double[] clockMinusHub, double[] noise) {
        var model = roster.model[slot];
        combination.part[slot] = 0;
        if (roster.standing[slot] == ClockStanding.VACANT || !model.isAnchored()) {
            return Double.NaN;
        }
        combination.variance[slot] =
                model.phaseSigma() * model.phaseSigma() + noise[slot] * noise[slot];
        combination.part[slot] = roster.counts(slot) ? 1 : 0;
        combination.fresh[slot] = 1;
        return clockMinusHub[slot];
    }

    private void learn(double[] clockMinusHub, double[] noise) {
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
                putOut(i, verdict, phase, noise);
            } else {
                take(i, phase, noise);
            }
            learntNanos[i] = atNanos;
            lastNoise[i] = noise[i];
        }
    }

    private void take(int slot, double phase, double[] noise) {
        boolean isFirst = learntNanos[slot] == Long.MIN_VALUE;
        prediction.learn(
                slot,
                phase,
                noise[slot] * noise[slot],
                isFirst ? 0 : (atNanos - learntNanos[slot]) * 1e-9);
        roster.good(slot);
        if (!roster.counts(slot)) {
            roster.watch(atNanos, slot);
            if (atNanos >= roster.probationEnds[slot]) {
                roster.admit(atNanos, slot);
            }
        }
    }

    private void putOut(int slot, ClockStanding why, double phase, double[] noise) {
        roster.putOut(atNanos, slot, why, combination.innovation[slot], combination.sigma[slot]);
        if (why == ClockStanding.PHASE_STEP) {
            prediction.shiftPhase(slot, phase - clockMinusScale(slot));
        } else {
            prediction.restart(slot, phase, noise[slot] * noise[slot]);
        }
        combination.forget(slot);
    }

    @Override
    public void putOut(int slot) {
        roster.checkSlot(slot);
        roster.putOut(atNanos, slot, ClockStanding.DISTRUSTED, Double.NaN, Double.NaN);
        combination.forget(slot);
    }

    @Override
    public void correctPhase(int slot, double seconds) {
        roster.checkSlot(slot);
        prediction.shiftPhase(slot, seconds);
    }

    @Override
    public void correctFrequency(int slot, double fractional) {
        roster.checkSlot(slot);
        prediction.shiftFrequency(slot, fractional);
    }

    @Override
    public double clockMinusScale(int slot) {
        return learntNanos[slot] == Long.MIN_VALUE
                ? Double.NaN
                : prediction.phase(slot, (atNanos - learntNanos[slot]) * 1e-9);
    }

    @Override
    public double frequency(int slot) {
        return prediction.frequency(slot);
    }

    @Override
    public double drift(int slot) {
        return prediction.drift(slot);
    }
}
