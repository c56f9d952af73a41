package org.noonmark.metrology;

/// How a clock stands in the ensemble.
public enum Standing {
    /// Its readings move the estimate.
    MEMBER,
    /// It agrees within its bound, but a majority excludes its midpoint; it does not move the
    /// estimate.
    OUTLIER,
    /// Its interval does not meet that of the majority.
    FALSETICKER,
    /// Policy asks for authenticated clocks.
    NOT_AUTHENTICATED,
    /// Its bound is wider than policy admits.
    BOUND_TOO_WIDE,
    /// It has not been heard for too long.
    STALE,
    /// Too few readings yet, or no majority to compare it with.
    PENDING
}
