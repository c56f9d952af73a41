package org.noonmark.proof.note;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.noonmark.proof.merkle.InclusionProof;
import org.noonmark.proof.merkle.MerkleHash;

/// A proof as a file, `.tlog-proof`: that a leaf is in the tree of a checkpoint (tlog-proof).
///
/// @param extra whatever the maker put in; nothing vouches for it
/// @param checkpoint the note as it was signed
public record ProofFile(Optional<byte[]> extra, InclusionProof proof, SignedNote checkpoint) {
    private static final String MAGIC = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int MAX_PATH = 63;
    private static final int MAX_BYTES = 2 * SignedNote.MAX_BYTES;

    /// Reads a proof.
    public static Parsed<ProofFile> parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return new Parsed.Malformed<>(0, "a proof has at most 512 KiB");
        }
        // Bytes above 0x7f can only be in the checkpoint, which is checked by itself.
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        int blank = text.indexOf("\n\n");
        if (blank < 0) {
            return new Parsed.Malformed<>(0, "a proof has an empty line before its checkpoint");
        }
        var lines = text.substring(0, blank).split("\n", -1);
        if (!lines[0].equals(MAGIC)) {
            return new Parsed.Malformed<>(1, "a proof begins with " + MAGIC);
        }
        boolean hasExtra = lines.length > 1 && lines[1].startsWith(EXTRA);
        Optional<byte[]> extra = Optional.empty();
        if (hasExtra) {
            extra = CanonicalText.base64(lines[1].substring(EXTRA.length()));
            if (extra.isEmpty()) {
                return new Parsed.Malformed<>(2, "extra is not canonical base64");
            }
        }
        var kept = extra;
        var note = Arrays.copyOfRange(bytes, blank + 2, bytes.length);
        return inclusion(lines, hasExtra ? 2 : 1)
                .then(proof ->
                        SignedNote.parse(note)
                                .then(signed ->
                                        new Parsed.Good<>(new ProofFile(kept, proof, signed))));
    }

    private static Parsed<InclusionProof> inclusion(String[] lines, int at) {
        if (at >= lines.length || !lines[at].startsWith(INDEX)) {
            return new Parsed.Malformed<>(at + 1, "here stands: index, space, number");
        }
        var index = CanonicalText.decimal(lines[at].substring(INDEX.length()));
        if (index.isEmpty()) {
            return new Parsed.Malformed<>(
                    at + 1, "the index is no plain decimal number below 2^63");
        }
        return path(lines, at + 1)
                .then(path -> new Parsed.Good<>(new InclusionProof(index.getAsLong(), path)));
    }

    /// Reads the lines from `at` on, a hash each, at most 63.
    public static Parsed<List<MerkleHash>> path(String[] lines, int at) {
        if (lines.length - at > MAX_PATH) {
            return new Parsed.Malformed<>(at + 1, "a proof has at most 63 hashes");
        }
        var path = new ArrayList<MerkleHash>();
        for (int i = at; i < lines.length; i++) {
            var hash = CanonicalText.base64(lines[i]);
            if (hash.isEmpty() || hash.get().length != MerkleHash.BYTES) {
                return new Parsed.Malformed<>(i + 1, "is not canonical base64 of 32 bytes");
            }
            path.add(MerkleHash.of(hash.get()));
        }
        return new Parsed.Good<>(path);
    }

    /// What [#parse] reads.
    public byte[] encode() {
        var text = new StringBuilder(MAGIC).append('\n');
        extra.ifPresent(bytes ->
                text.append(EXTRA).append(Base64.getEncoder().encodeToString(bytes)).append('\n'));
        text.append(INDEX).append(proof.index()).append('\n');
        for (var hash : proof.path()) {
            text.append(Base64.getEncoder().encodeToString(hash.toArray())).append('\n');
        }
        text.append('\n').append(new String(checkpoint.encode(), StandardCharsets.UTF_8));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
