package org.noonmark.sources;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.noonmark.wire.ntp.SymmetricKeys;

/// A file of symmetric keys that only its owner can read.
public final class KeyFile {
    private static final EnumSet<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private static final long MAX_BYTES = 1 << 20;

    private KeyFile() {}

    /// The keys of a file, see [SymmetricKeys] for its form.
    ///
    /// @throws IOException that says what to do: the file is readable by others, too large, cannot
    ///   be read, or has wrong lines (all are named, no secret is shown)
    public static SymmetricKeys read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": is no file; name a file of keys");
        }
        var permissions = Files.getPosixFilePermissions(file, new LinkOption[0]);
        if (!OWNER_ONLY.containsAll(permissions)) {
            throw new IOException(
                    file + ": may be read or changed by others; run: chmod 600 " + file);
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + ": is larger than 1 MiB, no file of keys");
        }
        var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return switch (SymmetricKeys.parse(text)) {
            case SymmetricKeys.Parsed.Keys(var keys) -> keys;
            case SymmetricKeys.Parsed.Wrong(var problems) ->
                    throw new IOException(
                            problems.stream()
                                    .map(problem ->
                                            "%s:%d: %s"
                                                    .formatted(
                                                            file, problem.line(), problem.text()))
                                    .collect(Collectors.joining("\n")));
        };
    }
}
