package org.noonmark.fuzz;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.proof.merkle.TreeHasher;
import org.noonmark.proof.note.Parsed;
import org.noonmark.proof.note.ProofFile;

class ProofFileFuzzTest {
    private static final int INDEX = 6;
    private static final EvidenceVectors VECTORS = new EvidenceVectors();

    @Test
    void provesTheLeafAtItsOwnIndexOnly() {
        var files = List.of(VECTORS.proof(INDEX), VECTORS.proof(10), VECTORS.proof(0));
        var leaf = TreeHasher.leaf(EvidenceVectors.LEAVES.get(INDEX));
        var checkpoint = VECTORS.reader.checkpoint();
        Fuzz.of(ProofFileFuzzTest.class, files)
                .run(
                        100_000,
                        input -> {
                            if (!(ProofFile.parse(input)
                                    instanceof Parsed.Good<ProofFile>(var file))) {
                                return;
                            }
                            Fuzz.same(Arrays.equals(file.encode(), input), true);
                            var proof = file.proof();
                            if (proof.holds(leaf, checkpoint.size(), checkpoint.root())) {
                                Fuzz.same(proof.index(), (long) INDEX);
                            }
                        });
    }
}
