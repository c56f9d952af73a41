package org.noonmark.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Spoilt requests for a cosignature. Fewer rounds: most cost a check of a signature.
class WitnessFuzzTest {
    private static final Set<Integer> STATUSES = Set.of(200, 400, 403, 404, 409, 422);
    private static final EvidenceVectors VECTORS = new EvidenceVectors();

    @Test
    void signsNothingThatTheLogHasNotSigned() {
        Fuzz.of(WitnessFuzzTest.class, VECTORS.requests).run(15_000, WitnessFuzzTest::feed);
    }

    private static void feed(byte[] input) {
        var kept = new FuzzedLog(Map.of());
        var answer = EvidenceVectors.witness(kept).addCheckpoint(input);
        Fuzz.same(STATUSES.contains(answer.status()), true);
        Fuzz.same(kept.list("witness").size(), answer.status() == 200 ? 1 : 0);
        for (var name : answer.status() == 200 ? kept.list("witness") : List.<String>of()) {
            var note =
                    new String(
                            kept.read("witness/" + name).orElseThrow(),
                            java.nio.charset.StandardCharsets.UTF_8);
            Fuzz.same(note.startsWith(VECTORS.note.text() + "\n"), true);
        }
    }
}
