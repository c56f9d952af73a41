package org.noonmark.signing;

import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// A public key of Ed25519: a point of the group of prime order, in canonical form.
public final class Ed25519PublicKey {
    /// Length of an encoded key.
    public static final int BYTES = Ed25519.PUBLIC_KEY_SIZE;

    /// Length of a signature: the point R (32 bytes) and the scalar S (32 bytes, little-endian).
    public static final int SIGNATURE_BYTES = Ed25519.SIGNATURE_SIZE;

    private final byte[] encoded;

    Ed25519PublicKey(byte[] encoded) {
        this.encoded = encoded;
    }

    /// The key of these 32 bytes; empty when they are no point of the group of prime order in
    /// canonical form, so also for the eight points of small order.
    ///
    /// @throws IllegalArgumentException when there are not 32 bytes
    public static Optional<Ed25519PublicKey> from(byte[] bytes) {
        return from(bytes, 0, bytes.length);
    }

    /// The key at `from` in `bytes`.
    ///
    /// @throws IllegalArgumentException when `length` is not 32
    public static Optional<Ed25519PublicKey> from(byte[] bytes, int from, int length) {
        if (length != BYTES) {
            throw new IllegalArgumentException("must be 32 bytes: length=" + length);
        }
        Objects.checkFromIndexSize(from, length, bytes.length);
        return Ed25519.validatePublicKeyFull(bytes, from)
                ? Optional.of(new Ed25519PublicKey(Arrays.copyOfRange(bytes, from, from + BYTES)))
                : Optional.empty();
    }

    /// Reads the 44 letters of base64 (RFC 4648 section 4) that [#toBase64] writes, or the 64
    /// hexadecimal digits that some lists have; empty when the text is no key.
    public static Optional<Ed25519PublicKey> parse(String text) {
        try {
            byte[] bytes =
                    text.length() == 2 * BYTES
                            ? java.util.HexFormat.of().parseHex(text)
                            : Base64.getDecoder().decode(text);
            return bytes.length == BYTES ? from(bytes) : Optional.empty();
        } catch (IllegalArgumentException noKey) {
            return Optional.empty();
        }
    }

    /// The 32 bytes; a copy.
    public byte[] bytes() {
        return encoded.clone();
    }

    public String toBase64() {
        return Base64.getEncoder().encodeToString(encoded);
    }

    /// Whether `signature` is this key's over `message`.
    ///
    /// A signature whose R is not in the group of prime order is refused: verifiers may differ
    /// about it (RFC 8032 section 5.1.7 allows two equations), and no honest signer makes one.
    ///
    /// @throws IndexOutOfBoundsException when the ranges are not inside the arrays
    public boolean verifies(
            byte[] message, int from, int length, byte[] signature, int signatureFrom) {
        Objects.checkFromIndexSize(from, length, message.length);
        Objects.checkFromIndexSize(signatureFrom, SIGNATURE_BYTES, signature.length);
        return Ed25519.verify(signature, signatureFrom, encoded, 0, message, from, length)
                && Ed25519.validatePublicKeyFull(signature, signatureFrom);
    }

    /// Whether `signature` is this key's over the whole of `message`.
    public boolean verifies(byte[] message, byte[] signature) {
        return signature.length == SIGNATURE_BYTES
                && verifies(message, 0, message.length, signature, 0);
    }

    byte[] encoded() {
        return encoded;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ed25519PublicKey key && Arrays.equals(encoded, key.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }

    /// Base64.
    @Override
    public String toString() {
        return toBase64();
    }
}
