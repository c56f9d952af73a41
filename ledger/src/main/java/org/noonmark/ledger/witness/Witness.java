package org.noonmark.ledger.witness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.noonmark.ledger.store.LogStore;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.note.Parsed;
import org.noonmark.proof.note.SignatureLine;
import org.noonmark.proof.note.SignedNote;
import org.noonmark.proof.note.SignedNote.Verified;
import org.noonmark.proof.note.VerifierKey;

/// Cosigns the checkpoints of the logs that it knows, as long as each goes on from the last.
///
/// What it signed last is kept, durably, before it answers: a witness that forgot could be made to
/// sign two histories of one log.
public final class Witness {
    /// The folder of its store in which it keeps what it signed.
    public static final String FOLDER = "witness/";

    private static final String TEXT = "text/plain; charset=utf-8";

    private final List<CosigningKey> keys;
    private final Map<String, List<VerifierKey>> logs;
    private final LogStore store;
    private final Supplier<OptionalLong> posixSeconds;

    /// @param keys all of one name; each signs
    /// @param logs the keys of each log, by its origin
    /// @param store where it keeps what it signed
    /// @param posixSeconds what time it is; empty while that is not known, and then nothing is
    ///   signed
    public Witness(
            List<CosigningKey> keys,
            Map<String, List<VerifierKey>> logs,
            LogStore store,
            Supplier<OptionalLong> posixSeconds) {
        this.keys = List.copyOf(keys);
        this.logs = Map.copyOf(logs);
        this.store = store;
        this.posixSeconds = posixSeconds;
    }

    /// An answer of HTTP.
    ///
    /// @param text the body
    public record Answer(int status, String contentType, String text) {}

    private static Answer refused(int status, String reason) {
        return new Answer(status, TEXT, reason + "\n");
    }

    private static Answer conflict(long size) {
        return new Answer(409, "text/x.tlog.size", size + "\n");
    }

    /// Answers POST add-checkpoint. 200 with a cosignature of each key; 400, 403, 404, 409, 422 as
    /// specified; 503 when time or disk do not let it sign.
    public Answer addCheckpoint(byte[] body) {
        return switch (AddCheckpoint.parse(body)) {
            case Parsed.Malformed<AddCheckpoint> malformed -> refused(400, malformed.text());
            case Parsed.Good<AddCheckpoint>(var request) -> answer(request);
        };
    }

    private Answer answer(AddCheckpoint request) {
        return switch (Checkpoint.parse(request.checkpoint().text())) {
            case Parsed.Malformed<Checkpoint> malformed -> refused(400, malformed.text());
            case Parsed.Good<Checkpoint>(var checkpoint) -> answer(request, checkpoint);
        };
    }

    private Answer answer(AddCheckpoint request, Checkpoint checkpoint) {
        var known = logs.get(checkpoint.origin());
        if (known == null) {
            return refused(404, "this log is not known here");
        }
        if (!(request.checkpoint().verified(known) instanceof Verified.Signed)) {
            return refused(403, "the log has not signed this checkpoint");
        }
        if (request.old() > checkpoint.size()) {
            return refused(400, "the old size is above the new one");
        }
        try {
            return sign(request, checkpoint);
        } catch (IOException unavailable) {
            return refused(503, "what was signed before cannot be read or kept now");
        }
    }

    /// One at a time: what is checked against the last checkpoint is kept before the next is.
    private synchronized Answer sign(AddCheckpoint request, Checkpoint checkpoint)
            throws IOException {
        var file = file(checkpoint.origin());
        var kept = store.read(file);
        var last = kept.isPresent() ? last(file, kept.get()) : null;
        long size = last == null ? 0 : last.size();
        if (request.old() != size) {
            return conflict(size);
        }
        if (last != null && size == checkpoint.size() && !last.root().equals(checkpoint.root())) {
            return conflict(size);
        }
        var root = last == null ? org.noonmark.proof.merkle.TreeHasher.EMPTY : last.root();
        if (!request.proof().holds(size, root, checkpoint.size(), checkpoint.root())) {
            return refused(422, "the checkpoint does not go on from the one of size " + size);
        }
        var now = posixSeconds.get();
        if (now.isEmpty()) {
            return refused(503, "this witness does not know what time it is");
        }
        var text = request.checkpoint().text();
        var lines = keys.stream().map(key -> key.sign(text, now.getAsLong())).toList();
        var note = new SignedNote(text, lines);
        if (!store.replace(file, kept, note.encode())) {
            return refused(503, "another process has answered for this witness");
        }
        var signatures = lines.stream().map(SignatureLine::text).collect(Collectors.joining());
        return new Answer(200, TEXT, signatures);
    }

    private static Checkpoint last(String file, byte[] bytes) throws IOException {
        return SignedNote.parse(bytes)
                .good()
                .flatMap(note -> Checkpoint.parse(note.text()).good())
                .orElseThrow(() -> new IOException(file + ": is damaged"));
    }

    /// The checkpoint of a log that was cosigned last, if there is one: what monitors ask for.
    ///
    /// @param originHash SHA-256 of the origin, hexadecimal
    public synchronized Optional<byte[]> latest(String originHash) throws IOException {
        boolean known = logs.keySet().stream().anyMatch(each -> hash(each).equals(originHash));
        return known ? store.read(FOLDER + originHash) : Optional.empty();
    }

    private static String file(String origin) {
        return FOLDER + hash(origin);
    }

    private static String hash(String origin) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(origin.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException never) {
            throw new AssertionError("every Java platform has SHA-256", never);
        }
    }
}
