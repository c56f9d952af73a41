package org.noonmark.metrology.ensemble;

/// How a [WeightedScale] predicts its clocks and wants to weigh them. Phases are clock minus scale.
interface Prediction {
    /// Makes room for a clock that has joined and knows nothing of it.
    void reach(int slot, ClockPrior model);

    /// The phase to be expected `seconds` after the last one learnt.
    double phase(int slot, double seconds);

    /// Variance of the clock's frequency as far as it is known; infinite before it is.
    double frequencyVariance(int slot);

    /// Takes a phase that was measured with a noise of this variance, `seconds` after the one
    /// before; 0 for the first.
    void learn(int slot, double phase, double noiseVariance, double seconds);

    /// Moves the phase of a clock without changing what is known of its frequency.
    void shiftPhase(int slot, double seconds);

    void shiftFrequency(int slot, double fractional);

    /// Forgets a clock's frequency: it is learnt again from here on, `phase`.
    void restart(int slot, double phase, double noiseVariance);

    double frequency(int slot);

    double drift(int slot);

    /// Brings the targets up to date; whether any has changed.
    boolean retarget(Roster roster, double seconds);
}
