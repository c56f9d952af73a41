package org.noonmark.ledger.witness;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.noonmark.proof.merkle.ConsistencyProof;
import org.noonmark.proof.note.CanonicalText;
import org.noonmark.proof.note.Parsed;
import org.noonmark.proof.note.ProofFile;
import org.noonmark.proof.note.SignedNote;

/// What a log sends to a witness: the size that the witness has, the proof from there, the
/// checkpoint (tlog-witness, section add-checkpoint).
///
/// @param old size of the checkpoint that the witness cosigned last
record AddCheckpoint(long old, ConsistencyProof proof, SignedNote checkpoint) {
    /// The longest request that is read.
    static final int MAX_BYTES = SignedNote.MAX_BYTES + 4096;

    private static final String OLD = "old ";

    static Parsed<AddCheckpoint> parse(byte[] body) {
        if (body.length > MAX_BYTES) {
            return new Parsed.Malformed<>(0, "a request has at most 260 KiB");
        }
        var text = new String(body, StandardCharsets.ISO_8859_1);
        int blank = text.indexOf("\n\n");
        if (blank < 0 || !text.startsWith(OLD)) {
            return new Parsed.Malformed<>(
                    1, "a request is: old and a size, a proof, an empty line, a checkpoint");
        }
        var lines = text.substring(0, blank).split("\n", -1);
        var old = CanonicalText.decimal(lines[0].substring(OLD.length()));
        if (old.isEmpty()) {
            return new Parsed.Malformed<>(1, "the size is no plain decimal number below 2^63");
        }
        var note = Arrays.copyOfRange(body, blank + 2, body.length);
        return ProofFile.path(lines, 1)
                .then(path ->
                        SignedNote.parse(note)
                                .then(checkpoint ->
                                        new Parsed.Good<>(
                                                new AddCheckpoint(
                                                        old.getAsLong(),
                                                        new ConsistencyProof(path),
                                                        checkpoint))));
    }

    byte[] encode() {
        var text = new StringBuilder(OLD).append(old).append('\n');
        for (var hash : proof.path()) {
            text.append(Base64.getEncoder().encodeToString(hash.toArray())).append('\n');
        }
        text.append('\n').append(new String(checkpoint.encode(), StandardCharsets.UTF_8));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
