package org.noonmark.metrology.utc;

import java.util.Optional;

/// UTC - UTC(k) at a date, and what its uncertainty is made of.
///
/// @param nanos reference minus clock
/// @param published of the nearest published value before or at the date; empty when not stated
/// @param frequencyNanos from the mean frequency between the two values; 0 on a published date, NaN
///   where u_A is not stated
/// @param clockNanos from the noise of the clock; 0 on a published date
/// @param daysFromPublished to the nearer published value
public record Interpolated(
        double nanos,
        Optional<UtcUncertainty> published,
        double frequencyNanos,
        double clockNanos,
        double daysFromPublished) {
    /// All of it, with what interpolation adds in u_A; empty when none was published.
    public Optional<UtcUncertainty> uncertainty() {
        return published.map(
                base -> base.and(new UtcUncertainty(Math.hypot(frequencyNanos, clockNanos), 0)));
    }
}
