package org.noonmark.fuzz;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.proof.note.LogPolicy;
import org.noonmark.proof.note.Parsed;

/// Spoilt policies. Fewer rounds than for other decoders: keys are read, signatures checked.
class LogPolicyFuzzTest {
    private static final EvidenceVectors VECTORS = new EvidenceVectors();

    @Test
    void readsOrSaysWhatIsWrongAndAcceptsNoLogThatItDoesNotName() {
        Fuzz.of(LogPolicyFuzzTest.class, List.of(EvidenceVectors.bytes(EvidenceVectors.POLICY)))
                .run(10_000, LogPolicyFuzzTest::feed);
    }

    private static void feed(byte[] input) {
        switch (LogPolicy.parse(input)) {
            case Parsed.Malformed<LogPolicy>(int line, var reason) ->
                    Fuzz.same(line >= 0 && !reason.isEmpty(), true);
            case Parsed.Good<LogPolicy>(var policy) -> {
                boolean accepted = policy.judge(VECTORS.note) instanceof LogPolicy.Judged.Accepted;
                boolean named = policy.keys().contains(EvidenceVectors.LOG.verifier());
                Fuzz.same(accepted && !named, false);
            }
        }
    }
}
