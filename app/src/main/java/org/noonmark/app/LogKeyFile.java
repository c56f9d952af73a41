package org.noonmark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.noonmark.serve.roughtime.Ed25519KeyFile;
import org.noonmark.signing.Ed25519PrivateKey;

/// The key of a log or of a witness: made once, and never anew beside what it has signed.
final class LogKeyFile {
    private LogKeyFile() {}

    /// Reads the key; makes it when nothing was signed yet.
    ///
    /// @param what for people: ledger
    /// @param signed what is there once the key has signed
    /// @throws IOException that says what is wrong
    static Ed25519PrivateKey read(String what, Path file, Path signed) throws IOException {
        if (!Files.exists(file)) {
            if (Files.exists(signed)) {
                throw new IOException(
                        "the %s in %s has lost its key %s: put it back, or move the %s away and begin a new one"
                                .formatted(what, signed.getParent(), file, what));
            }
            Ed25519KeyFile.create(file, Ed25519PrivateKey.generate(new SecureRandom()));
        }
        return Ed25519KeyFile.read(file);
    }
}
