package org.noonmark.metrology;

import java.util.Collection;

/// The frequency of standard time against the counter before the filter has begun.
///
/// Every clock that has been read some times shows it as the slope of its phases, whatever its
/// offset; the median of the slopes is right while fewer than half of the clocks lie. Without it
/// readings of different age would seem to agree just because an unknown oscillator may explain any
/// difference.
///
/// @param variance of the frequency
record FirstFrequency(double frequency, double variance) {
    private static final int READINGS = 4;

    /// @param tracks those that may take part
    /// @param largest slopes beyond it are no oscillator's and do not count
    static FirstFrequency of(Collection<ClockTrack> tracks, double startSigma, double largest) {
        double[][] slopes =
                tracks.stream()
                        .filter(track -> track.isReachable() && track.count() >= READINGS)
                        .map(ClockTrack::slope)
                        .filter(slope -> Math.abs(slope[0]) <= largest)
                        .sorted((a, b) -> Double.compare(a[0], b[0]))
                        .toArray(double[][]::new);
        if (slopes.length == 0) {
            return new FirstFrequency(0, startSigma * startSigma);
        }
        int n = slopes.length;
        double median = (slopes[(n - 1) / 2][0] + slopes[n / 2][0]) / 2;
        double variance = 0;
        for (double[] slope : slopes) {
            variance = Math.max(variance, slope[1] * slope[1]);
        }
        return new FirstFrequency(median, Math.min(variance, startSigma * startSigma));
    }
}
