package org.noonmark.proof.bundle;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.noonmark.proof.json.Json;
import org.noonmark.proof.merkle.InclusionProof;
import org.noonmark.proof.note.ProofFile;
import org.noonmark.proof.note.SignedNote;
import org.noonmark.proof.statement.Statement;

/// Everything that somebody needs to check some statements of a log without asking anybody.
///
/// @param checkpoint with the cosignatures that it has
/// @param policy the log's proposal whom to believe, in the format tlog-policy
/// @param statements leaves of the log
/// @param material what statements bind by hash, by its SHA-256 in hexadecimal digits
/// @param earlier what foreign servers signed of the log, with the proofs that it has only grown
/// @param software what made the bundle: a version and a hash, for the reader only
/// @param dispute replies that are held against the log and the verdict of that, by file names
public record EvidenceBundle(
        SignedNote checkpoint,
        String policy,
        List<Proved> statements,
        Map<String, byte[]> material,
        List<EarlierCheckpoint> earlier,
        Software software,
        Map<String, byte[]> dispute) {
    static final String CHECKPOINT = "checkpoint";
    static final String POLICY = "policy";
    static final String MANIFEST = "manifest.json";
    static final String README = "readme.txt";
    static final String FORMAT = "noonmark-evidence-1";
    static final String STATEMENTS = "statements/";
    static final String PROOFS = "proofs/";
    static final String MATERIAL = "material/";
    static final String EARLIER = "earlier/";
    static final String DISPUTE = "dispute.json";
    static final String DISPUTE_TOKEN = "dispute.tst";

    /// The most that are asked for; whether they fit says [#excess].
    public static final int MAX_STATEMENTS = 30_000;

    /// At most, of a file with the longest of these names in the archive and the manifest, and of
    /// what begins a proof.
    private static final int BYTES_PER_FILE = 400;

    /// A line of a proof.
    private static final int BYTES_PER_HASH = 45;

    private static final String README_TEXT =
            """
            Evidence of a time service.

            statements/N.json    what the service stated, as leaf N of its log
            proofs/N.tlog-proof  that it did: a proof as of c2sp.org/tlog-proof
            checkpoint           the log's signed head, with the signatures of its witnesses
            policy               whose signatures to ask for, as of c2sp.org/tlog-policy
            earlier/N.checkpoint the log's head when it had N statements, which foreign servers
                                 signed, and the proof that the log has only grown since
            dispute.json         replies that are held against the log, and the verdict
            dispute.tst          the time-stamp token that it is about
            material/            what statements bind by its SHA-256, which is its name
            manifest.json        the SHA-256 of every file here; it proves nothing by itself

            Check it with: noonmark verify FILE, or java -jar noonmark-proof.jar FILE, or the
            page verify.html in a browser without a network. Compare the key of the log in
            policy with one that you got in another way: what holds, holds if you believe it.
            """;

    public EvidenceBundle {
        statements = List.copyOf(statements);
        material = Map.copyOf(material);
        earlier = List.copyOf(earlier);
        dispute = Map.copyOf(dispute);
    }

    /// One without replies of foreign servers.
    public EvidenceBundle(
            SignedNote checkpoint,
            String policy,
            List<Proved> statements,
            Map<String, byte[]> material,
            Software software) {
        this(checkpoint, policy, statements, material, List.of(), software, Map.of());
    }

    /// The same, with replies that are held against the log.
    ///
    /// @param file the replies and the verdict
    /// @param token a time-stamp token that the file is about
    /// @param signed what of the log they signed, besides what the log says itself
    public EvidenceBundle withDispute(
            Json.Members file, Optional<byte[]> token, List<EarlierCheckpoint> signed) {
        var disputed = new TreeMap<String, byte[]>();
        disputed.put(DISPUTE, file.encode());
        token.ifPresent(bytes -> disputed.put(DISPUTE_TOKEN, bytes));
        var all = new TreeMap<Long, EarlierCheckpoint>();
        Stream.concat(earlier.stream(), signed.stream())
                .forEach(each -> all.put(each.checkpoint().size(), each));
        return new EvidenceBundle(
                checkpoint,
                policy,
                statements,
                material,
                List.copyOf(all.values()),
                software,
                disputed);
    }

    /// A statement and that the log has it.
    public record Proved(Statement statement, InclusionProof proof) {}

    /// What runs.
    ///
    /// @param sha256 hexadecimal, of the program
    public record Software(String version, String sha256) {}

    /// Why nobody would read the file that this makes, of which nothing is kept here; empty when
    /// there is no reason. Each proof has the whole checkpoint, which with signatures of ML-DSA is
    /// larger than any statement.
    public Optional<String> excess() {
        long files = 4 + 2L * statements.size() + earlier.size() + dispute.size() + material.size();
        if (files > EvidenceArchive.MAX_FILES) {
            return Optional.of(
                    "would have %d files, and nobody reads more than %d"
                            .formatted(files, EvidenceArchive.MAX_FILES));
        }
        long bytes = files * BYTES_PER_FILE + README_TEXT.length();
        bytes += checkpoint.encode().length * (statements.size() + 1L);
        bytes += policy.getBytes(StandardCharsets.UTF_8).length;
        for (var each : statements) {
            bytes += each.statement().encode().length;
            bytes += (long) BYTES_PER_HASH * each.proof().path().size();
        }
        bytes += earlier.stream().mapToLong(each -> each.encode().length).sum();
        bytes += dispute.values().stream().mapToLong(each -> each.length).sum();
        bytes += material.values().stream().mapToLong(each -> each.length).sum();
        return bytes > EvidenceArchive.MAX_BYTES
                ? Optional.of(
                        "would have about %d MiB, and nobody reads more than %d MiB"
                                .formatted(bytes >> 20, EvidenceArchive.MAX_BYTES >> 20))
                : Optional.empty();
    }

    /// The file.
    ///
    /// @throws IllegalArgumentException when there is an [#excess]
    public byte[] encode() {
        var files = new TreeMap<String, byte[]>();
        files.put(README, README_TEXT.getBytes(StandardCharsets.UTF_8));
        files.put(CHECKPOINT, checkpoint.encode());
        files.put(POLICY, policy.getBytes(StandardCharsets.UTF_8));
        for (var each : statements) {
            var number = number(each.proof().index());
            files.put(STATEMENTS + number + ".json", each.statement().encode());
            files.put(
                    PROOFS + number + ".tlog-proof",
                    new ProofFile(Optional.empty(), each.proof(), checkpoint).encode());
        }
        earlier.forEach(each -> files.put(each.file(), each.encode()));
        files.putAll(dispute);
        material.forEach((hash, bytes) -> files.put(MATERIAL + hash, bytes));
        files.put(MANIFEST, manifest(files).encode());
        return EvidenceArchive.write(files);
    }

    private Json.Members manifest(NavigableMap<String, byte[]> files) {
        var hashes = new TreeMap<String, Json>();
        files.forEach((name, bytes) -> hashes.put(name, new Json.Text(sha256(bytes))));
        return Json.Members.empty()
                .with("format", FORMAT)
                .with("files", Json.of(hashes))
                .with("version", software.version())
                .with("software", software.sha256());
    }

    /// An index or a size as it stands in names of files: 19 digits, so that the order of names is
    /// the order of numbers.
    static String number(long index) {
        return String.format(Locale.ROOT, "%019d", index);
    }

    /// SHA-256 as 64 hexadecimal digits, as statements and manifests write it.
    public static String sha256(byte[] bytes) {
        return Statement.sha256(bytes);
    }
}
