package org.noonmark.metrology;

import org.noonmark.time.TimeDelta;

/// The memory of one clock: its last readings, the best interval they give now, and how much they
/// scatter. Phases are in seconds against the ensemble's local line.
///
/// Not safe for more than one thread.
final class ClockTrack {
    private static final int WINDOW = 16;
    private static final int SLOPE_READINGS = 4;
    private static final double SMOOTHING = 1.0 / 8;

    private final double[] phases = new double[WINDOW];
    private final double[] bounds = new double[WINDOW];
    private final long[] counters = new long[WINDOW];
    private final Reading[] readings = new Reading[WINDOW];
    private int count;

    /// Number of the oldest reading that is still believed.
    private int oldest;

    /// Readings since the local counter last missed some time.
    private int unbroken;

    private double scatterVariance;
    private double departureVariance;
    private double intervalSeconds;
    private Reading last;
    private boolean reachable = true;
    private int gated;
    private boolean fresh;
    private double dilution = 1;
    Standing standing = Standing.PENDING;
    double weight;

    /// The clock's place in the filter.
    final int slot;

    ClockTrack(Reading first, TimeDelta base, int slot) {
        this.last = first;
        this.slot = slot;
        add(first, base);
    }

    /// Takes in a reading; `base` is what the ensemble subtracts from `clockMinusLocal`.
    void add(Reading reading, TimeDelta base) {
        double phase = reading.clockMinusLocal().minus(base).toSeconds();
        if (count > 0) {
            double dt = (reading.counterNanos() - last.counterNanos()) * 1e-9;
            intervalSeconds =
                    intervalSeconds == 0 ? dt : intervalSeconds + (dt - intervalSeconds) / 4;
        }
        int place = count % WINDOW;
        phases[place] = phase;
        bounds[place] = reading.bound().toSeconds();
        counters[place] = reading.counterNanos();
        readings[place] = reading;
        count++;
        unbroken++;
        last = reading;
        reachable = true;
        fresh = true;
        if (unbroken >= 3) {
            measureScatter();
        }
    }

    private int from() {
        return Math.max(oldest, count - WINDOW);
    }

    /// Expresses the remembered phases against another line.
    void rebase(TimeDelta base) {
        for (int i = from(); i < count; i++) {
            int place = i % WINDOW;
            phases[place] = readings[place].clockMinusLocal().minus(base).toSeconds();
        }
    }

    /// Whether `reading` cannot be true together with what is remembered: the clock or the counter
    /// has jumped since.
    boolean isContradictedBy(
            Reading reading, TimeDelta base, double frequency, UncertaintyModel growth) {
        double phase = reading.clockMinusLocal().minus(base).toSeconds();
        long counter = reading.counterNanos();
        double distance = Math.abs(phase - phaseAt(counter, frequency, growth));
        return distance > reading.bound().toSeconds() + boundAt(counter, growth);
    }

    /// Forgets all readings so far; only what comes now counts.
    void forgetReadings() {
        oldest = count;
        unbroken = 0;
    }

    /// Variance of one reading from the distance of the middle one of three to the straight line
    /// through its neighbours: blind to phase and frequency, so a change of the local oscillator
    /// does not look like noise of the clock.
    private void measureScatter() {
        int c = (count - 1) % WINDOW;
        int b = (count - 2) % WINDOW;
        int a = (count - 3) % WINDOW;
        double whole = counters[c] - counters[a];
        double share = whole > 0 ? (counters[b] - counters[a]) / whole : 0.5;
        double distance = phases[b] - (phases[a] * (1 - share) + phases[c] * share);
        double square = distance * distance / (1 + share * share + (1 - share) * (1 - share));
        scatterVariance =
                scatterVariance == 0
                        ? square
                        : scatterVariance + SMOOTHING * (square - scatterVariance);
    }

    /// Index of the reading whose interval is narrowest now.
    private int best(long counterNanos, UncertaintyModel growth) {
        int best = -1;
        double bestWidth = Double.POSITIVE_INFINITY;
        for (int i = from(); i < count; i++) {
            int place = i % WINDOW;
            double age = (counterNanos - counters[place]) * 1e-9;
            double width = bounds[place] + growth.halfWidthSeconds(age);
            if (width < bestWidth) {
                best = place;
                bestWidth = width;
            }
        }
        return best;
    }

