package org.noonmark.app.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Pattern;
import org.noonmark.proof.bundle.EvidenceBundle;
import org.noonmark.proof.json.CanonicalJson;
import org.noonmark.proof.json.Json;

/// The folder through which an operator's requests come to the station, which alone writes the
/// guard's store: one file for each, there whole or not at all, readable for its owner only. The
/// station takes them in the order in which they were asked, now or when it starts.
///
/// @param folder in the data folder
public record GuardInbox(Path folder) {
    /// In the data folder.
    public static final String NAME = "guard-requests";

    private static final String FORMAT = "noonmark-guard-request-1";

    /// Names sort by the time at which they were asked.
    private static final Pattern FILE = Pattern.compile("[0-9]{16}-[0-9a-f]{16}[.]json");

    private static final long MAX_BYTES = 1 << 16;

    /// What a file holds.
    public sealed interface Read {
        /// A request; whether it can be granted is not known here.
        record Good(GuardRequest request) implements Read {}

        /// Nothing that can be used.
        record Refused(String reason) implements Read {}
    }

    /// Makes the folder, for its owner only. The station does.
    public void make() throws IOException {
        var mode = PosixFilePermissions.fromString("rwx------");
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(mode));
    }

    /// Puts a request there, for the station to find.
    ///
    /// @throws IOException when the station has made no folder yet, too
    public Path put(GuardRequest request) throws IOException {
        var bytes = GuardRequest.encode(request).with("format", FORMAT).encode();
        var name =
                "%016d-%s"
                        .formatted(
                                request.time().toEpochMilli(),
                                EvidenceBundle.sha256(bytes).substring(0, 16));
        var temporary = folder.resolve(name + ".new");
        var mode = PosixFilePermissions.fromString("rw-------");
        Files.deleteIfExists(temporary);
        Files.createFile(temporary, PosixFilePermissions.asFileAttribute(mode));
        Files.write(temporary, bytes);
        return Files.move(
                temporary, folder.resolve(name + ".json"), StandardCopyOption.ATOMIC_MOVE);
    }

    /// The request that was asked first, if there is one.
    public Optional<Path> next() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> FILE.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .findFirst();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    /// Reads a file that anybody may have written.
    public Read read(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MAX_BYTES) {
            return new Read.Refused("is no file of at most 64 KiB");
        }
        if (!(CanonicalJson.read(Files.readAllBytes(file))
                        instanceof CanonicalJson.Read.Value(Json.Members members))
                || !members.text("format").equals(Optional.of(FORMAT))) {
            return new Read.Refused("is no canonical JSON of the format " + FORMAT);
        }
        return GuardRequest.read(members)
                .<Read>map(Read.Good::new)
                .orElseGet(() -> new Read.Refused("is no request that this release knows"));
    }

    /// Takes a request away, once what it asked is durable.
    public void done(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    /// Moves a file aside and says why.
    public void refuse(Path file, String reason) throws IOException {
        var refused = Files.createDirectories(folder.resolve("refused"));
        var name = file.getFileName().toString();
        Files.move(file, refused.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        Files.write(
                refused.resolve(name + ".reason"),
                (reason + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
