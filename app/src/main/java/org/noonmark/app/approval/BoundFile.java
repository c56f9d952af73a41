package org.noonmark.app.approval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.noonmark.proof.bundle.EvidenceBundle;

/// A file that a configuration names, with its content where that is known.
public final class BoundFile {
    /// The longest that is read: as long as a file of authorities may be.
    public static final int MAX_BYTES = 4 << 20;

    private static final String UNREADABLE = "(cannot be read)";

    private final String name;
    private final String sha256;
    private final byte[] bytes;
    private final boolean isHere;

    private BoundFile(String name, String sha256, byte[] bytes, boolean isHere) {
        this.name = name;
        this.sha256 = sha256;
        this.bytes = bytes;
        this.isHere = isHere;
    }

    /// A file with this content.
    public static BoundFile of(String name, byte[] bytes) {
        return new BoundFile(name, EvidenceBundle.sha256(bytes), bytes.clone(), true);
    }

    /// A file of whose content only the hash is known.
    static BoundFile known(String name, String sha256) {
        return new BoundFile(name, sha256, new byte[0], false);
    }

    /// A file without content.
    static BoundFile unreadable(String name) {
        return known(name, UNREADABLE);
    }

    /// Reads it; what is no ordinary file, or too long, has no hash.
    static BoundFile read(String name) {
        try {
            var path = Path.of(name);
            if (Files.isRegularFile(path)) {
                try (var in = Files.newInputStream(path)) {
                    var bytes = in.readNBytes(MAX_BYTES + 1);
                    if (bytes.length <= MAX_BYTES) {
                        return of(name, bytes);
                    }
                }
            }
            return unreadable(name);
        } catch (IOException | InvalidPathException unreadable) {
            return unreadable(name);
        }
    }

    /// Bytes that are at hand.
    int length() {
        return bytes.length;
    }

    /// As the configuration writes it.
    public String name() {
        return name;
    }

    /// Hexadecimal, or words in brackets when it could not be read.
    public String sha256() {
        return sha256;
    }

    /// The content, where it is known; a copy.
    public Optional<byte[]> bytes() {
        return isHere ? Optional.of(bytes.clone()) : Optional.empty();
    }

    /// Whether name and content are the same.
    boolean isSame(BoundFile other) {
        return name.equals(other.name)
                && sha256.equals(other.sha256)
                && Arrays.equals(bytes, other.bytes);
    }
}
