package org.noonmark.serve.nts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/// Files that hold a secret and that only their owner can read.
public final class SecretFile {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final FileAttribute<?> MODE_600 =
            PosixFilePermissions.asFileAttribute(OWNER_ONLY);
    private static final long MAX_BYTES = 65_536;

    private SecretFile() {}

    /// The root secret that a file holds: one line of hexadecimal digits; lines that begin with `#`
    /// say something to people.
    ///
    /// @throws IOException that says what to do; it never shows the secret
    public static RootSecret root(Path file) throws IOException {
        var lines = text(file).lines().map(String::strip);
        var secrets = lines.filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
        var what =
                ": must have one line of %d to %d hexadecimal digits; make one with: noonmark keys"
                        .formatted(2 * RootSecret.MIN_BYTES, 2 * RootSecret.MAX_BYTES);
        if (secrets.size() != 1 || !secrets.getFirst().matches("([0-9A-Fa-f]{2}){32,64}")) {
            throw new IOException(file + what + " nts-root " + file);
        }
        return RootSecret.of(HexFormat.of().parseHex(secrets.getFirst()));
    }

    /// The text of a file of mode 0600.
    ///
    /// @throws IOException that says what to do: not there, readable by others, too large
    static String text(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": is no file");
        }
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException(
                    file + ": may be read or changed by others; run: chmod 600 " + file);
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + ": is larger than 64 KiB, no file of a secret");
        }
        // Latin 1 takes every byte: what is wrong shows as such a character.
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    /// Writes a new root secret, with mode 0600 from the first byte on.
    ///
    /// @param secret random bytes
    /// @throws IOException when the file exists, or cannot be written
    public static void create(Path file, byte[] secret) throws IOException {
        var text =
                """
                # Root secret of NTS cookie keys. Give every server of the site the same file, mode
                # 0600, and nobody else: who has it can read the keys of every client's packets.
                %s
                """
                        .formatted(HexFormat.of().formatHex(secret));
        try {
            Files.createFile(file, MODE_600);
        } catch (FileAlreadyExistsException there) {
            throw new IOException(
                    file + ": exists and is left alone; choose another name, or remove it", there);
        }
        Files.writeString(file, text, StandardOpenOption.TRUNCATE_EXISTING);
    }
}
