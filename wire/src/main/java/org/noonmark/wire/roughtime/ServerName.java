package org.noonmark.wire.roughtime;

import org.noonmark.signing.Ed25519PublicKey;

/// What a client puts into SRV to say whose answer it wants: H(0xff || long-term public key) (RFC
/// 10049 section 5.1.4).
final class ServerName {
    private static final byte PREFIX = (byte) 0xff;

    private ServerName() {}

    static byte[] of(Ed25519PublicKey longTerm) {
        var key = longTerm.bytes();
        return new RoughtimeHash().update(PREFIX).update(key, 0, key.length).finish();
    }
}
