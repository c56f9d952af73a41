package org.noonmark.metrology.steering;

/// The instrument that adds a frequency to the signal of the free scale: a phase micro-stepper or
/// an auxiliary output generator.
///
/// There is no way to ask it for a phase step.
@FunctionalInterface
public interface PhaseMicroStepper {
    /// From `mjd` on the output runs `frequency` (fractional) faster than the input, with
    /// continuous phase.
    void setFrequency(double mjd, double frequency);
}
