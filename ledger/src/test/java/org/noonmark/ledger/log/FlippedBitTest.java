package org.noonmark.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.noonmark.ledger.store.MemoryStore;
import org.noonmark.proof.note.Checkpoint;

/// One bit of one file is not what was written.
class FlippedBitTest {
    private static final int SIZE = 700;
    private static final int BITS = 40;

    /// Those that the next entries go on from.
    private static final List<String> EDGE =
            List.of("tile/0/002.p/188", "tile/1/000.p/2", "tile/entries/002.p/188");

    private final MemoryStore store = new MemoryStore();
    private final Random random = new Random(11);
    private Checkpoint checkpoint;

    @BeforeEach
    void write() throws IOException {
        var writer = LogWriter.open(store, LogWriterTest.KEY);
        writer.append(LogWriterTest.entries(0, SIZE));
        writer.publish();
        checkpoint = LogWriterTest.checkpoint(writer);
        assertThat(store.files().keySet()).containsAll(EDGE).hasSize(8);
    }

    private MemoryStore flipped(String name) {
        var spoilt = store.restarted();
        var bytes = spoilt.files().get(name);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return spoilt;
    }

    @Test
    void theCheckFindsItInEveryTileAndEveryBundle() {
        for (var name : store.files().keySet()) {
            for (int i = 0; i < BITS && name.startsWith("tile/"); i++) {
                var damage = new LogReader(flipped(name), checkpoint).damage();
                assertThat(damage).as(name).isNotEmpty();
                assertThat(String.join("\n", damage)).contains("tile/");
            }
        }
    }

    @Test
    void theCheckFindsItInTheJournal() throws IOException {
        var writer = LogWriter.open(store, LogWriterTest.KEY);
        writer.append(LogWriterTest.entries(SIZE, SIZE + 3));
        writer.append(LogWriterTest.entries(SIZE + 3, SIZE + 9));
        assertThat(new LogReader(store, checkpoint).damage()).isEmpty();
        var name = store.files().keySet().stream().filter(n -> n.startsWith("journal/")).findAny();
        for (int i = 0; i < BITS; i++) {
            assertThat(new LogReader(flipped(name.orElseThrow()), checkpoint).damage())
                    .singleElement()
                    .asString()
                    .startsWith("journal/");
        }
    }

    /// Parts of a tile that is not full are served, also those that are older than the newest.
    @Test
    void theCheckFindsItInOlderPartsOfATile() throws IOException {
        var writer = LogWriter.open(store, LogWriterTest.KEY);
        for (int size = SIZE; size < SIZE + 3; size++) {
            writer.append(LogWriterTest.entries(size, size + 1));
            writer.publish();
        }
        checkpoint = LogWriterTest.checkpoint(writer);
        assertThat(new LogReader(store, checkpoint).damage()).isEmpty();
        assertThat(store.files()).containsKeys("tile/0/002.p/188", "tile/entries/002.p/190");
        for (var name : store.files().keySet()) {
            if (name.contains(".p/")) {
                var damage = new LogReader(flipped(name), checkpoint).damage();
                assertThat(damage).as(name).isNotEmpty();
            }
        }
    }

    @Test
    void nothingIsSignedOverIt() {
        for (var name : EDGE) {
            for (int i = 0; i < BITS; i++) {
                var spoilt = flipped(name);
                var before = spoilt.files().get("checkpoint").clone();
                assertThatThrownBy(() -> grow(spoilt)).as(name).isInstanceOf(DamagedLog.class);
                assertThat(spoilt.files().get("checkpoint")).isEqualTo(before);
            }
        }
    }

    private static void grow(MemoryStore spoilt) throws IOException {
        var writer = LogWriter.open(spoilt, LogWriterTest.KEY);
        writer.append(LogWriterTest.entries(SIZE, SIZE + 3));
        writer.publish();
    }

    @Test
    void aCheckpointWithOneIsNotGoneOnWith() {
        for (int i = 0; i < 4 * BITS; i++) {
            var spoilt = flipped("checkpoint");
            assertThatThrownBy(() -> grow(spoilt)).isInstanceOf(DamagedLog.class);
        }
    }

    @Test
    void aJournalWithOneIsNotGoneOnWith() throws IOException {
        var writer = LogWriter.open(store, LogWriterTest.KEY);
        writer.append(LogWriterTest.entries(SIZE, SIZE + 30));
        var name =
                store.files().keySet().stream()
                        .filter(file -> file.startsWith("journal/"))
                        .findFirst()
                        .orElseThrow();
        for (int i = 0; i < 4 * BITS; i++) {
            var spoilt = flipped(name);
            assertThatThrownBy(() -> grow(spoilt)).isInstanceOf(DamagedLog.class);
        }
    }
}
