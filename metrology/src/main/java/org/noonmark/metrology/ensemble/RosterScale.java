package org.noonmark.metrology.ensemble;

/// What is the same for every scale that holds its clocks in a [Roster] and judges them in a
/// [Combination]: how it is read.
abstract class RosterScale implements TimeScale {
    final Roster roster;
    final Combination combination;

    long atNanos = Long.MIN_VALUE;
    double scaleMinusHub = Double.NaN;

    /// Of [#scaleMinusHub] over the last step.
    double slope;

    RosterScale(
            Algorithm algorithm,
            ScaleSettings settings,
            ScaleListener listener,
            boolean findsFrequencySteps) {
        roster = new Roster(algorithm, settings, listener);
        combination = new Combination(roster, findsFrequencySteps);
    }

    /// Seconds from the last epoch to this one; 0 for the first.
    double stepTo(long epochNanos) {
        return atNanos == Long.MIN_VALUE ? 0 : (epochNanos - atNanos) * 1e-9;
    }

    @Override
    public Algorithm algorithm() {
        return roster.algorithm;
    }

    @Override
    public int slots() {
        return roster.slots();
    }

    @Override
    public long atNanos() {
        return atNanos;
    }

    @Override
    public double scaleMinusHub() {
        return scaleMinusHub;
    }

    @Override
    public double scaleMinusHubFrequency() {
        return slope;
    }

    @Override
    public double weight(int slot) {
        return roster.weight[slot];
    }

    @Override
    public ClockStanding standing(int slot) {
        return roster.standing[slot];
    }

    @Override
    public double innovation(int slot) {
        return combination.innovation[slot];
    }

    @Override
    public double innovationSigma(int slot) {
        return combination.sigma[slot];
    }

    @Override
    public double uncertainty(double elapsedSeconds) {
        return roster.uncertainty(elapsedSeconds, combination.level);
    }
}
