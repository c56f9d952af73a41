package org.noonmark.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.noonmark.ledger.store.MemoryStore;
import org.noonmark.proof.merkle.ConsistencyProof;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.note.SignedNote;

/// A log whose process dies at every write there is, before it, halfway through it and after it:
/// nothing that was acknowledged is lost, no checkpoint that was ever seen is taken back.
final class LogCrashTest {
    /// What the outside world knows of the log.
    private static final class Known {
        private final List<byte[]> acknowledged = new ArrayList<>();
        private final List<Checkpoint> seen = new ArrayList<>();
        private int next;
    }

    private static void work(LogWriter writer, Known known, Random random) throws IOException {
        for (int i = 0; i < 12; i++) {
            int many = 1 + random.nextInt(150);
            var batch = LogWriterTest.entries(known.next, known.next + many);
            known.next += many;
            long first = writer.append(batch);
            while (known.acknowledged.size() < first) {
                // Durable before, but the acknowledgement was lost with the process.
                known.acknowledged.add(new byte[0]);
            }
            known.acknowledged.addAll(batch);
            if (random.nextInt(3) == 0) {
                writer.publish();
                see(writer.checkpoint(), known);
            }
        }
    }

    private static void see(SignedNote note, Known known) {
        known.seen.add(Checkpoint.parse(note.text()).good().orElseThrow());
    }

    private static LogWriter restart(MemoryStore store, Known known) throws IOException {
        // Whoever reads the store sees a checkpoint before the next writer starts.
        var bytes = store.read(LogWriter.CHECKPOINT);
        bytes.ifPresent(b -> see(SignedNote.parse(b).good().orElseThrow(), known));
        var writer = LogWriter.open(store, LogWriterTest.KEY);
        writer.publish();
        see(writer.checkpoint(), known);
        requireAll(store, writer, known);
        return writer;
    }

    private static void requireAll(MemoryStore store, LogWriter writer, Known known)
            throws IOException {
        var reader = new LogReader(store, LogWriterTest.checkpoint(writer));
        long size = reader.checkpoint().size();
        assertThat(size).isGreaterThanOrEqualTo(known.acknowledged.size());
        var entries = reader.entries(0, size);
        for (int i = 0; i < known.acknowledged.size(); i++) {
            if (known.acknowledged.get(i).length > 0) {
                assertThat(entries.get(i)).isEqualTo(known.acknowledged.get(i));
            }
        }
        for (var older : known.seen) {
            ConsistencyProof proof = reader.consistency(older.size());
            assertThat(proof.holds(older.size(), older.root(), size, reader.checkpoint().root()))
                    .isTrue();
        }
        assertThat(reader.damage()).isEmpty();
        assertThat(store.list(Journal.FOLDER)).isEmpty();
    }

    @Test
    void everyPointOfFailureIsSurvived() throws IOException {
        long points = writesOfAWholeRun();
        assertThat(points).isGreaterThan(30);
        for (var fault : MemoryStore.Fault.values()) {
            for (long point = 0; point < points; point++) {
                var store = new MemoryStore();
                store.failAt(point, fault);
                survive(store, new Random(7));
            }
        }
    }

    @Test
    void aThousandRandomRunsWithSeveralCrashesEachAreSurvived() throws IOException {
        for (int seed = 0; seed < 1000; seed++) {
            var random = new Random(seed);
            var store = new MemoryStore();
            var known = new Known();
            for (int crash = 0; crash < 3; crash++) {
                var faults = MemoryStore.Fault.values();
                store.failAt(random.nextInt(40), faults[random.nextInt(faults.length)]);
                try {
                    work(LogWriter.open(store, LogWriterTest.KEY), known, random);
                } catch (IOException died) {
                    assertThat(died).hasMessageContaining("the");
                }
                store = store.restarted();
            }
            restart(store, known);
        }
    }

    private static long writesOfAWholeRun() throws IOException {
        var store = new MemoryStore();
        work(LogWriter.open(store, LogWriterTest.KEY), new Known(), new Random(7));
        return store.writes();
    }

    private static void survive(MemoryStore store, Random random) throws IOException {
        var known = new Known();
        try {
            work(LogWriter.open(store, LogWriterTest.KEY), known, random);
        } catch (IOException died) {
            assertThat(died).hasMessageContaining("the");
        }
        var next = store.restarted();
        work(restart(next, known), known, random);
        restart(next.restarted(), known);
    }
}
