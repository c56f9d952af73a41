package org.noonmark.wire.nts;

import org.noonmark.wire.ntp.Octets;

/// What a key exchange agrees on: the algorithm and a key for each direction. Its text form never
/// shows the keys.
///
/// @param c2s key of requests, client to server
/// @param s2c key of replies, server to client
public record NtsKeys(NtsAead aead, Octets c2s, Octets s2c) {
    public NtsKeys {
        if (c2s.length() != aead.keyBytes() || s2c.length() != aead.keyBytes()) {
            throw new IllegalArgumentException(
                    "must be keys of %s: c2s.length=%d s2c.length=%d"
                            .formatted(aead, c2s.length(), s2c.length()));
        }
    }

    @Override
    public String toString() {
        return "NtsKeys[" + aead + "]";
    }
}
