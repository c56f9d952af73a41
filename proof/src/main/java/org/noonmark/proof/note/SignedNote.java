package org.noonmark.proof.note;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A text and the signatures under it (signed-note, section Format). Nothing of the text is to be
/// used before [#verified] has found a good signature.
///
/// @param text with its last newline
public record SignedNote(String text, List<SignatureLine> signatures) {
    /// The largest note that is read: about 70 signatures of ML-DSA-44.
    public static final int MAX_BYTES = 256 * 1024;

    /// The most signatures that are read under one text.
    public static final int MAX_SIGNATURES = 64;

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("must end with a newline: the text of a note");
        }
    }

    /// Reads a note.
    public static Parsed<SignedNote> parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return new Parsed.Malformed<>(0, "a note has at most 256 KiB");
        }
        var decoded = CanonicalText.utf8(bytes);
        if (decoded.isEmpty()) {
            return new Parsed.Malformed<>(0, "a note is UTF-8");
        }
        return parse(decoded.get());
    }

    private static Parsed<SignedNote> parse(String note) {
        int control = firstControl(note);
        if (control >= 0) {
            return new Parsed.Malformed<>(
                    lines(note.substring(0, control)) + 1,
                    "the only control character in a note is the newline");
        }
        // Includes the newline that ends the text, and the empty line.
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n")) {
            return new Parsed.Malformed<>(
                    0, "a note has a text, an empty line, and lines of signatures");
        }
        var text = note.substring(0, blank + 1);
        return signatures(note.substring(blank + 2), lines(text) + 2)
                .then(signatures -> new Parsed.Good<>(new SignedNote(text, signatures)));
    }

    /// Reads lines of signatures, each with its newline.
    ///
    /// @param line number of the first of them
    public static Parsed<List<SignatureLine>> signatures(String lines, int line) {
        if (lines.isEmpty() || !lines.endsWith("\n")) {
            return new Parsed.Malformed<>(line, "there is no whole line with a signature");
        }
        var texts = lines.substring(0, lines.length() - 1).split("\n", -1);
        if (texts.length > MAX_SIGNATURES) {
            return new Parsed.Malformed<>(line, "a note has at most 64 signatures");
        }
        var signatures = new ArrayList<SignatureLine>();
        for (int i = 0; i < texts.length; i++) {
            switch (SignatureLine.parse(texts[i], line + i)) {
                case Parsed.Good<SignatureLine>(var signature) -> signatures.add(signature);
                case Parsed.Malformed<SignatureLine> malformed -> {
                    return malformed.as();
                }
            }
        }
        return new Parsed.Good<>(signatures);
    }

    private static int firstControl(String note) {
        for (int i = 0; i < note.length(); i++) {
            if (note.charAt(i) < ' ' && note.charAt(i) != '\n') {
                return i;
            }
        }
        return -1;
    }

    private static int lines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    /// The same text with these signatures behind those that it has.
    public SignedNote with(List<SignatureLine> more) {
        var all = new ArrayList<>(signatures);
        all.addAll(more);
        return new SignedNote(text, all);
    }

    /// Checks the signatures whose keys are known; those of other keys are passed over.
    public Verified verified(List<VerifierKey> known) {
        var good = new ArrayList<Verified.By>();
        for (var line : signatures) {
            for (var key : known) {
                if (key.belongsTo(line)) {
                    var signature = NoteSignature.check(text, line, key);
                    if (signature.isEmpty()) {
                        return new Verified.Refused(
                                "the signature of %s does not verify".formatted(key.name()));
                    }
                    good.add(signature.get());
                }
            }
        }
        return good.isEmpty()
                ? new Verified.Refused("no signature of a known key")
                : new Verified.Signed(good);
    }

    /// What [#parse] reads.
    public byte[] encode() {
        var note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.text()));
        return note.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Who signed a note.
    public sealed interface Verified {
        /// At least one known key signed it, and no known key's signature is bad.
        record Signed(List<By> signatures) implements Verified {
            public Signed {
                signatures = List.copyOf(signatures);
            }
        }

        /// It must not be used.
        record Refused(String reason) implements Verified {}

        /// A good signature.
        ///
        /// @param posixSeconds when the witness says that it signed; 0 for keys that say no time
        record By(VerifierKey key, long posixSeconds) {}
    }
}
