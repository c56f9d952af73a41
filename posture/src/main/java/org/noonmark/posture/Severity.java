package org.noonmark.posture;

/// How much something matters to time or to those who guard it.
public enum Severity {
    /// Worth knowing.
    INFORMATION,
    LOW,
    MEDIUM,
    HIGH
}
