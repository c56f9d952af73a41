package org.noonmark.metrology.ensemble;

import java.util.Arrays;

/// The Kalman filter of one clock against the scale, for a clock that does not count: it is learnt
/// and has no part in anything else.
final class LoneFilter {
    private static final int STATES = ClockFilter.STATES;
    private static final int PHASE_KNOWN = 1;
    private static final int FREQUENCY_KNOWN = 2;

    final double[] block = new double[STATES * STATES];
    private final double[] noise = new double[STATES * STATES];
    private final double[] gain = new double[STATES];

    private ClockPrior model = ClockPrior.of(1, 0);
    private int known;
    private double phase;
    private double frequency;
    private double drift;
    private double firstNoise;

    void begin(ClockPrior clock) {
        model = clock;
        known = 0;
        phase = 0;
        frequency = 0;
        drift = clock.drift();
        if (clock.isAnchored()) {
            anchor();
        }
    }

    private void anchor() {
        Arrays.fill(block, 0);
        block[0] = model.phaseSigma() * model.phaseSigma();
        drift = 0;
        known = FREQUENCY_KNOWN;
    }

    /// Begins from what is known of a clock that has counted so far.
    void begin(ClockPrior clock, double atPhase, double atFrequency, double atDrift) {
        model = clock;
        phase = atPhase;
        frequency = atFrequency;
        drift = atDrift;
        known = FREQUENCY_KNOWN;
    }

    boolean knowsPhase() {
        return known >= PHASE_KNOWN;
    }

    boolean knowsFrequency() {
        return known == FREQUENCY_KNOWN;
    }

    double phase() {
        return phase;
    }

    double frequency() {
        return frequency;
    }

    double drift() {
        return drift;
    }

    double phaseVariance() {
        return block[0];
    }

    void add(double seconds, double fractional) {
        phase += seconds;
        frequency += fractional;
    }

    /// Moves on in time.
    void predict(double seconds) {
        if (known < FREQUENCY_KNOWN) {
            phase += seconds * frequency;
            return;
        }
        if (model.isAnchored()) {
            double kept = ThreeStates.kept(model, seconds);
            phase *= kept;
            block[0] = kept * kept * block[0] + ThreeStates.anchoredVariance(model, seconds);
            return;
        }
        phase += seconds * (frequency + 0.5 * seconds * drift);
        frequency += seconds * drift;
        double half = 0.5 * seconds * seconds;
        for (int c = 0; c < STATES; c++) {
            block[c] += seconds * block[STATES + c] + half * block[2 * STATES + c];
            block[STATES + c] += seconds * block[2 * STATES + c];
        }
        for (int r = 0; r < STATES * STATES; r += STATES) {
            block[r] += seconds * block[r + 1] + half * block[r + 2];
            block[r + 1] += seconds * block[r + 2];
        }
        ThreeStates.noise(model, seconds, noise);
        for (int k = 0; k < STATES * STATES; k++) {
            block[k] += noise[k];
        }
    }

    /// Takes a reading of clock minus scale, `seconds` after the one before. The first gives the
    /// phase, the second the frequency, the others are weighed.
    void update(double reading, double noiseVariance, double seconds) {
        if (known == 0) {
            phase = reading;
            firstNoise = noiseVariance;
            known = PHASE_KNOWN;
        } else if (known == PHASE_KNOWN) {
            startFrequency((reading - phase) / seconds, noiseVariance, seconds);
            phase = reading;
        } else {
            weigh(reading, noiseVariance);
        }
    }

    private void startFrequency(double slope, double noiseVariance, double seconds) {
        frequency += slope;
        Arrays.fill(block, 0);
        block[0] = noiseVariance;
        block[1] = noiseVariance / seconds;
        block[3] = block[1];
        block[4] =
                (noiseVariance + firstNoise + model.phaseVariance(seconds)) / (seconds * seconds);
        block[8] = model.driftSigma() * model.driftSigma();
        known = FREQUENCY_KNOWN;
    }

    private void weigh(double reading, double noiseVariance) {
        double variance = block[0] + noiseVariance;
        double innovation = reading - phase;
        for (int k = 0; k < STATES; k++) {
            gain[k] = block[k * STATES] / variance;
        }
        phase += gain[0] * innovation;
        frequency += gain[1] * innovation;
        drift += gain[2] * innovation;
        double x = block[0];
        double y = block[1];
        double d = block[2];
        for (int r = 0; r < STATES; r++) {
            block[STATES * r] -= gain[r] * x;
            block[STATES * r + 1] -= gain[r] * y;
            block[STATES * r + 2] -= gain[r] * d;
        }
    }

    /// The phase is not what it was: it is taken from a reading, the frequency stays.
    void restartPhase(double reading, double noiseVariance) {
        phase = reading;
        double frequencyVariance = block[4];
        double driftVariance = block[8];
        double both = block[5];
        Arrays.fill(block, 0);
        block[0] = noiseVariance;
        block[4] = frequencyVariance;
        block[8] = driftVariance;
        block[5] = both;
        block[7] = both;
    }

    /// The frequency is not what it was.
    void restartFrequency(double reading, double noiseVariance) {
        phase = reading;
        frequency = 0;
        firstNoise = noiseVariance;
        known = PHASE_KNOWN;
        if (model.isAnchored()) {
            anchor();
        }
    }
}
