package org.noonmark.serve.nts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import org.noonmark.serve.SecretFile;

/// A root secret in a file: one line of hexadecimal digits.
public final class RootSecretFile {
    private static final long MOST_KIB = 64;

    private RootSecretFile() {}

    /// The root secret that a file of mode 0600 holds.
    ///
    /// @throws IOException that says what to do; it never shows the secret
    public static RootSecret read(Path file) throws IOException {
        var secrets = SecretFile.lines(file, MOST_KIB);
        if (secrets.size() != 1 || !secrets.getFirst().matches("([0-9A-Fa-f]{2}){32,64}")) {
            throw new IOException(
                    "%s: must have one line of %d to %d hexadecimal digits; make one with: noonmark keys nts-root %s"
                            .formatted(
                                    file,
                                    2 * RootSecret.MIN_BYTES,
                                    2 * RootSecret.MAX_BYTES,
                                    file));
        }
        return RootSecret.of(HexFormat.of().parseHex(secrets.getFirst()));
    }

    /// Writes a new root secret, with mode 0600 from the first byte on.
    ///
    /// @param secret random bytes
    /// @throws IOException when the file exists, or cannot be written
    public static void create(Path file, byte[] secret) throws IOException {
        SecretFile.create(
                file,
                """
                # Root secret of NTS cookie keys. Give every server of the site the same file, mode
                # 0600, and nobody else: who has it can read the keys of every client's packets.
                %s
                """
                        .formatted(HexFormat.of().formatHex(secret)));
    }
}
