package org.noonmark.metrology.ensemble;

import java.util.Arrays;

/// Standard time against a local oscillator, the hub, from sources that show standard time and are
/// read one by one: the filter of [KalmanScale] for sources that are anchored and a hub that is
/// modelled.
///
/// A source is off by a deviation that wanders about zero and comes back (path asymmetry, a clock
/// of its own), and each reading has white noise on top. What all sources share is standard time;
/// what one has alone becomes its deviation. When innovations are persistently larger than the
/// model explains, what is known of the hub is doubted (fading memory), so that a change of the
/// oscillator is followed instead of being averaged away.
///
/// Units: seconds, fractional frequency. Sign: standard time minus hub, and source minus standard
/// time. Not safe for more than one thread.
public final class HubFilter {
    private static final int HUB = -1;
    private static final double NIS_SMOOTHING = 1.0 / 8;
    private static final double NIS_TOLERATED = 2;
    private static final double LARGEST_NIS = 100;
    private static final double LARGEST_INFLATION = 8;
    private static final int SYMMETRY_UPDATES = 64;

    private final ClockPrior hub;
    private final double largestFrequency;
    private final ClockFilter filter = new ClockFilter();
    private final double[] block = new double[ClockFilter.STATES * ClockFilter.STATES];
    private double[] deviationVariance = new double[0];
    private double[] returnSeconds = new double[0];
    private double[] kept = new double[0];
    private int slots;
    private int updates;
    private double smoothedNis = 1;

    /// @param hub its noise; without drift
    /// @param largestFrequency no hub of the class is further off
    public HubFilter(ClockPrior hub, double largestFrequency) {
        this.hub = hub;
        this.largestFrequency = largestFrequency;
    }

    /// Takes in a source of which no deviation is known, and returns its slot.
    public int join() {
        int slot = 0;
        while (slot < slots && filter.holds(slot)) {
            slot++;
        }
        slots = Math.max(slots, slot + 1);
        if (slots > deviationVariance.length) {
            deviationVariance = Arrays.copyOf(deviationVariance, 2 * slots);
            returnSeconds = Arrays.copyOf(returnSeconds, 2 * slots);
            kept = Arrays.copyOf(kept, 2 * slots);
        }
        filter.reach(slot);
        deviationVariance[slot] = 0;
        returnSeconds[slot] = Double.POSITIVE_INFINITY;
        insert(slot, 0, 0, 0, 0);
        return slot;
    }

    /// Lets a source go.
    public void leave(int slot) {
        filter.remove(slot);
        deviationVariance[slot] = 0;
    }

    private void insert(
            int slot, double phase, double phaseVariance, double frequency, double variance) {
        Arrays.fill(block, 0);
        block[0] = phaseVariance;
        block[ClockFilter.STATES + 1] = variance;
        filter.insert(slot, phase, frequency, 0, block);
    }

    /// Says how far a source is known to wander, and how long it keeps a deviation. What has become
    /// larger counts at once, what has become smaller little by little.
    ///
    /// @param variance of its deviation, s^2
    /// @param seconds after which a deviation has fallen to 1/e
    public void expectDeviation(int slot, double variance, double seconds) {
        if (!(variance >= 0) || !(seconds > 0)) {
            throw new IllegalArgumentException(
                    "must be >= 0 and > 0: variance=" + variance + " seconds=" + seconds);
        }
        filter.addPhaseVariance(slot, Math.max(0, variance - deviationVariance[slot]));
        deviationVariance[slot] = variance;
        returnSeconds[slot] = seconds;
    }

    /// Starts over from a phase and a frequency with independent standard deviations; all sources
    /// are as far off as expected, in a direction that is not known.
    public void reset(double phase, double phaseSigma, double frequency, double frequencySigma) {
        insert(HUB, -phase, phaseSigma * phaseSigma, -frequency, frequencySigma * frequencySigma);
        for (int i = 0; i < slots; i++) {
            if (filter.holds(i)) {
                insert(i, 0, deviationVariance[i], 0, 0);
            }
        }
        smoothedNis = 1;
    }

    /// Moves on in time; nothing for `seconds <= 0`.
    public void predict(double seconds) {
        if (!(seconds > 0)) {
            return;
        }
        for (int i = 0; i < slots; i++) {
            kept[i] = StrictMath.exp(-seconds / returnSeconds[i]);
            filter.keep(i, kept[i]);
        }
        filter.predict(seconds);
        filter.addNoise(HUB, hub, seconds);
        for (int i = 0; i < slots; i++) {
            filter.addPhaseVariance(i, deviationVariance[i] * (1 - kept[i] * kept[i]));
        }
    }

    /// Normalised innovation squared of a reading: about 1 on average when the model holds.
    public double innovationSquared(int slot, double sourceMinusHub, double noiseVariance) {
        double innovation = sourceMinusHub - (filter.phase(slot) - filter.phase(HUB));
        return innovation * innovation / (filter.differenceVariance(slot) + noiseVariance);
    }

    /// Takes in a reading of source minus hub with the variance of its noise.
    public void update(int slot, double sourceMinusHub, double noiseVariance) {
        double nis = innovationSquared(slot, sourceMinusHub, noiseVariance);
        smoothedNis += NIS_SMOOTHING * (Math.min(nis, LARGEST_NIS) - smoothedNis);
        if (smoothedNis > NIS_TOLERATED) {
            filter.doubtHub(Math.min(LARGEST_INFLATION, smoothedNis / NIS_TOLERATED));
        }
        filter.update(slot, sourceMinusHub, noiseVariance);
        double frequency = filter.frequency(HUB);
        double possible = Math.clamp(frequency, -largestFrequency, largestFrequency);
        filter.add(HUB, 0, possible - frequency);
        if (++updates % SYMMETRY_UPDATES == 0) {
            filter.symmetrize();
        }
    }

    /// Says that the frequency may be another: its variance is at least this.
    public void doubtFrequency(double variance) {
        filter.doubtHubFrequency(variance);
    }

    /// Adds to the phase what is known to have happened to it, with its standard deviation.
    public void shiftPhase(double by, double sigma) {
        filter.add(HUB, -by, 0);
        filter.addPhaseVariance(HUB, sigma * sigma);
    }

    /// Standard time minus hub, seconds.
    public double phaseSeconds() {
        return -filter.phase(HUB);
    }

    public double phaseVariance() {
        return filter.phaseCovariance(HUB, HUB);
    }

    /// Frequency of standard time minus that of the hub.
    public double frequency() {
        return -filter.frequency(HUB);
    }

    public double frequencyVariance() {
        return filter.frequencyVariance(HUB);
    }

    /// What a source has alone: source minus standard time, seconds.
    public double deviation(int slot) {
        return filter.phase(slot);
    }
}
