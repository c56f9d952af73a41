package org.noonmark.ledger.witness;

import java.security.SecureRandom;
import java.util.function.UnaryOperator;
import org.noonmark.proof.note.KeyType;
import org.noonmark.proof.note.NoteSignature;
import org.noonmark.proof.note.SignatureLine;
import org.noonmark.proof.note.VerifierKey;
import org.noonmark.signing.Ed25519PrivateKey;
import org.noonmark.signing.MlDsa44PrivateKey;

/// A key of a witness. Its text shows the public key only.
public final class CosigningKey {
    private final VerifierKey verifier;
    private final UnaryOperator<byte[]> secret;

    private CosigningKey(
            String name, KeyType type, byte[] publicKey, UnaryOperator<byte[]> secret) {
        this.verifier =
                VerifierKey.of(name, type, publicKey)
                        .good()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "must have no space and no plus sign: name=" + name));
        this.secret = secret;
    }

    /// The key of the witness of this name. It must sign nothing but cosignatures of this witness:
    /// what is signed does not name it.
    ///
    /// @throws IllegalArgumentException when the name has a space or a plus sign
    public static CosigningKey of(String name, Ed25519PrivateKey secret) {
        return new CosigningKey(
                name, KeyType.ED25519_COSIGNATURE, secret.publicKey().bytes(), secret::sign);
    }

    /// A key of the witness of this name that is safe against quantum computers.
    ///
    /// @throws IllegalArgumentException when the name has a space or a plus sign
    public static CosigningKey of(String name, MlDsa44PrivateKey secret, SecureRandom random) {
        return new CosigningKey(
                name,
                KeyType.ML_DSA_44_COSIGNATURE,
                secret.publicKey(),
                message -> secret.sign(message, random));
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
        return SignatureLine.timed(verifier, posixSeconds, secret.apply(message));
    }

    @Override
    public String toString() {
        return "private key of " + verifier;
    }
}
