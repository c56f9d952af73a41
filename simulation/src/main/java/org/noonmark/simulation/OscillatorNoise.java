package org.noonmark.simulation;

/// What an oscillator does, as fractional frequency.
///
/// @param offset constant part
/// @param driftPerDay ageing
/// @param whiteFm Allan deviation at 1 s of its white FM
/// @param flickerFm Allan deviation floor of its flicker FM
/// @param randomWalkFm standard deviation of the frequency change in one second
/// @param dailySwing half of the peak-to-peak change over a day (temperature)
public record OscillatorNoise(
        double offset,
        double driftPerDay,
        double whiteFm,
        double flickerFm,
        double randomWalkFm,
        double dailySwing) {
    public static final OscillatorNoise PERFECT = new OscillatorNoise(0, 0, 0, 0, 0, 0);

    /// A computer's crystal: 18 ppm off, wandering by parts in 1e8 in an hour, 0.3 ppm over a day.
    public static final OscillatorNoise COMPUTER =
            new OscillatorNoise(18e-6, 2e-9, 1e-9, 3e-9, 1e-10, 0.3e-6);

    public static final OscillatorNoise OCXO =
            new OscillatorNoise(1e-7, 1e-10, 3e-12, 3e-12, 5e-15, 2e-11);
}
