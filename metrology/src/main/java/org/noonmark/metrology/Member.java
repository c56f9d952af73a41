package org.noonmark.metrology;

import org.noonmark.time.LeapWarning;

/// One clock as the ensemble saw it at an evaluation.
///
/// @param clockMinusEnsembleSeconds last good reading, propagated to now, minus the estimate
/// @param boundSeconds half-width of its interval now
/// @param noiseSeconds measured standard deviation of one reading
/// @param weight share of the information that it contributes, `[0, 1]`
/// @param ageSeconds since its last reading
public record Member(
        ClockId clock,
        Standing standing,
        double clockMinusEnsembleSeconds,
        double boundSeconds,
        double noiseSeconds,
        double weight,
        double ageSeconds,
        boolean authenticated,
        LeapWarning leap,
        Upstream upstream) {}
