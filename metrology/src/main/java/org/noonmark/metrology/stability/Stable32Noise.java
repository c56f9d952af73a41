package org.noonmark.metrology.stability;

/// Where Stable32 looks for the noise of a long averaging time, as its reference runs show it.
///
/// Up to half of the longest averaging time of a run (readings over the stop ratio) it identifies
/// the noise there. Beyond, it keeps what the last averaging time before that half showed: with
/// 1001 readings OADEV at 128 carries the noise found at 64 in a run of octaves, and that found at
/// 123 in a run of all times.
final class Stable32Noise {
    private Stable32Noise() {}

    /// The averaging factor whose noise a result at m carries.
    ///
    /// @param ascending the factors of the run
    static int factor(Statistic statistic, int m, int[] ascending, int readings) {
        int largest = statistic.stable32LargestFactor(readings);
        if (2L * m <= largest) {
            return m;
        }
        int told = m;
        for (int factor : ascending) {
            if (2L * factor <= largest) {
                told = factor;
            }
        }
        return told;
    }
}
