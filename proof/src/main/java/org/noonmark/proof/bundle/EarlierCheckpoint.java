package org.noonmark.proof.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.noonmark.proof.merkle.ConsistencyProof;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.note.Parsed;
import org.noonmark.proof.note.ProofFile;

/// What the log was when a foreign server signed it, and that it has only grown since: the text of
/// that checkpoint, an empty line, and the proof from there to the checkpoint of the bundle, a hash
/// in base64 in each line.
public record EarlierCheckpoint(Checkpoint checkpoint, ConsistencyProof proof) {
    private static final int MAX_BYTES = 4096;
    private static final int TEXT_LINES = 4;

    static Parsed<EarlierCheckpoint> parse(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        int blank = text.indexOf("\n\n");
        if (bytes.length > MAX_BYTES || blank < 0 || !text.endsWith("\n")) {
            return malformed();
        }
        var rest = text.substring(blank + 2);
        var lines =
                rest.isEmpty()
                        ? new String[0]
                        : rest.substring(0, rest.length() - 1).split("\n", -1);
        var read =
                Checkpoint.parse(text.substring(0, blank + 1))
                        .then(checkpoint ->
                                ProofFile.path(lines, 0)
                                        .then(path ->
                                                new Parsed.Good<>(
                                                        new EarlierCheckpoint(
                                                                checkpoint,
                                                                new ConsistencyProof(path)))));
        boolean another =
                read.good().filter(good -> !Arrays.equals(good.encode(), bytes)).isPresent();
        return another ? malformed() : read;
    }

    private static Parsed<EarlierCheckpoint> malformed() {
        return new Parsed.Malformed<>(
                TEXT_LINES, "an earlier checkpoint has three lines, an empty one, and a proof");
    }

    byte[] encode() {
        var text = new StringBuilder(checkpoint.text()).append('\n');
        for (var hash : proof.path()) {
            text.append(Base64.getEncoder().encodeToString(hash.toArray())).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Its file in a bundle.
    String file() {
        return EvidenceBundle.EARLIER + EvidenceBundle.number(checkpoint.size()) + ".checkpoint";
    }

    /// What a foreign server signs of it: 64 hexadecimal digits.
    public String sha256() {
        return EvidenceBundle.sha256(checkpoint.text().getBytes(StandardCharsets.UTF_8));
    }
}
