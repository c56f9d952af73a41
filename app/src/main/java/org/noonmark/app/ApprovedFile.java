package org.noonmark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.noonmark.app.approval.Approved;

/// Where a data folder keeps the configuration that was approved last.
final class ApprovedFile {
    static final String NAME = "approved.json";

    private ApprovedFile() {}

    /// Reads it; empty when nothing was ever approved.
    ///
    /// @throws StartFailure when it is there and cannot be believed: to go on without it would take
    ///   whatever configuration is given
    static Optional<Approved> read(Path folder) throws StartFailure {
        var file = folder.resolve(NAME);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            if (Files.size(file) > Approved.MAX_BYTES) {
                throw new IOException("is larger than 4 MiB");
            }
            return Optional.of(
                    Approved.decode(file.toString(), Files.readAllBytes(file))
                            .orElseThrow(() ->
                                    new IOException(
                                            "is damaged, or this release does not accept it")));
        } catch (IOException failed) {
            throw new StartFailure(
                    "cannot use the approved configuration %s (%s): put a copy of it back; without it, nobody would have to sign"
                            .formatted(file, ConfigCommands.reason(failed)),
                    failed);
        }
    }

    static void write(DataFolder folder, Approved approved) throws IOException {
        var bytes = approved.encode();
        if (bytes.length > Approved.MAX_BYTES) {
            throw new IOException("the configuration with its signatures is larger than 4 MiB");
        }
        folder.replace(NAME, bytes);
    }
}
