package org.noonmark.ledger.log;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Function;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.note.KeyType;
import org.noonmark.proof.note.NoteSignature;
import org.noonmark.proof.note.SignatureLine;
import org.noonmark.proof.note.SignedNote;
import org.noonmark.proof.note.VerifierKey;
import org.noonmark.signing.Ed25519PrivateKey;
import org.noonmark.signing.MlDsa44PrivateKey;

/// The key with which a log signs its checkpoints, and maybe a second one that is safe against
/// quantum computers. Its name is the origin of the log. Its text shows the public key only.
public final class LogKey {
    private final Ed25519PrivateKey secret;
    private final VerifierKey verifier;
    private final Optional<Second> second;

    /// The second key.
    private record Second(VerifierKey verifier, Function<byte[], byte[]> secret) {}

    private LogKey(Ed25519PrivateKey secret, VerifierKey verifier, Optional<Second> second) {
        this.secret = secret;
        this.verifier = verifier;
        this.second = second;
    }

    /// The key of the log with this origin.
    ///
    /// @param origin the log's name: no space, no plus sign
    /// @throws IllegalArgumentException when the origin cannot be a name
    public static LogKey of(String origin, Ed25519PrivateKey secret) {
        var raw = secret.publicKey().bytes();
        return new LogKey(secret, verifier(origin, KeyType.ED25519, raw), Optional.empty());
    }

    private static VerifierKey verifier(String origin, KeyType type, byte[] raw) {
        return VerifierKey.of(origin, type, raw)
                .good()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "must have no space and no plus sign: origin=" + origin));
    }

    /// The same with a second key, which signs each checkpoint as well. It says no time: whoever
    /// wants to know when has witnesses.
    public LogKey with(MlDsa44PrivateKey more, SecureRandom random) {
        var key = verifier(origin(), KeyType.ML_DSA_44_COSIGNATURE, more.publicKey());
        var added = new Second(key, message -> more.sign(message, random));
        return new LogKey(secret, verifier, Optional.of(added));
    }

    public String origin() {
        return verifier.name();
    }

    /// What others need to check the signatures.
    public VerifierKey verifier() {
        return verifier;
    }

    /// The same of the second key, if there is one.
    public Optional<VerifierKey> secondVerifier() {
        return second.map(Second::verifier);
    }

    SignedNote sign(Checkpoint checkpoint) {
        var text = checkpoint.text();
        var signature = secret.sign(text.getBytes(StandardCharsets.UTF_8));
        var lines = new ArrayList<SignatureLine>();
        lines.add(new SignatureLine(verifier.name(), verifier.id(), signature));
        second.ifPresent(key -> lines.add(line(text, key)));
        return new SignedNote(text, lines);
    }

    private static SignatureLine line(String text, Second key) {
        var verifier = key.verifier();
        var message =
                NoteSignature.message(text, verifier.type(), verifier.name(), 0).orElseThrow();
        return SignatureLine.timed(verifier, 0, key.secret().apply(message));
    }

    @Override
    public String toString() {
        return "private key of " + verifier;
    }
}
