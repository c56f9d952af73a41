package org.noonmark.wire.roughtime;

import java.util.List;

/// What a server signed: at the moment when it signed, true time lay strictly between midpoint
/// minus radius and midpoint plus radius (RFC 10049 section 5.2.5).
///
/// @param version of the response
/// @param midpointSeconds seconds since 1970 UTC with days of 86,400 s, unsigned
/// @param radiusSeconds from 1 to 2^32 - 1
/// @param delegation of the long-term key to the one that signed
/// @param serverVersions numbers of all versions that the server speaks, unsigned
public record RoughtimeStatement(
        RoughtimeVersion version,
        long midpointSeconds,
        long radiusSeconds,
        Delegation delegation,
        List<Integer> serverVersions) {
    public RoughtimeStatement {
        serverVersions = List.copyOf(serverVersions);
    }

    /// Midpoint minus radius, not below 0; unsigned.
    public long earliestSeconds() {
        return Long.compareUnsigned(midpointSeconds, radiusSeconds) < 0
                ? 0
                : midpointSeconds - radiusSeconds;
    }

    /// Midpoint plus radius, not above 2^64 - 1; unsigned.
    public long latestSeconds() {
        long latest = midpointSeconds + radiusSeconds;
        return Long.compareUnsigned(latest, midpointSeconds) < 0 ? -1 : latest;
    }
}
