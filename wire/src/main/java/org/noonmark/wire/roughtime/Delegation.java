package org.noonmark.wire.roughtime;

import org.noonmark.signing.Ed25519PublicKey;

/// For how long a long-term key lets another key sign in its place (RFC 10049 section 5.2.6).
///
/// @param minSeconds earliest midpoint, seconds since 1970 UTC, unsigned
/// @param maxSeconds latest midpoint, the same
public record Delegation(Ed25519PublicKey publicKey, long minSeconds, long maxSeconds) {
    /// Whether the key may sign for this midpoint; all unsigned.
    public boolean covers(long midpointSeconds) {
        return Long.compareUnsigned(midpointSeconds, minSeconds) >= 0
                && Long.compareUnsigned(midpointSeconds, maxSeconds) <= 0;
    }

    /// The value of DELE.
    byte[] toBytes() {
        return new MessageWriter()
                .put(RoughtimeTag.PUBK, publicKey.bytes())
                .put(RoughtimeTag.MINT, minSeconds)
                .put(RoughtimeTag.MAXT, maxSeconds)
                .toBytes();
    }
}
