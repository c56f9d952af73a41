package org.noonmark.metrology;

/// Who may take part in the ensemble and how far it is believed.
///
/// @param minimumAgreeing clocks that have to agree, at least 1; a strict majority is always asked
/// @param requireAuthenticated whether other clocks only watch
/// @param largestBoundSeconds clocks that promise less do not vote, > 0
/// @param largestWeight share of the information that one clock may contribute when there are at
///   least three, in (0, 1]
/// @param coverage factor k from a standard deviation to the growth of the interval, > 0
public record EnsemblePolicy(
        int minimumAgreeing,
        boolean requireAuthenticated,
        double largestBoundSeconds,
        double largestWeight,
        double coverage) {
    public static final EnsemblePolicy DEFAULT = new EnsemblePolicy(1, false, 1.5, 0.5, 3);

    public EnsemblePolicy {
        if (minimumAgreeing < 1) {
            throw new IllegalArgumentException("must be >= 1: minimumAgreeing=" + minimumAgreeing);
        }
        if (!(largestBoundSeconds > 0)) {
            throw new IllegalArgumentException(
                    "must be > 0: largestBoundSeconds=" + largestBoundSeconds);
        }
        if (!(largestWeight > 0 && largestWeight <= 1)) {
            throw new IllegalArgumentException("must be in (0, 1]: largestWeight=" + largestWeight);
        }
        if (!(coverage > 0)) {
            throw new IllegalArgumentException("must be > 0: coverage=" + coverage);
        }
    }
}
