package org.noonmark.fuzz;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.ledger.log.DamagedLog;
import org.noonmark.ledger.log.LogReader;
import org.noonmark.ledger.log.LogWriter;
import org.noonmark.proof.note.Checkpoint;

/// Spoilt journals and tiles under a good checkpoint: a log is gone on with as it was, or not.
class JournalFuzzTest {
    private static final int MORE = 9;
    private final EvidenceVectors vectors = new EvidenceVectors();

    @Test
    void takesFromAJournalWhatWasWrittenOrNothing() throws IOException {
        var writer = LogWriter.open(vectors.store, EvidenceVectors.LOG);
        for (int i = 0; i < MORE; i += 3) {
            writer.append(EvidenceVectors.LEAVES.subList(i, i + 3));
        }
        var name = "journal/" + vectors.store.list("journal").getFirst();
        var journal = vectors.store.read(name).orElseThrow();
        Fuzz.of(JournalFuzzTest.class, List.of(journal))
                .run(5_000, input -> feed(vectors.store.with(name, input)));
    }

    @Test
    void goesOnWithNoSpoiltTile() {
        for (var name : List.of("tile/0/000.p/11", "tile/entries/000.p/11", "checkpoint")) {
            var good = vectors.store.read(name).orElseThrow();
            Fuzz.of(JournalFuzzTest.class, List.of(good))
                    .run(2_000, input -> feed(vectors.store.with(name, input)));
        }
    }

    private static void feed(FuzzedLog store) {
        try {
            var writer = LogWriter.open(store, EvidenceVectors.LOG);
            Fuzz.same((writer.size() - EvidenceVectors.SIZE) % 3, 0L);
            writer.append(EvidenceVectors.LEAVES.subList(0, 3));
            var checkpoint = Checkpoint.parse(writer.publish().text()).good().orElseThrow();
            var entries = new LogReader(store, checkpoint).entries(0, checkpoint.size());
            for (int i = EvidenceVectors.SIZE; i < entries.size() - 3; i++) {
                var expected = EvidenceVectors.LEAVES.get(i - EvidenceVectors.SIZE);
                Fuzz.same(Arrays.equals(entries.get(i), expected), true);
            }
        } catch (DamagedLog refused) {
            Fuzz.same(refused.getMessage().isEmpty(), false);
        } catch (IOException never) {
            throw new AssertionError(never);
        }
    }
}
