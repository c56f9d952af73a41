package org.noonmark.wire.ntp;

import java.lang.foreign.MemorySegment;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The legacy MAC of NTP: `H(key || packet)` with MD5 or SHA-1 (RFC 5905 section 7.3, deprecated by
/// RFC 8573). Kept for peers that know nothing better.
///
/// Belongs to one thread. Hot path: allocates nothing.
final class KeyedDigest implements MacFunction {
    private final MessageDigest hash;
    private final byte[] key;
    private final byte[] chunk = new byte[64];
    private final MemorySegment chunkSegment = MemorySegment.ofArray(chunk);

    /// @param algorithm name in the Java Security Standard Algorithm Names
    KeyedDigest(String algorithm, byte[] key) {
        try {
            this.hash = MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException unknown) {
            throw new IllegalArgumentException("must be known: algorithm=" + algorithm, unknown);
        }
        this.key = key.clone();
    }

    @Override
    public int digestBytes() {
        return hash.getDigestLength();
    }

    @Override
    public void compute(MemorySegment data, long offset, long lengthBytes, byte[] digest) {
        hash.update(key, 0, key.length);
        for (long done = 0; done < lengthBytes; done += chunk.length) {
            int length = (int) Math.min(chunk.length, lengthBytes - done);
            MemorySegment.copy(data, offset + done, chunkSegment, 0, length);
            hash.update(chunk, 0, length);
        }
        try {
            hash.digest(digest, 0, digest.length);
        } catch (DigestException impossible) {
            throw new AssertionError("the digest has room", impossible);
        }
    }
}
