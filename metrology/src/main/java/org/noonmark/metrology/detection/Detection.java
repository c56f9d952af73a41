package org.noonmark.metrology.detection;

/// What a detector says once it is sure.
///
/// @param kind what happened
/// @param detectedSeconds when it was said, on the caller's axis of time
/// @param onset when it began, in seconds on the same axis
/// @param size after minus before, or after over before for noise; unit of the kind
/// @param statistic what was compared: standard deviations for steps (the root of the likelihood
///   ratio), the sum of log likelihoods for noise
/// @param threshold what it had to exceed
/// @param kindConfidence the probability of this kind among those that were tested, each held
///   equally likely before
public record Detection(
        AnomalyKind kind,
        double detectedSeconds,
        Estimate onset,
        Estimate size,
        double statistic,
        double threshold,
        double kindConfidence) {}
