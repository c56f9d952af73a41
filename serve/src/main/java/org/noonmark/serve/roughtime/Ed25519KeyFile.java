package org.noonmark.serve.roughtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.noonmark.serve.SecretFile;
import org.noonmark.signing.Ed25519PrivateKey;

/// A private key in a file that only its owner can read: lines that begin with `#` are remarks, one
/// line is `ed25519-private-key` and the secret in base64.
public final class Ed25519KeyFile {
    private static final long MOST_KIB = 4;
    private static final String WORD = "ed25519-private-key ";

    private Ed25519KeyFile() {}

    /// Writes `key` to a file that must not exist yet, with mode 0600 from the first moment on.
    ///
    /// @throws IOException that says what is wrong; a file that is there is left alone
    public static void create(Path file, Ed25519PrivateKey key) throws IOException {
        SecretFile.create(
                file,
                """
                # Ed25519 private key. Who can read it can sign as its owner: keep it, and keep it secret.
                # public key: %s
                %s%s
                """
                        .formatted(
                                key.publicKey().toBase64(),
                                WORD,
                                Base64.getEncoder().encodeToString(key.seed())));
    }

    /// The key of a file.
    ///
    /// @throws IOException that says what to do, and shows nothing of the secret: the file is no
    ///   file, readable by others, too large, or has no or several keys
    public static Ed25519PrivateKey read(Path file) throws IOException {
        return Ed25519PrivateKey.ofSeed(seed(file, SecretFile.lines(file, MOST_KIB)));
    }

    private static byte[] seed(Path file, List<String> keys) throws IOException {
        byte[] seed = {};
        if (keys.size() == 1 && keys.getFirst().startsWith(WORD)) {
            try {
                seed = Base64.getDecoder().decode(keys.getFirst().substring(WORD.length()));
            } catch (IllegalArgumentException noBase64) {
                // Its message quotes the text, which is the secret.
                seed = new byte[0];
            }
        }
        if (seed.length != Ed25519PrivateKey.BYTES) {
            throw new IOException(
                    file
                            + ": must have one line `ed25519-private-key` with 32 bytes in base64;"
                            + " make one with: noonmark keys roughtime FILE");
        }
        return seed;
    }
}
