package org.noonmark.metrology.ensemble;

import java.util.Arrays;

/// Prediction and weights in the manner of ALGOS, for readings as they come.
///
/// Time is cut into intervals (a month at the BIPM). Within one, a clock is predicted by a parabola
/// from its start: the phase there, the mean frequency of the interval before carried on to the
/// start, and the drift, a line through the mean frequencies of up to six intervals (Panfilo,
/// Harmegnies and Tisserand 2012; there the drift is taken against TT). At the end the frequency
/// that came is compared with the predicted one; the weight is one over the mean square of up to
/// twelve such differences, the newer counting more (Panfilo, Harmegnies and Tisserand 2014). Other
/// than the BIPM, weights come from intervals that are over and not from the one under way, since
/// nothing is computed twice.
///
/// Until the first interval of a clock is over its frequency is the mean since it was first read.
final class AlgosPrediction implements Prediction {
    private static final int FREQUENCIES = 6;
    private static final int ERRORS = 12;
    private static final int LEAST_FOR_DRIFT = 4;
    private static final int LEAST_ERRORS = 2;

    private final double interval;
    private Clock[] clocks = new Clock[0];
    private boolean isChanged;

    AlgosPrediction(ScaleSettings settings) {
        interval = settings.predictionSeconds();
    }

    /// What is known of one clock.
    private static final class Clock {
        private final ClockPrior model;
        private final double[] frequencies = new double[FREQUENCIES];
        private final double[] errors = new double[ERRORS];
        private int frequencyCount;
        private int errorCount;

        /// The parabola: phase, frequency and drift at its start, and how old it is, s.
        private double start;

        private double frequency;
        private double drift;
        private double age;

        private boolean isLearning = true;
        private double phase;
        private double endNoise;

        Clock(ClockPrior model) {
            this.model = model;
        }

        double after(double seconds) {
            return start + seconds * (frequency + 0.5 * seconds * drift);
        }

        /// The slope of a line through the last mean frequencies, or the drift of the model while
        /// they are few or the drift is known.
        void fitDrift(double interval) {
            int n = Math.min(frequencyCount, FREQUENCIES);
            if (n < LEAST_FOR_DRIFT || model.driftSigma() == 0) {
                drift = model.drift();
                return;
            }
            double top = 0;
            double bottom = 0;
            for (int k = 0; k < n; k++) {
                double place = k - 0.5 * (n - 1);
                top += place * frequencies[(frequencyCount - n + k) % FREQUENCIES];
                bottom += place * place;
            }
            drift = top / bottom / interval;
        }

        /// Mean square of frequency errors; the newest counts n times, the oldest once.
        double meanSquareError() {
            int n = Math.min(errorCount, ERRORS);
            double top = 0;
            double bottom = 0;
            for (int k = 0; k < n; k++) {
                double error = errors[(errorCount - n + k) % ERRORS];
                top += (k + 1) * error * error;
                bottom += k + 1;
            }
            return top / bottom;
        }
    }

    @Override
    public void reach(int slot, ClockPrior model) {
        if (slot >= clocks.length) {
            clocks = Arrays.copyOf(clocks, slot + Math.max(8, slot >> 1));
        }
        clocks[slot] = new Clock(model);
        isChanged = true;
    }

    @Override
    public void restart(int slot, double phase, double noiseVariance) {
        var clock = new Clock(clocks[slot].model);
        clock.phase = phase;
        clock.start = phase;
        clock.endNoise = noiseVariance;
        clocks[slot] = clock;
        isChanged = true;
    }

    @Override
    public double phase(int slot, double seconds) {
        var clock = clocks[slot];
        // While a clock is learnt its last reading is a better start than its first.
        return clock.isLearning
                ? clock.phase + seconds * (clock.frequency + 0.5 * seconds * clock.drift)
                : clock.phase + clock.after(clock.age + seconds) - clock.after(clock.age);
    }

    @Override
    public double frequencyVariance(int slot) {
        var clock = clocks[slot];
        double seconds = clock.isLearning ? clock.age : interval;
        return seconds == 0
                ? Double.POSITIVE_INFINITY
                : clock.model.phaseVariance(seconds) / (seconds * seconds)
                        + 2 * clock.endNoise / (seconds * seconds);
    }

    @Override
    public void learn(int slot, double measured, double noiseVariance, double seconds) {
        var clock = clocks[slot];
        clock.phase = measured;
        if (seconds == 0) {
            clock.start = measured;
            clock.endNoise = noiseVariance;
            return;
        }
        clock.age += seconds;
        if (clock.isLearning) {
            clock.frequency = (measured - clock.start) / clock.age;
        }
        if (clock.age >= interval) {
            close(clock, measured);
        }
    }

    private void close(Clock clock, double measured) {
        double mean = (measured - clock.start) / clock.age;
        if (!clock.isLearning) {
            double expected = clock.frequency + 0.5 * clock.age * clock.drift;
            clock.errors[clock.errorCount++ % ERRORS] = mean - expected;
        }
        clock.frequencies[clock.frequencyCount++ % FREQUENCIES] = mean;
        clock.fitDrift(interval);
        clock.frequency = mean + 0.5 * clock.age * clock.drift;
        clock.start = measured;
        clock.age = 0;
        clock.isLearning = false;
        isChanged = true;
    }

    @Override
    public void shiftPhase(int slot, double seconds) {
        clocks[slot].start += seconds;
        clocks[slot].phase += seconds;
    }

    @Override
    public void shiftFrequency(int slot, double fractional) {
        var clock = clocks[slot];
        // The parabola turns about now, so that the phase stays.
        clock.start -= fractional * clock.age;
        clock.frequency += fractional;
        for (int i = 0; i < FREQUENCIES; i++) {
            clock.frequencies[i] += fractional;
        }
    }

    @Override
    public double frequency(int slot) {
        return clocks[slot].frequency + clocks[slot].age * clocks[slot].drift;
    }

    @Override
    public double drift(int slot) {
        return clocks[slot].drift;
    }

    /// Weights are equal in proportion to the models until errors of prediction are known.
    @Override
    public boolean retarget(Roster roster, double seconds) {
        if (!isChanged) {
            return false;
        }
        isChanged = false;
        for (int i = 0; i < roster.slots(); i++) {
            var clock = clocks[i];
            double byModel = 2 * clock.model.phaseVariance(interval) / (interval * interval);
            roster.target[i] =
                    1 / (clock.errorCount < LEAST_ERRORS ? byModel : clock.meanSquareError());
        }
        return true;
    }
}
