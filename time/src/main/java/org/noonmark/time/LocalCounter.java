package org.noonmark.time;

/// A free-running count of nanoseconds that nobody sets: CLOCK_MONOTONIC_RAW on a real host.
///
/// Only differences have a meaning; the zero is arbitrary and the rate is off by up to some hundred
/// parts per million.
@FunctionalInterface
public interface LocalCounter {
    /// Nanoseconds on the local counter; never decreases.
    long counterNanos();
}
