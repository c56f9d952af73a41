package org.noonmark.signing;

import java.util.Objects;
import java.util.random.RandomGenerator;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// A private key of Ed25519: the 32 secret bytes from which scalar and prefix are derived (RFC 8032
/// section 5.1.5). Its text shows the public key only.
public final class Ed25519PrivateKey {
    /// Length of the secret.
    public static final int BYTES = Ed25519.SECRET_KEY_SIZE;

    private final byte[] seed;
    private final Ed25519PublicKey publicKey;

    private Ed25519PrivateKey(byte[] seed) {
        this.seed = seed;
        var point = new byte[Ed25519PublicKey.BYTES];
        Ed25519.generatePublicKey(seed, 0, point, 0);
        this.publicKey = new Ed25519PublicKey(point);
    }

    /// The key with this secret, which is copied.
    ///
    /// @throws IllegalArgumentException when there are not 32 bytes
    public static Ed25519PrivateKey ofSeed(byte[] seed) {
        if (seed.length != BYTES) {
            throw new IllegalArgumentException("must be 32 bytes: length=" + seed.length);
        }
        return new Ed25519PrivateKey(seed.clone());
    }

    /// A new key.
    ///
    /// @param random that nobody can predict: a `SecureRandom`
    public static Ed25519PrivateKey generate(RandomGenerator random) {
        var seed = new byte[BYTES];
        random.nextBytes(seed);
        return new Ed25519PrivateKey(seed);
    }

    public Ed25519PublicKey publicKey() {
        return publicKey;
    }

    /// Writes the signature of a part of `message` to `signature` from `signatureFrom` on.
    ///
    /// @throws IndexOutOfBoundsException when the ranges are not inside the arrays
    public void sign(byte[] message, int from, int length, byte[] signature, int signatureFrom) {
        Objects.checkFromIndexSize(from, length, message.length);
        Objects.checkFromIndexSize(
                signatureFrom, Ed25519PublicKey.SIGNATURE_BYTES, signature.length);
        Ed25519.sign(
                seed, 0, publicKey.encoded(), 0, message, from, length, signature, signatureFrom);
    }

    /// The signature of `message`.
    public byte[] sign(byte[] message) {
        var signature = new byte[Ed25519PublicKey.SIGNATURE_BYTES];
        sign(message, 0, message.length, signature, 0);
        return signature;
    }

    /// A copy of the secret, for a file that only its owner can read.
    public byte[] seed() {
        return seed.clone();
    }

    @Override
    public String toString() {
        return "private key of " + publicKey;
    }
}
