package org.noonmark.metrology.stability;

/// One value of a stability statistic with all that is needed to believe it.
///
/// @param statistic which
/// @param averagingFactor m; tau = m tau0, or 0.75 m tau0 for Theo1 and its kin
/// @param tauSeconds the averaging time
/// @param terms how many squared terms went into the mean; for Theo1 the pairs of readings
/// @param value the deviation, in [Statistic#unit]
/// @param confidence the interval around the value, or why there is none
/// @param noise the noise at this averaging time and how it was identified
/// @param bias what the statistic's bias is and whether it was removed from the value
/// @param sampling whether all windows were used
public record Deviation(
        Statistic statistic,
        int averagingFactor,
        double tauSeconds,
        long terms,
        double value,
        Confidence confidence,
        NoiseIdentification noise,
        Bias bias,
        Sampling sampling) {}
