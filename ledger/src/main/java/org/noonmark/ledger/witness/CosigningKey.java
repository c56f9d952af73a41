package org.noonmark.ledger.witness;

import java.nio.ByteBuffer;
import org.noonmark.proof.note.KeyType;
import org.noonmark.proof.note.NoteSignature;
import org.noonmark.proof.note.SignatureLine;
import org.noonmark.proof.note.VerifierKey;
import org.noonmark.signing.Ed25519PrivateKey;

/// The key of a witness. Its text shows the public key only.
public final class CosigningKey {
    private final Ed25519PrivateKey secret;
    private final VerifierKey verifier;

    private CosigningKey(Ed25519PrivateKey secret, VerifierKey verifier) {
        this.secret = secret;
        this.verifier = verifier;
    }

    /// The key of the witness of this name. It must sign nothing but cosignatures of this witness:
    /// what is signed does not name it.
    ///
    /// @throws IllegalArgumentException when the name has a space or a plus sign
    public static CosigningKey of(String name, Ed25519PrivateKey secret) {
        var raw = secret.publicKey().bytes();
        var verifier = VerifierKey.of(name, KeyType.ED25519_COSIGNATURE, raw).good();
        return new CosigningKey(
                secret,
                verifier.orElseThrow(() ->
                        new IllegalArgumentException(
                                "must have no space and no plus sign: name=" + name)));
    }

    /// What others need to check the signatures.
    public VerifierKey verifier() {
        return verifier;
    }

    /// Signs a checkpoint.
    ///
    /// @param posixSeconds when, above 0
    SignatureLine sign(String checkpointText, long posixSeconds) {
        var message =
                NoteSignature.message(
                                checkpointText, verifier.type(), verifier.name(), posixSeconds)
                        .orElseThrow();
        var signature = secret.sign(message);
        var blob =
                ByteBuffer.allocate(Long.BYTES + signature.length)
                        .putLong(posixSeconds)
                        .put(signature)
                        .array();
        return new SignatureLine(verifier.name(), verifier.id(), blob);
    }

    @Override
    public String toString() {
        return "private key of " + verifier;
    }
}
