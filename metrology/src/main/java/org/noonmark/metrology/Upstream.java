package org.noonmark.metrology;

import org.noonmark.time.TimeDelta;

/// Where a clock's time comes from, as a server that follows it has to tell its own clients.
///
/// @param stratum the clock's own stratum: 0 for a reference clock, 1 to 15 for an NTP server
/// @param referenceId what a follower of this clock serves as its reference identifier (RFC 5905
///   section 7.3): four ASCII letters, an IPv4 address or a hash
/// @param rootDelay total round-trip delay to the primary source, never negative
public record Upstream(int stratum, int referenceId, TimeDelta rootDelay) {
    public Upstream {
        if (stratum < 0 || stratum > 15) {
            throw new IllegalArgumentException("must be in [0, 15]: stratum=" + stratum);
        }
        if (rootDelay.isNegative()) {
            throw new IllegalArgumentException("must not be negative: rootDelay=" + rootDelay);
        }
    }
}
