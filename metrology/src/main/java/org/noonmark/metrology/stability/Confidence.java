package org.noonmark.metrology.stability;

/// How far a value may be from the truth, or why that is not known.
public sealed interface Confidence {
    /// A two-sided interval of the deviation, from chi-squared with `edf` equivalent degrees of
    /// freedom (NIST SP 1065 section 5.4, equations 45 and 46).
    ///
    /// @param lower in the unit of the value
    /// @param upper in the unit of the value
    /// @param level the probability that such an interval holds the truth, 0 to 1
    /// @param edf equivalent degrees of freedom for the identified noise; of a covariance or a
    ///   corner of the hat, whose interval is normal, those of the Allan variances it comes from
    record Interval(double lower, double upper, double level, double edf) implements Confidence {}

    /// No interval.
    ///
    /// @param reason why, for a reader
    record Unknown(String reason) implements Confidence {}
}
