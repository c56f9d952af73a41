package org.noonmark.simulation;

import java.util.SplittableRandom;

/// A local counter with noise: nanoseconds counted as a function of true time.
///
/// The frequency is constant within a second and redrawn at each. Asking must not go back by more
/// than the current second.
public final class SimulatedOscillator {
    private static final long SECOND = 1_000_000_000L;
    private static final double[] FLICKER_TAUS = {10, 100, 1_000, 10_000, 100_000};

    /// Sum of first-order Gauss-Markov processes a decade apart, each of this variance relative to
    /// the floor's, is flat in Allan deviation within a few per cent.
    private static final double FLICKER_SHARE = 0.83;

    private final OscillatorNoise noise;
    private final SplittableRandom random;
    private final double[] flicker = new double[FLICKER_TAUS.length];
    private double walk;
    private long secondStart;
    private long countedAtStart;
    private double countedFraction;
    private double frequency;
    private double extraFrequency;
    private long frozen;

    public SimulatedOscillator(OscillatorNoise noise, long firstCount, SplittableRandom random) {
        this.noise = noise;
        this.random = random;
        this.countedAtStart = firstCount;
        redraw();
    }

    private void redraw() {
        double days = secondStart / (86_400.0 * SECOND);
        double sum = noise.offset() + noise.driftPerDay() * days + extraFrequency;
        sum += noise.dailySwing() * Math.sin(2 * Math.PI * days);
        if (noise.whiteFm() > 0) {
            sum += noise.whiteFm() * random.nextGaussian();
        }
        if (noise.randomWalkFm() > 0) {
            walk += noise.randomWalkFm() * random.nextGaussian();
            sum += walk;
        }
        if (noise.flickerFm() > 0) {
            for (int i = 0; i < flicker.length; i++) {
                double keep = Math.exp(-1 / FLICKER_TAUS[i]);
                double sigma = FLICKER_SHARE * noise.flickerFm() * Math.sqrt(1 - keep * keep);
                flicker[i] = keep * flicker[i] + sigma * random.nextGaussian();
                sum += flicker[i];
            }
        }
        frequency = sum;
    }

    /// What the counter shows at a moment of true time.
    public long countAt(long trueNanos) {
        while (trueNanos >= secondStart + SECOND) {
            double counted = countedFraction + SECOND * frequency;
            long whole = (long) Math.floor(counted);
            countedAtStart += SECOND + whole;
            countedFraction = counted - whole;
            secondStart += SECOND;
            redraw();
        }
        long elapsed = trueNanos - secondStart;
        return countedAtStart
                + elapsed
                + (long) Math.floor(countedFraction + elapsed * frequency)
                - frozen;
    }

    /// The true nanoseconds that pass while the counter advances by `counterNanos` from now, at its
    /// present frequency.
    public long trueNanosFor(long counterNanos) {
        return (long) Math.ceil(counterNanos / (1 + frequency));
    }

    /// Changes the frequency from the next second on.
    public void changeFrequency(double by) {
        extraFrequency += by;
    }

    /// Makes the counter miss some time, as a suspended machine does.
    public void freeze(long nanos) {
        frozen += nanos;
    }
}
