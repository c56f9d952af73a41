package org.noonmark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.noonmark.app.approval.Approved;
import org.noonmark.app.approval.BoundFile;

/// Where a data folder keeps the configuration that was approved last, and copies of the files that
/// it names: whoever changes the files themselves changes nothing.
final class ApprovedFile {
    static final String NAME = "approved.json";

    /// Followed by the SHA-256 of the content.
    private static final String COPY = "approved-";

    private ApprovedFile() {}

    /// Reads it; empty when nothing was ever approved.
    ///
    /// @throws StartFailure when it is there and cannot be believed: to go on without it would take
    ///   whatever configuration is given
    static Optional<Approved> read(Path folder) throws StartFailure {
        var file = folder.resolve(NAME);
        try {
            var bytes = bounded(file, Approved.MAX_BYTES);
            return Optional.of(
                    Approved.decode(file.toString(), bytes)
                            .orElseThrow(() ->
                                    new IOException(
                                            "is damaged, or this release does not accept it"))
                            .filled(sha256 -> copy(folder, sha256)));
        } catch (NoSuchFileException absent) {
            if (Files.isSymbolicLink(file)) {
                throw unusable(file, absent);
            }
            return Optional.empty();
        } catch (IOException failed) {
            throw unusable(file, failed);
        }
    }

    /// Only a file that is not there was never written: one that cannot be read says nothing.
    private static StartFailure unusable(Path file, IOException failed) {
        return new StartFailure(
                "cannot use the approved configuration %s (%s): put a copy of it back; without it, nobody would have to sign"
                        .formatted(file, ConfigCommands.reason(failed)),
                failed);
    }

    private static byte[] bounded(Path file, int most) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new IOException("is larger than %d MiB".formatted(most >> 20));
            }
            return bytes;
        }
    }

    private static Optional<byte[]> copy(Path folder, String sha256) {
        try {
            return Optional.of(bounded(folder.resolve(COPY + sha256), BoundFile.MAX_BYTES));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /// Writes it, after the copies that it needs.
    static void write(DataFolder folder, Approved approved) throws IOException {
        var bytes = approved.encode();
        if (bytes.length > Approved.MAX_BYTES) {
            throw new IOException(
                    "the configuration with its signatures is larger than %d MiB"
                            .formatted(Approved.MAX_BYTES >> 20));
        }
        if (approved.isProtected()) {
            keep(folder, approved.files().values());
        }
        folder.replace(NAME, bytes);
    }

    /// Keeps copies of what is known of these files.
    static void keep(DataFolder folder, Iterable<BoundFile> files) throws IOException {
        for (var file : files) {
            var bytes = file.bytes();
            if (bytes.isEmpty()) {
                continue;
            }
            var there = copy(folder.path(""), file.sha256());
            if (there.filter(kept -> Arrays.equals(kept, bytes.orElseThrow())).isEmpty()) {
                folder.replaceSecret(COPY + file.sha256(), bytes.orElseThrow());
            }
        }
    }

    /// Where the copy of a file lies.
    ///
    /// @throws StartFailure when there is none, or it is damaged
    static Path require(DataFolder folder, BoundFile file) throws StartFailure {
        if (file.bytes().isEmpty()) {
            throw new StartFailure(
                    "the approved %s is not at hand: put the file with SHA-256 %s back, there or as %s"
                            .formatted(
                                    file.name(), file.sha256(), folder.path(COPY + file.sha256())));
        }
        return folder.path(COPY + file.sha256());
    }

    /// Takes away the copies that nothing needs any more.
    static void clean(DataFolder folder, Stream<BoundFile> needed) throws IOException {
        Set<String> names = needed.map(file -> COPY + file.sha256()).collect(Collectors.toSet());
        try (var all = Files.newDirectoryStream(folder.path(""), COPY + "*")) {
            for (var path : all) {
                if (!names.contains(path.getFileName().toString())) {
                    Files.delete(path);
                }
            }
        }
    }
}
