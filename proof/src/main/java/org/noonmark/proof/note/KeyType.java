package org.noonmark.proof.note;

import java.util.Arrays;
import java.util.Optional;

/// What a key signs, and how (signed-note, table of signature types).
public enum KeyType {
    /// Signs the text of a note: what a log does to its checkpoints.
    ED25519(0x01, "Ed25519", 32, 64, false),
    /// Signs a checkpoint together with the time: what a witness does.
    ED25519_COSIGNATURE(0x04, "Ed25519", 32, 64, true),
    /// The same, safe against quantum computers; the signed message names the signer. A log may
    /// sign its own checkpoints with it, without a time.
    ML_DSA_44_COSIGNATURE(0x06, "ML-DSA-44", 1312, 2420, true);

    private final int code;
    private final String algorithm;
    private final int keyBytes;
    private final int signatureBytes;
    private final boolean timed;

    KeyType(int code, String algorithm, int keyBytes, int signatureBytes, boolean timed) {
        this.code = code;
        this.algorithm = algorithm;
        this.keyBytes = keyBytes;
        this.signatureBytes = signatureBytes;
        this.timed = timed;
    }

    static Optional<KeyType> ofCode(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }

    /// The byte before the key.
    public int code() {
        return code;
    }

    /// As the JDK calls it.
    public String algorithm() {
        return algorithm;
    }

    /// Length of the raw public key.
    public int keyBytes() {
        return keyBytes;
    }

    /// Length of the signature itself, without key ID and time.
    public int signatureBytes() {
        return signatureBytes;
    }

    /// Whether eight bytes of POSIX time stand before the signature.
    public boolean isTimed() {
        return timed;
    }

    /// Whether a log may have such a key.
    public boolean isOfLogs() {
        return this != ED25519_COSIGNATURE;
    }

    /// Whether a witness may have such a key.
    boolean isOfWitnesses() {
        return timed;
    }
}
