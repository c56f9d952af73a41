package org.noonmark.metrology.cggtts;

/// A value at the middle of a track and its slope, the ordinates of a line fitted to the track.
///
/// @param tenthsNano in 0.1 ns, or [#UNKNOWN]
/// @param tenthsPicoPerSecond in 0.1 ps/s, or [#UNKNOWN]
public record Trend(long tenthsNano, long tenthsPicoPerSecond) {
    /// What stands for a value that is not known: all nines, or asterisks, in a file.
    public static final long UNKNOWN = Long.MAX_VALUE;

    /// Neither known.
    public static final Trend NOTHING = new Trend(UNKNOWN, UNKNOWN);

    /// Whether there is a value.
    public boolean isKnown() {
        return tenthsNano != UNKNOWN;
    }

    /// The value in nanoseconds; `NaN` when it is not known.
    public double nanos() {
        return isKnown() ? tenthsNano / 10.0 : Double.NaN;
    }
}
