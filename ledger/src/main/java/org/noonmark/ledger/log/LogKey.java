package org.noonmark.ledger.log;

import java.nio.charset.StandardCharsets;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.note.KeyType;
import org.noonmark.proof.note.SignatureLine;
import org.noonmark.proof.note.SignedNote;
import org.noonmark.proof.note.VerifierKey;
import org.noonmark.signing.Ed25519PrivateKey;

/// The key with which a log signs its checkpoints. Its name is the origin of the log. Its text
/// shows the public key only.
public final class LogKey {
    private final Ed25519PrivateKey secret;
    private final VerifierKey verifier;

    private LogKey(Ed25519PrivateKey secret, VerifierKey verifier) {
        this.secret = secret;
        this.verifier = verifier;
    }

    /// The key of the log with this origin.
    ///
    /// @param origin the log's name: no space, no plus sign
    /// @throws IllegalArgumentException when the origin cannot be a name
    public static LogKey of(String origin, Ed25519PrivateKey secret) {
        var verifier = VerifierKey.of(origin, KeyType.ED25519, secret.publicKey().bytes()).good();
        return new LogKey(
                secret,
                verifier.orElseThrow(() ->
                        new IllegalArgumentException(
                                "must have no space and no plus sign: origin=" + origin)));
    }

    public String origin() {
        return verifier.name();
    }

    /// What others need to check the signatures.
    public VerifierKey verifier() {
        return verifier;
    }

    SignedNote sign(Checkpoint checkpoint) {
        var text = checkpoint.text();
        var signature = secret.sign(text.getBytes(StandardCharsets.UTF_8));
        var line = new SignatureLine(verifier.name(), verifier.id(), signature);
        return new SignedNote(text, java.util.List.of(line));
    }

    @Override
    public String toString() {
        return "private key of " + verifier;
    }
}