    /// Phase now by the reading with the narrowest interval, moved on with `frequency`.
    double phaseAt(long counterNanos, double frequency, UncertaintyModel growth) {
        int i = best(counterNanos, growth);
        return phases[i] + frequency * (counterNanos - counters[i]) * 1e-9;
    }

    /// Half-width of that interval now, grown since its reading.
    double boundAt(long counterNanos, UncertaintyModel growth) {
        int i = best(counterNanos, growth);
        return bounds[i] + growth.halfWidthSeconds((counterNanos - counters[i]) * 1e-9);
    }

    double lastPhase() {
        return phases[(count - 1) % WINDOW];
    }

    /// Variance with which the last reading measures the phase: what the source says, what is seen,
    /// and how far the clock has lately been from the others.
    double variance() {
        double stated = last.noise().toSeconds();
        return Math.max(stated * stated, scatterVariance) + departureVariance;
    }

    /// The part of [#variance] that is the clock's own way from the others, not noise.
    double departureVariance() {
        return departureVariance;
    }

    /// Slope of the last remembered phases, first to last, and its standard deviation.
    double[] slope() {
        int first = Math.max(from(), count - SLOPE_READINGS) % WINDOW;
        int latest = (count - 1) % WINDOW;
        double seconds = (counters[latest] - counters[first]) * 1e-9;
        if (!(seconds > 0)) {
            return new double[] {0, Double.POSITIVE_INFINITY};
        }
        double sigma = Math.sqrt(2 * variance()) / seconds;
        return new double[] {(phases[latest] - phases[first]) / seconds, sigma};
    }

    /// Remembers how far the clock was from the median of the ensemble.
    void departs(double seconds) {
        fresh = false;
        departureVariance += SMOOTHING * (seconds * seconds - departureVariance);
    }

    /// Counts readings in a row that were too far from the prediction.
    int gated(boolean tooFar) {
        gated = tooFar ? gated + 1 : 0;
        return gated;
    }

    /// Shifts all that is remembered, after the local counter missed some time, known to `bound`.
    void shift(double seconds, double bound) {
        for (int i = from(); i < count; i++) {
            phases[i % WINDOW] += seconds;
            bounds[i % WINDOW] += bound;
        }
        unbroken = 0;
    }

    /// Hands the remembered readings to `replay`, oldest first.
    void replay(Replay replay) {
        for (int i = from(); i < count; i++) {
            int place = i % WINDOW;
            replay.reading(counters[place], phases[place], bounds[place]);
        }
    }

    /// One remembered reading: counter, phase and bound in seconds.
    interface Replay {
        void reading(long counterNanos, double phase, double bound);
    }

    void unreachable() {
        reachable = false;
    }

    /// Whether a reading came since [#departs] was last told.
    boolean isFresh() {
        return fresh;
    }

    boolean isReachable() {
        return reachable && count > oldest;
    }

    int gated() {
        return gated;
    }

    /// Sets the factor on the variance that keeps the clock at its largest weight, at least 1.
    void dilute(double factor) {
        dilution = factor;
    }

    double dilution() {
        return dilution;
    }

    Member toMember(long counterNanos, double phase, double frequency, UncertaintyModel growth) {
        double stated = last.noise().toSeconds();
        return new Member(
                last.clock(),
                standing,
                phaseAt(counterNanos, frequency, growth) - phase,
                boundAt(counterNanos, growth),
                Math.max(stated, Math.sqrt(scatterVariance)),
                weight,
                ageSeconds(counterNanos),
                last.authenticated(),
                last.leap(),
                last.upstream());
    }

    boolean isAuthenticated() {
        return last.authenticated();
    }

    double ageSeconds(long counterNanos) {
        return (counterNanos - last.counterNanos()) * 1e-9;
    }

    double intervalSeconds() {
        return intervalSeconds;
    }

    /// How many readings are believed, in all and at most those remembered.
    int count() {
        return count - oldest;
    }

    Reading last() {
        return last;
    }
}
