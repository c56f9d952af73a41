package org.noonmark.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.proof.note.Parsed;
import org.noonmark.proof.note.VerifierKey;

class VerifierKeyFuzzTest {
    @Test
    void readsWhatItWritesAndNothingElse() {
        var keys =
                List.of(
                        EvidenceVectors.bytes(EvidenceVectors.LOG.verifier().toString()),
                        EvidenceVectors.bytes(EvidenceVectors.WITNESS.verifier().toString()));
        Fuzz.of(VerifierKeyFuzzTest.class, keys)
                .run(
                        300_000,
                        input -> {
                            var text = new String(input, ISO_8859_1);
                            if (VerifierKey.parse(text)
                                    instanceof Parsed.Good<VerifierKey>(var key)) {
                                Fuzz.same(key.toString(), text);
                            }
                        });
    }
}
