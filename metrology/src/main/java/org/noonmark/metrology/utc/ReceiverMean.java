package org.noonmark.metrology.utc;

/// UTC(k) minus the time of a satellite system at 0 h UTC, as a calibrated receiver measured it:
/// the mean of REFSYS over all satellites in view around midnight.
///
/// @param modifiedJulianDay whose 0 h is meant
/// @param nanos UTC(k) minus system time, less whole seconds
/// @param standardDeviationNanos of the single tracks about the mean
/// @param tracks how many went into it; 0 when not known
public record ReceiverMean(
        double modifiedJulianDay, double nanos, double standardDeviationNanos, int tracks) {
    public ReceiverMean {
        if (!Double.isFinite(modifiedJulianDay)
                || !Double.isFinite(nanos)
                || !(standardDeviationNanos >= 0)
                || tracks < 0) {
            throw new IllegalArgumentException(
                    "must be finite and >= 0: %s %s %s %d"
                            .formatted(modifiedJulianDay, nanos, standardDeviationNanos, tracks));
        }
    }
}
