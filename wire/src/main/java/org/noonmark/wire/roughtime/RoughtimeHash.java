package org.noonmark.wire.roughtime;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// H of the specification: the first 32 bytes of SHA-512 (RFC 10049 section 5.3). Belongs to one
/// thread.
///
/// Hot path: allocates nothing.
final class RoughtimeHash {
    /// Length of a hash value.
    static final int BYTES = 32;

    private static final int DIGEST_BYTES = 64;

    private final MessageDigest sha512;
    private final byte[] digest = new byte[DIGEST_BYTES];

    RoughtimeHash() {
        try {
            this.sha512 = MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException never) {
            throw new AssertionError("every Java platform has SHA-512", never);
        }
    }

    RoughtimeHash update(byte value) {
        sha512.update(value);
        return this;
    }

    RoughtimeHash update(byte[] bytes, int from, int length) {
        sha512.update(bytes, from, length);
        return this;
    }

    /// Writes the hash of all that was put in, and begins anew.
    void finish(byte[] into, int at) {
        try {
            sha512.digest(digest, 0, DIGEST_BYTES);
        } catch (DigestException never) {
            throw new AssertionError("64 bytes hold it", never);
        }
        System.arraycopy(digest, 0, into, at, BYTES);
    }

    byte[] finish() {
        var hash = new byte[BYTES];
        finish(hash, 0);
        return hash;
    }
}
