package org.noonmark.metrology.ensemble;

/// One time scale, made epoch by epoch from clocks that are compared with one hub.
///
/// The hub is whatever the clocks are measured against. It cancels: its noise has no part in the
/// scale and it has no weight, unless it is also joined as a clock whose reading is always 0.
/// Clocks hold slots from 0. Memory is bounded; nothing is allocated per epoch.
///
/// The values stand for the last epoch taken, and are those of a clock minus this scale.
public interface TimeScale {
    /// Which algorithm this is.
    Algorithm algorithm();

    /// Takes a clock in and returns its slot, the lowest that is free. It counts after probation;
    /// those that join before the first epoch found the scale and count at once.
    int join(ClockPrior model);

    /// Lets a clock go, in one step; the scale goes on without a break.
    void leave(int slot);

    /// How many slots there are, the vacant ones included.
    int slots();

    /// Takes the readings of one epoch.
    ///
    /// @param atNanos the epoch; later than the one before
    /// @param clockMinusHub by slot, in seconds, `NaN` for a clock that was not read; small enough
    ///   for a double, so not counted from 1970
    /// @param noise standard deviation of each reading, in seconds
    /// @throws IllegalArgumentException when the epoch is not later, or an array is too short
    void advance(long atNanos, double[] clockMinusHub, double[] noise);

    /// The last epoch.
    long atNanos();

    /// The scale minus the hub, in seconds; `NaN` before the first reading.
    double scaleMinusHub();

    /// The frequency of the scale minus that of the hub, as far as the readings show it: the slope
    /// of [#scaleMinusHub] over the last step, or by the filter where the hub has a model.
    double scaleMinusHubFrequency();

    /// The phase of a clock minus the scale: as read, or as predicted when it was not read; `NaN`
    /// when not known yet.
    double clockMinusScale(int slot);

    /// Fractional frequency of a clock minus that of the scale.
    double frequency(int slot);

    /// Drift of a clock's frequency, in 1/s.
    double drift(int slot);

    /// What part of the scale the clock makes, 0 to 1.
    double weight(int slot);

    ClockStanding standing(int slot);

    /// The last reading of a clock minus its prediction, in seconds, the others being right; `NaN`
    /// when it was not read or not predicted.
    double innovation(int slot);

    /// The predicted standard deviation of the innovation, in seconds.
    double innovationSigma(int slot);

    /// The standard uncertainty of the scale's phase `elapsedSeconds` after it was right, as the
    /// models and weights of the clocks in use say.
    double uncertainty(double elapsedSeconds);

    /// Puts a clock out, at once: for a fault that was seen elsewhere.
    void putOut(int slot);

    /// Says that the phase of a clock was changed by `seconds`, such as by its keeper: the clock
    /// goes on counting.
    void correctPhase(int slot, double seconds);

    /// Says that the frequency of a clock was changed by `fractional`; the clock goes on counting.
    void correctFrequency(int slot, double fractional);
}
