package org.noonmark.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.note.Parsed;

class CheckpointFuzzTest {
    @Test
    void readsWhatItWritesAndNothingElse() {
        var texts = List.of(EvidenceVectors.bytes(new EvidenceVectors().note.text()));
        Fuzz.of(CheckpointFuzzTest.class, texts)
                .run(
                        500_000,
                        input -> {
                            var text = new String(input, ISO_8859_1);
                            if (Checkpoint.parse(text)
                                    instanceof Parsed.Good<Checkpoint>(var checkpoint)) {
                                Fuzz.same(checkpoint.text(), text);
                            }
                        });
    }
}
