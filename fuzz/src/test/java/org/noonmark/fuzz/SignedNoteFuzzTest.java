package org.noonmark.fuzz;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.proof.note.Parsed;
import org.noonmark.proof.note.SignedNote;
import org.noonmark.proof.note.SignedNote.Verified;

/// Spoilt notes. Fewer rounds than for other decoders: most cost a check of a signature.
class SignedNoteFuzzTest {
    private static final EvidenceVectors VECTORS = new EvidenceVectors();

    @Test
    void believesNoTextThatWasNotSigned() {
        Fuzz.of(SignedNoteFuzzTest.class, List.of(VECTORS.note.encode()))
                .run(20_000, SignedNoteFuzzTest::feed);
    }

    private static void feed(byte[] input) {
        switch (SignedNote.parse(input)) {
            case Parsed.Malformed<SignedNote>(int line, var reason) ->
                    Fuzz.same(line >= 0 && !reason.isEmpty(), true);
            case Parsed.Good<SignedNote>(var note) -> {
                Fuzz.same(Arrays.equals(note.encode(), input), true);
                var known =
                        List.of(EvidenceVectors.LOG.verifier(), EvidenceVectors.WITNESS.verifier());
                if (note.verified(known) instanceof Verified.Signed) {
                    Fuzz.same(note.text(), VECTORS.note.text());
                }
            }
        }
    }
}
