package org.noonmark.app.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.noonmark.proof.bundle.EvidenceBundle;
import org.noonmark.proof.json.CanonicalJson;
import org.noonmark.proof.json.Json;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeInterval;

/// The folder through which an operator's corrections come to the one writer of the log: whole
/// files, put there by renaming, read when the station runs and taken away when they are in the
/// log. What cannot be used is moved to `refused`, with the reason beside it.
public record CorrectionInbox(Path folder) {
    /// In the data folder.
    public static final String NAME = "corrections";

    /// In one file.
    public static final int MOST = 1000;

    private static final String FORMAT = "noonmark-corrections-1";
    private static final String ENDING = ".json";

    /// A name that this machine cannot spell could not be moved either.
    private static final Pattern FILE = Pattern.compile("[!-~]+[.]json");

    private static final String TAKEN = "taken-";
    private static final long MAX_BYTES = 1 << 20;
    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000L);
    private static final long ATTOS_PER_NANO = 1_000_000_000L;

    /// A correction, and where in the log its tick is.
    ///
    /// @param index of the statement that is the tick
    public record Asked(long index, Correction correction) {}

    /// What a file holds.
    public sealed interface Read {
        /// These; whether the log has the ticks is not known here.
        record Good(List<Asked> asked) implements Read {
            public Good {
                asked = List.copyOf(asked);
            }
        }

        /// Nothing that can be used.
        record Refused(String reason) implements Read {}
    }

    /// The file of these corrections.
    public static byte[] encode(List<Asked> all) {
        var items = new ArrayList<Json>();
        for (var asked : all) {
            var correction = asked.correction();
            items.add(
                    Json.Members.empty()
                            .with("index", asked.index())
                            .with("tick", correction.tick())
                            .with("sha256", correction.sha256())
                            .with("basis", correction.basis())
                            .with("truth", StationStatements.interval(correction.truth())));
        }
        return Json.Members.empty()
                .with("format", FORMAT)
                .with("corrections", new Json.Items(items))
                .encode();
    }

    /// Makes the folder. The station does: what another user made, it could not take files from.
    public void make() throws IOException {
        Files.createDirectories(folder);
    }

    /// Puts corrections there, for the station to find.
    ///
    /// @throws IOException when the station has made no folder yet, too
    public Path put(List<Asked> all) throws IOException {
        var bytes = encode(all);
        var name = EvidenceBundle.sha256(bytes).substring(0, 16);
        var file = folder.resolve(name + ENDING);
        var temporary = folder.resolve(name + ".new");
        Files.write(temporary, bytes);
        return Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// The next file to read, if there is one.
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

    /// Takes a file, under another name: what cannot be taken away must not be written, or each
    /// start would write it again.
    ///
    /// @return where it is now; where it was when it had been taken before a crash
    public Path take(Path file) throws IOException {
        var name = file.getFileName().toString();
        return name.startsWith(TAKEN)
                ? file
                : Files.move(file, folder.resolve(TAKEN + name), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Reads a file that anybody may have written.
    public Read read(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MAX_BYTES) {
            return new Read.Refused("is no file of at most 1 MiB");
        }
        if (!(CanonicalJson.read(Files.readAllBytes(file))
                        instanceof CanonicalJson.Read.Value(Json.Members members))
                || !members.text("format").equals(Optional.of(FORMAT))) {
            return new Read.Refused("is no canonical JSON of the format " + FORMAT);
        }
        var items = members.items("corrections");
        if (items.isEmpty() || items.size() > MOST) {
            return new Read.Refused("must have 1 to %d corrections".formatted(MOST));
        }
        var asked = new ArrayList<Asked>();
        for (var item : items) {
            var one = asked(item);
            if (one.isEmpty()) {
                return new Read.Refused(
                        "correction %d, from 0: must have index, tick, sha256, basis and truth"
                                .formatted(asked.size()));
            }
            var wrong = Correction.refusal(one.get().correction().basis());
            if (wrong.isPresent()) {
                return new Read.Refused(
                        "correction %d, from 0: the basis: %s"
                                .formatted(asked.size(), wrong.get()));
            }
            asked.add(one.get());
        }
        return new Read.Good(asked);
    }

    private static Optional<Asked> asked(Json item) {
        if (!(item instanceof Json.Members members)) {
            return Optional.empty();
        }
        long index = members.whole("index").orElse(-1L);
        long tick = members.whole("tick").orElse(-1L);
        var sha256 = members.text("sha256").filter(hash -> hash.matches("[0-9a-f]{64}"));
        var basis = members.text("basis");
        var truth = members.members("truth").flatMap(CorrectionInbox::interval);
        if (index < 0 || tick < 0 || sha256.isEmpty() || basis.isEmpty() || truth.isEmpty()) {
            return Optional.empty();
        }
        var correction = new Correction(tick, sha256.get(), basis.get(), truth.get());
        return Optional.of(new Asked(index, correction));
    }

    private static Optional<TimeInterval> interval(Json.Members members) {
        var earliest = members.text("earliest").flatMap(CorrectionInbox::instant);
        var latest = members.text("latest").flatMap(CorrectionInbox::instant);
        return earliest.isEmpty() || latest.isEmpty() || latest.get().isBefore(earliest.get())
                ? Optional.empty()
                : Optional.of(new TimeInterval(earliest.get(), latest.get()));
    }

    private static Optional<TaiInstant> instant(String nanos) {
        return nanos.matches("-?[0-9]{1,25}")
                ? Optional.of(instant(new BigInteger(nanos)))
                : Optional.empty();
    }

    /// Nanoseconds of TAI since 1970, below 10^25.
    static TaiInstant instant(BigInteger nanos) {
        var part = nanos.mod(NANOS);
        return new TaiInstant(
                nanos.subtract(part).divide(NANOS).longValueExact(),
                part.longValueExact() * ATTOS_PER_NANO);
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
