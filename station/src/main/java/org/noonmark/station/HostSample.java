package org.noonmark.station;

/// The host's clocks read together.
///
/// @param counterNanos local counter, the middle of the reads before and after
/// @param realtimeNanos CLOCK_REALTIME, nanoseconds since 1970 UTC (POSIX)
/// @param suspendedNanos CLOCK_BOOTTIME minus CLOCK_MONOTONIC: time the counter stood still
/// @param pairingErrorNanos how far apart the reads can have been, at least 0
public record HostSample(
        long counterNanos, long realtimeNanos, long suspendedNanos, long pairingErrorNanos) {}
