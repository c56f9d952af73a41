package org.noonmark.sources;

/// What the first column of a reading file counts, and with it the reference of `phase_s`.
public enum TimeColumn {
    /// Seconds since 1970 UTC as the host's clock showed them (POSIX count). `phase_s` is what the
    /// clock showed minus what the host's clock showed, both as UTC, at that moment.
    UTC_SECONDS,
    /// The same as a modified Julian date on UTC.
    MJD,
    /// Nanoseconds of the local counter (CLOCK_MONOTONIC_RAW). `phase_s` is what the clock showed,
    /// as seconds since 1970 TAI, minus the counter in seconds.
    COUNTER_NANOS
}
