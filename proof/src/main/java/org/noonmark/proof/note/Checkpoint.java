package org.noonmark.proof.note;

import java.util.Base64;
import org.noonmark.proof.merkle.MerkleHash;

/// What a log states of itself: its name, how many leaves it has, and the root over them
/// (tlog-checkpoint). Extension lines are refused: ours has none, and not every cosignature covers
/// them.
///
/// @param origin the log's name, which is also that of its key
public record Checkpoint(String origin, long size, MerkleHash root) {
    private static final int LINES = 3;

    public Checkpoint {
        if (!KeyName.isValid(origin)) {
            throw new IllegalArgumentException(
                    "must have no space and no plus sign: origin=" + origin);
        }
        if (size < 0) {
            throw new IllegalArgumentException("must be >= 0: size=" + size);
        }
    }

    /// Reads the text of a note.
    public static Parsed<Checkpoint> parse(String text) {
        var lines = text.split("\n", -1);
        if (lines.length != LINES + 1 || !lines[LINES].isEmpty()) {
            return new Parsed.Malformed<>(0, "a checkpoint has three lines: origin, size, root");
        }
        if (!KeyName.isValid(lines[0])) {
            return new Parsed.Malformed<>(1, "the origin has a space or a plus sign");
        }
        var size = CanonicalText.decimal(lines[1]);
        if (size.isEmpty()) {
            return new Parsed.Malformed<>(2, "the size is no plain decimal number below 2^63");
        }
        var root = CanonicalText.base64(lines[2]);
        if (root.isEmpty() || root.get().length != MerkleHash.BYTES) {
            return new Parsed.Malformed<>(3, "the root is not canonical base64 of 32 bytes");
        }
        return new Parsed.Good<>(
                new Checkpoint(lines[0], size.getAsLong(), MerkleHash.of(root.get())));
    }

    /// The text that is signed.
    public String text() {
        // Not by a format: that writes digits of the country that the program runs in.
        return origin
                + "\n"
                + size
                + "\n"
                + Base64.getEncoder().encodeToString(root.toArray())
                + "\n";
    }
}
