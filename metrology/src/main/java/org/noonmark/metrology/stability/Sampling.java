package org.noonmark.metrology.stability;

/// Whether a value is exact, or an estimate from some of its windows.
///
/// @param used how many windows (or ratios, for ThêoBR) went into the value
/// @param all how many there are
/// @param relativeStandardError of the value against the exact one, from the scatter of what was
///   used; 0 when all was used
public record Sampling(long used, long all, double relativeStandardError) {
    /// Nothing was left out.
    public static Sampling all(long windows) {
        return new Sampling(windows, windows, 0);
    }

    public boolean isComplete() {
        return used == all;
    }
}
