package org.noonmark.serve;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Files that hold a secret and that only their owner can read. No message shows what is in them.
public final class SecretFile {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final long BYTES_PER_KIB = 1024;

    private SecretFile() {}

    /// The text of a file of mode 0600.
    ///
    /// @param mostKib the largest file that is read
    /// @throws IOException that says what to do: not there, readable by others, too large
    public static String text(Path file, long mostKib) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": is no file");
        }
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException(
                    file + ": may be read or changed by others; run: chmod 600 " + file);
        }
        if (Files.size(file) > mostKib * BYTES_PER_KIB) {
            throw new IOException(
                    file + ": is larger than " + mostKib + " KiB, no file of a secret");
        }
        // Latin 1 takes every byte: what is wrong shows as such a character.
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    /// The lines of such a file that are neither empty nor remarks, which begin with `#`.
    public static List<String> lines(Path file, long mostKib) throws IOException {
        return text(file, mostKib)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    /// Writes a new file, with mode 0600 from the first moment on. It is there whole or not at all,
    /// also after a crash, and durable on return: what a key has signed must not outlive it.
    ///
    /// @throws IOException when the file exists, which is left alone, or cannot be written
    public static void create(Path file, String text) throws IOException {
        var temporary = file.resolveSibling(file.getFileName() + ".new");
        try {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Files.deleteIfExists(temporary);
            writeDurably(temporary, StandardCharsets.ISO_8859_1.encode(text));
            Files.move(temporary, file);
            var folder = file.toAbsolutePath().getParent();
            try (var entries = FileChannel.open(folder, StandardOpenOption.READ)) {
                entries.force(true);
            }
        } catch (FileAlreadyExistsException there) {
            throw new IOException(
                    file
                            + ": exists and is left alone: a secret is never overwritten; choose"
                            + " another name, or remove it",
                    there);
        }
    }

    private static void writeDurably(Path file, ByteBuffer bytes) throws IOException {
        var options = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        var mode = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
        try (var channel = FileChannel.open(file, options, mode)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
