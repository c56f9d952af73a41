package org.noonmark.wire.ntp;

/// A key that both ends of an association know. Its text form never shows the secret.
///
/// @param id key identifier on the wire, unsigned 32 bits, not 0
/// @param secret the key's bytes
public record SymmetricKey(int id, MacAlgorithm algorithm, Octets secret) {
    /// Digest keys shorter than this are refused: they can be guessed from one packet.
    static final int MIN_DIGEST_KEY_BYTES = 8;

    public SymmetricKey {
        if (id == 0) {
            throw new IllegalArgumentException("must not be 0: id");
        }
        int length = secret.length();
        if (algorithm.keyBytes() == 0
                ? length < MIN_DIGEST_KEY_BYTES
                : length != algorithm.keyBytes()) {
            throw new IllegalArgumentException(
                    "must fit " + algorithm + ": secret.length=" + length);
        }
    }

    /// A new authenticator for one thread.
    public PacketAuthenticator newAuthenticator() {
        return new PacketAuthenticator(id, algorithm.with(secret.toArray()));
    }

    @Override
    public String toString() {
        return "SymmetricKey[id=" + Integer.toUnsignedString(id) + ", " + algorithm + "]";
    }
}
