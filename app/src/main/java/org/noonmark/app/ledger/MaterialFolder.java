package org.noonmark.app.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import org.noonmark.app.output.WholeFile;
import org.noonmark.proof.bundle.EvidenceBundle;

/// What statements bind by hash and is too large for them: files called after their SHA-256, beside
/// the log. The oldest go away when all together are too large; they stay bound.
///
/// @param folder made when it is needed
/// @param mostBytes of all files together
public record MaterialFolder(Path folder, long mostBytes) {
    /// Below the folder of a log.
    public static final String NAME = "material";

    /// Larger than anything that is put here.
    private static final long MAX_BYTES = 1 << 24;

    private record Kept(Path file, long bytes, FileTime written) {}

    /// Puts it there whole and durable, whatever happens then.
    ///
    /// @return its SHA-256, hexadecimal
    public String put(byte[] bytes) throws IOException {
        var sha256 = EvidenceBundle.sha256(bytes);
        Files.createDirectories(folder);
        WholeFile.writeDurably(folder.resolve(sha256), bytes);
        return sha256;
    }

    /// What has this hash; empty when it is gone, or is something else by now.
    public Optional<byte[]> find(String sha256) throws IOException {
        var file = folder.resolve(sha256);
        try {
            if (!sha256.matches("[0-9a-f]{64}") || Files.size(file) > MAX_BYTES) {
                return Optional.empty();
            }
            var bytes = Files.readAllBytes(file);
            return EvidenceBundle.sha256(bytes).equals(sha256)
                    ? Optional.of(bytes)
                    : Optional.empty();
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    /// Takes away the oldest files until the rest is small enough.
    public void prune() throws IOException {
        var all = new ArrayList<Kept>();
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                all.add(new Kept(file, Files.size(file), Files.getLastModifiedTime(file)));
            }
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
        long sum = all.stream().mapToLong(Kept::bytes).sum();
        all.sort(Comparator.comparing(Kept::written).thenComparing(Kept::file));
        for (var oldest : all) {
            if (sum <= mostBytes) {
                return;
            }
            Files.deleteIfExists(oldest.file);
            sum -= oldest.bytes;
        }
    }
}
