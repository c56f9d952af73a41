package org.noonmark.metrology.utc;

import java.util.Optional;

/// One published value.
///
/// @param modifiedJulianDay at 0 h UTC when whole
/// @param nanos reference minus clock
/// @param uncertainty empty when the publication states none
/// @param line where it stands, from 1; 0 for a computed value
public record UtcPoint(
        double modifiedJulianDay, double nanos, Optional<UtcUncertainty> uncertainty, int line) {
    public UtcPoint {
        if (!Double.isFinite(modifiedJulianDay) || !Double.isFinite(nanos)) {
            throw new IllegalArgumentException(
                    "must be finite: modifiedJulianDay=%s nanos=%s"
                            .formatted(modifiedJulianDay, nanos));
        }
    }
}
