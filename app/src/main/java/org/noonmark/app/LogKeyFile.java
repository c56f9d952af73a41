package org.noonmark.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.noonmark.proof.note.VerifierKey;
import org.noonmark.serve.SecretFile;
import org.noonmark.serve.roughtime.Ed25519KeyFile;
import org.noonmark.signing.Ed25519PrivateKey;
import org.noonmark.signing.MlDsa44PrivateKey;

/// The keys of a log or of a witness: made once, and never anew beside what they have signed.
final class LogKeyFile {
    private static final long MOST_KIB = 4;
    private static final String WORD = "ml-dsa-44-private-key ";

    private LogKeyFile() {}

    /// Reads the key; makes it when nothing was signed yet.
    ///
    /// @param what for people: ledger
    /// @param signed what is there once the key has signed
    /// @throws IOException that says what is wrong
    static Ed25519PrivateKey read(String what, Path file, Path signed) throws IOException {
        if (isNew(what, file, signed)) {
            Ed25519KeyFile.create(file, Ed25519PrivateKey.generate(new SecureRandom()));
        }
        return Ed25519KeyFile.read(file);
    }

    /// The same for a key of ML-DSA-44.
    static MlDsa44PrivateKey readPostQuantum(String what, Path file, Path signed)
            throws IOException {
        if (isNew(what, file, signed)) {
            create(file, MlDsa44PrivateKey.generate(new SecureRandom()));
        }
        var lines = SecretFile.lines(file, MOST_KIB);
        if (lines.size() == 1 && lines.getFirst().startsWith(WORD)) {
            try {
                var seed = Base64.getDecoder().decode(lines.getFirst().substring(WORD.length()));
                return MlDsa44PrivateKey.ofSeed(seed);
            } catch (IllegalArgumentException noSeed) {
                // Its message quotes the text, which is the secret.
                throw notAKey(file);
            }
        }
        throw notAKey(file);
    }

    private static IOException notAKey(Path file) {
        return new IOException(
                file + ": must have one line `ml-dsa-44-private-key` with 32 bytes in base64");
    }

    private static void create(Path file, MlDsa44PrivateKey key) throws IOException {
        SecretFile.create(
                file,
                """
                # ML-DSA-44 private key. Who can read it can sign as its owner: keep it, and keep it secret.
                %s%s
                """
                        .formatted(WORD, Base64.getEncoder().encodeToString(key.seed())));
    }

    private static boolean isNew(String what, Path file, Path signed) throws IOException {
        if (Files.exists(file)) {
            return false;
        }
        if (Files.exists(signed)) {
            throw new IOException(
                    "the %s in %s has lost its key %s: put it back, or move the %s away and begin a new one"
                            .formatted(what, signed.getParent(), file, what));
        }
        return true;
    }

    /// Writes the public half of a key, unless it is there.
    static void publish(DataFolder folder, String name, VerifierKey key) throws IOException {
        var line = (key + "\n").getBytes(StandardCharsets.UTF_8);
        if (folder.read(name).filter(present -> Arrays.equals(present, line)).isEmpty()) {
            folder.replace(name, line);
        }
    }
}
