package org.noonmark.proof.merkle;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/// A hash of the tree: the 32 bytes of SHA-256.
public final class MerkleHash {
    /// Length of a hash.
    public static final int BYTES = 32;

    private final byte[] bytes;

    private MerkleHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The hash with these 32 bytes, which are copied.
    ///
    /// @throws IllegalArgumentException when there are not 32
    public static MerkleHash of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /// The hash at `from` in `bytes`.
    ///
    /// @throws IllegalArgumentException when `length` is not 32
    public static MerkleHash of(byte[] bytes, int from, int length) {
        if (length != BYTES) {
            throw new IllegalArgumentException("must be 32 bytes: length=" + length);
        }
        return new MerkleHash(Arrays.copyOfRange(bytes, from, from + length));
    }

    /// Takes the array for its own: nobody else has it.
    static MerkleHash owning(byte[] digest) {
        return new MerkleHash(digest);
    }

    /// A copy of the 32 bytes.
    public byte[] toArray() {
        return bytes.clone();
    }

    /// Writes the 32 bytes to `into` from `at` on.
    public void copyTo(byte[] into, int at) {
        System.arraycopy(bytes, 0, into, at, BYTES);
    }

    void updateInto(MessageDigest digest) {
        digest.update(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MerkleHash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// 64 hexadecimal digits.
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
