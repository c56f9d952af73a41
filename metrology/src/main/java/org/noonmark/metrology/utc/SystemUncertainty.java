package org.noonmark.metrology.utc;

import org.noonmark.time.scales.GnssSystem;

/// What broadcast UTC owes to the system that sends it, in nanoseconds.
///
/// @param calibrationNanos of the link by which the provider knows its UTC
/// @param modelNanos from the choice among the broadcast parameters of a day
public record SystemUncertainty(double calibrationNanos, double modelNanos) {
    /// The published figures (Defraigne et al. 2023).
    public static SystemUncertainty of(GnssSystem system) {
        return switch (system) {
            case GPS -> new SystemUncertainty(2.7, 1.3);
            case GALILEO -> new SystemUncertainty(2.4, 0.1);
            case BEIDOU -> new SystemUncertainty(2.4, 0.2);
        };
    }
}
