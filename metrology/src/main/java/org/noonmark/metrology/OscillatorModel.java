package org.noonmark.metrology;

/// What may be assumed of the oscillator behind the local counter when nothing measures it.
///
/// The figures are deliberately pessimistic class values, not those of one specimen; the sources
/// stand in docs/holdover.md.
///
/// @param name as written in the configuration
/// @param startSigma standard deviation of its frequency before anything was measured
/// @param whiteFm intensity of white FM, s (phase variance per second)
/// @param randomWalkFm intensity of random-walk FM, 1/s (frequency variance per second)
/// @param wander what temperature, supply and ageing may do beyond that, s/s
public record OscillatorModel(
        String name, double startSigma, double whiteFm, double randomWalkFm, double wander) {
    /// The largest frequency error that the class can have: five times the start's deviation.
    public double largestFrequency() {
        return 5 * startSigma;
    }

    /// The crystal of a computer, not compensated.
    public static final OscillatorModel COMPUTER =
            new OscillatorModel("computer", 100e-6, 1e-18, 1e-18, 3e-6);

    public static final OscillatorModel TCXO =
            new OscillatorModel("tcxo", 5e-6, 1e-20, 1e-22, 1e-7);

    public static final OscillatorModel OCXO =
            new OscillatorModel("ocxo", 5e-7, 1e-23, 1e-26, 2e-9);

    public static final OscillatorModel RUBIDIUM =
            new OscillatorModel("rubidium", 1e-9, 1e-22, 1e-31, 5e-12);

    public static final OscillatorModel CAESIUM =
            new OscillatorModel("caesium", 1e-11, 1e-22, 1e-35, 2e-13);
}
