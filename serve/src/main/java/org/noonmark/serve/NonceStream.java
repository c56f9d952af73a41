package org.noonmark.serve;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Unpredictable bytes for nonces: the key stream of AES-128 in counter mode, from a random key.
///
/// Belongs to one thread. Hot path: allocates nothing.
final class NonceStream {
    /// Length of the seed: a key and the first counter block.
    static final int SEED_BYTES = 32;

    private static final int ROOM = 1024;

    private final Cipher cipher;
    private final byte[] zeros = new byte[ROOM];
    private final byte[] bytes = new byte[ROOM];
    private int used = ROOM;

    /// @param seed [#SEED_BYTES] that nobody else knows
    NonceStream(byte[] seed) {
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(seed, 0, 16, "AES"),
                    new IvParameterSpec(seed, 16, 16));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has AES", impossible);
        }
    }

    /// Writes the next `count` bytes, at most 1,024.
    void next(byte[] into, int start, int count) {
        if (ROOM - used < count) {
            refill();
        }
        System.arraycopy(bytes, used, into, start, count);
        used += count;
    }

    private void refill() {
        try {
            cipher.update(zeros, 0, ROOM, bytes, 0);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the room is as long as the input", impossible);
        }
        used = 0;
    }
}
