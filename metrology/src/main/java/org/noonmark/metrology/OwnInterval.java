package org.noonmark.metrology;

/// The interval of the own scale: what was last agreed on, carried on by the oscillator model.
///
/// Not safe for more than one thread.
final class OwnInterval {
    /// With more readings than this share outside the own interval, somebody bends them.
    private static final double LARGEST_CLAMPED_SHARE = 0.25;

    private static final double SMOOTHING = 1.0 / 16;

    private final double randomWalkFm;
    private long counterNanos;
    private double low;
    private double high;
    private double frequency;
    private UncertaintyModel growth;
    private double clampedShare;

    OwnInterval(UncertaintyModel growth, double randomWalkFm) {
        this.growth = growth;
        this.randomWalkFm = randomWalkFm;
    }

    /// Begins anew.
    void begin(
            long newCounterNanos,
            double newLow,
            double newHigh,
            double newFrequency,
            UncertaintyModel newGrowth) {
        counterNanos = newCounterNanos;
        low = newLow;
        high = newHigh;
        frequency = newFrequency;
        growth = newGrowth;
        clampedShare = 0;
    }

    /// Narrows it to what a majority confirms now. The frequency by which it goes on is the
    /// filter's, unless many readings lay where they cannot be true: whoever bends them bends the
    /// frequency too, so then the one from before goes on.
    void confirm(
            long newCounterNanos,
            double newLow,
            double newHigh,
            double filterFrequency,
            UncertaintyModel filterGrowth) {
        double elapsed = Math.max(0, (newCounterNanos - counterNanos) * 1e-9);
        counterNanos = newCounterNanos;
        low = newLow;
        high = newHigh;
        if (clampedShare < LARGEST_CLAMPED_SHARE) {
            frequency = filterFrequency;
            growth = filterGrowth;
        } else {
            growth =
                    growth.withFrequencyVariance(
                            growth.frequencyVariance() + randomWalkFm * elapsed);
        }
    }

    /// Lower and upper end at a moment of the counter.
    double[] at(long newCounterNanos) {
        double elapsed = (newCounterNanos - counterNanos) * 1e-9;
        double drift = frequency * elapsed;
        double grown = growth.halfWidthSeconds(elapsed);
        return new double[] {low + drift - grown, high + drift + grown};
    }

    /// A reading outside is wrong by at least what it is outside: it counts as if it lay on the
    /// edge, so that no promise kept loosely can pull the estimate out.
    double inside(double phase, long newCounterNanos) {
        double[] ends = at(newCounterNanos);
        double clamped = Math.clamp(phase, ends[0], ends[1]);
        clampedShare += ((clamped == phase ? 0 : 1) - clampedShare) * SMOOTHING;
        return clamped;
    }

    /// Moves by what the counter missed, known to ±`bound`.
    void shift(double missing, double bound) {
        low += missing - bound;
        high += missing + bound;
    }
}
