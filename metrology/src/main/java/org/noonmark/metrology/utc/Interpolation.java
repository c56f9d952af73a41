package org.noonmark.metrology.utc;

/// What is assumed between two published values.
///
/// Between them UTC - UTC(k) is taken on a straight line. Its uncertainty grows from the nearer
/// value with the mean frequency's, `u_A sqrt(2) / step` for each day (CCTF-WGMRA guideline 4), and
/// with the clock's own noise.
///
/// @param clockNanosPerRootDay how far the clock behind UTC(k) wanders: standard deviation in ns
///   after a day, growing with the root of time; 0 leaves it out
/// @param mostDays values further apart are not joined
public record Interpolation(double clockNanosPerRootDay, double mostDays) {
    /// A caesium beam clock of the common kind: 2 ns after a day; gaps up to ten days.
    public static final Interpolation CAESIUM = new Interpolation(2.0, 10);

    public Interpolation {
        if (!(clockNanosPerRootDay >= 0 && mostDays > 0)) {
            throw new IllegalArgumentException(
                    "must be >= 0 and > 0: clockNanosPerRootDay=%s mostDays=%s"
                            .formatted(clockNanosPerRootDay, mostDays));
        }
    }

    /// What the straight line adds: of the mean frequency.
    ///
    /// @param days to the nearer value
    /// @param stepDays between the two values
    double frequencyNanos(double days, double stepDays, double typeANanos) {
        return typeANanos * Math.sqrt(2) / stepDays * days;
    }

    /// What the clock adds.
    double clockNanos(double days) {
        return clockNanosPerRootDay * Math.sqrt(days);
    }
}
