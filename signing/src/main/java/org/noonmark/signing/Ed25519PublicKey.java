package org.noonmark.signing;

import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// An Ed25519 public key (RFC 8032 section 5.1.5): 32 bytes.
public final class Ed25519PublicKey {
    /// Length of a key and of each half of a signature.
    public static final int BYTES = Ed25519.PUBLIC_KEY_SIZE;

    /// Length of a signature.
    public static final int SIGNATURE_BYTES = Ed25519.SIGNATURE_SIZE;

    private final byte[] bytes;

    private Ed25519PublicKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The key with this encoding; whether it is a point of the curve shows when it verifies.
    ///
    /// @throws IllegalArgumentException unless there are 32 bytes
    public static Ed25519PublicKey of(byte... encoded) {
        if (encoded.length != BYTES) {
            throw new IllegalArgumentException("must have 32 bytes: length=" + encoded.length);
        }
        return new Ed25519PublicKey(encoded.clone());
    }

    /// A copy of the encoding.
    public byte[] toArray() {
        return bytes.clone();
    }

    /// Whether `signature` is this key's over `message`. A signature of another length is not.
    public boolean verify(byte[] message, byte[] signature) {
        return signature.length == SIGNATURE_BYTES
                && Ed25519.verify(signature, 0, bytes, 0, message, 0, message.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ed25519PublicKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// Lower-case hexadecimal digits.
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
