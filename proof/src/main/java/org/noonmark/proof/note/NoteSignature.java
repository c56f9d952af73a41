package org.noonmark.proof.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// What is signed under a note, for each type of key (signed-note section Ed25519 signatures;
/// tlog-cosignature sections Ed25519 and ML-DSA-44 signed message).
public final class NoteSignature {
    private static final byte[] SUBTREE_LABEL = "subtree/v1\n\0".getBytes(StandardCharsets.UTF_8);

    private NoteSignature() {}

    /// The good signature of `line`; empty when it is not the key's.
    static Optional<SignedNote.Verified.By> check(
            String text, SignatureLine line, VerifierKey key) {
        var blob = line.signature();
        var type = key.type();
        int timeBytes = type.isTimed() ? Long.BYTES : 0;
        if (blob.length != timeBytes + type.signatureBytes()) {
            return Optional.empty();
        }
        long posixSeconds = type.isTimed() ? ByteBuffer.wrap(blob).getLong() : 0;
        // Time 0 says "no time", which is for a log that signs its own checkpoint and no word of a
        // witness; above 2^63 - 1 it is forbidden, and negative here.
        if (type.isTimed() && (posixSeconds < 0 || (posixSeconds == 0 && !isOwn(text, key)))) {
            return Optional.empty();
        }
        var signature = Arrays.copyOfRange(blob, timeBytes, blob.length);
        return message(text, type, key.name(), posixSeconds)
                .filter(message -> key.verifies(message, signature))
                .map(message -> new SignedNote.Verified.By(key, posixSeconds));
    }

    /// Whether a log signs its own checkpoint in a way that names it.
    private static boolean isOwn(String text, VerifierKey key) {
        return key.type() == KeyType.ML_DSA_44_COSIGNATURE && text.startsWith(key.name() + "\n");
    }

    /// The bytes that a key of this type signs under `text`; empty when the text is no checkpoint
    /// and the type signs nothing else.
    ///
    /// @param signer the name of the key
    /// @param posixSeconds ignored by types that say no time
    public static Optional<byte[]> message(
            String text, KeyType type, String signer, long posixSeconds) {
        return switch (type) {
            case ED25519 -> Optional.of(text.getBytes(StandardCharsets.UTF_8));
            case ED25519_COSIGNATURE ->
                    Checkpoint.parse(text).good().map(checkpoint -> cosigned(text, posixSeconds));
            case ML_DSA_44_COSIGNATURE ->
                    Checkpoint.parse(text)
                            .good()
                            .map(checkpoint -> subtree(checkpoint, signer, posixSeconds));
        };
    }

    private static byte[] cosigned(String text, long posixSeconds) {
        return ("cosignature/v1\ntime " + posixSeconds + "\n" + text)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] subtree(Checkpoint checkpoint, String signer, long posixSeconds) {
        var name = signer.getBytes(StandardCharsets.UTF_8);
        var origin = checkpoint.origin().getBytes(StandardCharsets.UTF_8);
        int length = SUBTREE_LABEL.length + 2 + name.length + origin.length + 3 * Long.BYTES + 32;
        return ByteBuffer.allocate(length)
                .put(SUBTREE_LABEL)
                .put((byte) name.length)
                .put(name)
                .putLong(posixSeconds)
                .put((byte) origin.length)
                .put(origin)
                .putLong(0)
                .putLong(checkpoint.size())
                .put(checkpoint.root().toArray())
                .array();
    }
}
