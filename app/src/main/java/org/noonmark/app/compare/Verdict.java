package org.noonmark.app.compare;

/// How a run ended.
public enum Verdict {
    GOOD,
    /// There is a result, and something of the input could not be used.
    DEGRADED,
    /// A check failed.
    FAILED;

    Verdict and(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
