package org.noonmark.metrology.ensemble;

import java.util.Arrays;

/// Prediction and weights of AT1 (Levine 2012): a clock's phase runs on with its frequency and
/// drift; the frequency is an exponential mean; the weight is one over the mean square of the error
/// of prediction over an interval.
///
/// The time constant m of the frequency, in steps, makes the filter best for white and random-walk
/// FM that are equal at tau(min) (Weiss, Allan, Peppler 1989): m = (sqrt(1/3 + 4 tau(min)^2 / (3
/// dt^2)) - 1) / 2. In the beginning it is a plain mean.
final class At1Prediction implements Prediction {
    private static final double PRIOR_ERRORS = 3;

    private final ScaleSettings settings;
    private double[] phase = new double[0];
    private double[] frequency = new double[0];
    private double[] drift = new double[0];
    private double[] bestSquared = new double[0];

    private double[] whiteFm = new double[0];

    /// Variance of the noise of the readings between which the frequency was learnt.
    private double[] endNoise = new double[0];

    /// How long the frequency has been learnt, s.
    private double[] learnt = new double[0];

    // The prediction from the beginning of the interval, and how old it is.
    private double[] oldPhase = new double[0];
    private double[] oldFrequency = new double[0];
    private double[] age = new double[0];

    /// Mean square of the error of prediction over an interval, and from how many.
    private double[] meanSquare = new double[0];

    private double[] errors = new double[0];

    private double sinceTargets;

    At1Prediction(ScaleSettings settings) {
        this.settings = settings;
    }

    @Override
    public void reach(int slot, ClockPrior model) {
        if (slot >= phase.length) {
            int length = slot + Math.max(8, slot >> 1);
            phase = Arrays.copyOf(phase, length);
            frequency = Arrays.copyOf(frequency, length);
            drift = Arrays.copyOf(drift, length);
            bestSquared = Arrays.copyOf(bestSquared, length);
            whiteFm = Arrays.copyOf(whiteFm, length);
            endNoise = Arrays.copyOf(endNoise, length);
            learnt = Arrays.copyOf(learnt, length);
            oldPhase = Arrays.copyOf(oldPhase, length);
            oldFrequency = Arrays.copyOf(oldFrequency, length);
            age = Arrays.copyOf(age, length);
            meanSquare = Arrays.copyOf(meanSquare, length);
            errors = Arrays.copyOf(errors, length);
        }
        double best = Math.min(model.bestAveragingSeconds(), settings.longestAveragingSeconds());
        bestSquared[slot] = 4 * best * best / 3;
        whiteFm[slot] = model.whiteFm();
        drift[slot] = model.drift();
        // A frequency that is known as well as it can be adds as much again to the error.
        meanSquare[slot] =
                2 * model.phaseVariance(settings.intervalSeconds())
                        + 2 * model.whitePm() * model.whitePm();
        errors[slot] = PRIOR_ERRORS;
        restart(slot, 0, 0);
    }

    @Override
    public void restart(int slot, double at, double noiseVariance) {
        phase[slot] = at;
        frequency[slot] = 0;
        learnt[slot] = 0;
        endNoise[slot] = noiseVariance;
        age[slot] = Double.NaN;
    }

    @Override
    public double phase(int slot, double seconds) {
        return phase[slot] + seconds * (frequency[slot] + 0.5 * seconds * drift[slot]);
    }

    @Override
    public double frequencyVariance(int slot) {
        double seconds = learnt[slot];
        if (seconds == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double mean = Math.min(seconds * seconds, bestSquared[slot]);
        return whiteFm[slot] / Math.sqrt(mean) + 2 * endNoise[slot] / mean;
    }

    @Override
    public void learn(int slot, double measured, double noiseVariance, double seconds) {
        if (seconds == 0) {
            endNoise[slot] = noiseVariance;
        } else {
            double slope = (measured - phase[slot]) / seconds + 0.5 * seconds * drift[slot];
            double expected = frequency[slot] + seconds * drift[slot];
            double square = seconds * seconds;
            double steps = 0.5 * (Math.sqrt(1.0 / 3 + bestSquared[slot] / square) - 1);
            learnt[slot] += seconds;
            double gain = Math.max(1 / (steps + 1), seconds / learnt[slot]);
            frequency[slot] = expected + gain * (slope - expected);
            age[slot] += seconds;
            if (age[slot] >= settings.intervalSeconds()) {
                close(slot, measured);
            }
        }
        phase[slot] = measured;
        if (Double.isNaN(age[slot]) && learnt[slot] > 0) {
            open(slot, measured);
        }
    }

    private void open(int slot, double measured) {
        oldPhase[slot] = measured;
        oldFrequency[slot] = frequency[slot];
        age[slot] = 0;
    }

    private void close(int slot, double measured) {
        double error =
                measured
                        - oldPhase[slot]
                        - age[slot] * (oldFrequency[slot] + 0.5 * age[slot] * drift[slot]);
        // The first intervals after a start only learn the frequency.
        if (learnt[slot] > 2 * settings.intervalSeconds()) {
            double most = settings.memorySeconds() / settings.intervalSeconds();
            errors[slot] = Math.min(errors[slot] + 1, Math.max(1, most));
            double scaled = settings.intervalSeconds() / age[slot];
            meanSquare[slot] +=
                    (error * error * scaled / (1 - pull(slot)) - meanSquare[slot]) / errors[slot];
        }
        open(slot, measured);
    }

    /// The clock's weight when the interval is closed, set by [#retarget].
    private double pull(int slot) {
        return slot < pulls.length ? Math.min(0.75, pulls[slot]) : 0;
    }

    private double[] pulls = new double[0];

    @Override
    public void shiftPhase(int slot, double seconds) {
        phase[slot] += seconds;
        oldPhase[slot] += seconds;
    }

    @Override
    public void shiftFrequency(int slot, double fractional) {
        frequency[slot] += fractional;
        // The prediction that is under way would be judged by what it could not know.
        age[slot] = Double.NaN;
    }

    @Override
    public double frequency(int slot) {
        return frequency[slot];
    }

    @Override
    public double drift(int slot) {
        return drift[slot];
    }

    @Override
    public boolean retarget(Roster roster, double seconds) {
        pulls = roster.weight;
        sinceTargets += seconds;
        if (roster.isFounded() && sinceTargets < settings.intervalSeconds()) {
            return false;
        }
        sinceTargets = 0;
        for (int i = 0; i < roster.slots(); i++) {
            roster.target[i] = 1 / meanSquare[i];
        }
        return true;
    }
}
