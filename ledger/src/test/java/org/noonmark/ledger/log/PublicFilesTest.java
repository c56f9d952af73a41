package org.noonmark.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.noonmark.ledger.store.MemoryStore;

final class PublicFilesTest {
    private static final int SIZE = 70_000;
    private static final MemoryStore STORE = new MemoryStore();
    private static final PublicFiles FILES = new PublicFiles(STORE);

    @BeforeAll
    static void write() throws IOException {
        var writer = LogWriter.open(STORE, LogWriterTest.KEY);
        writer.append(LogWriterTest.entries(0, SIZE));
        writer.publish();
    }

    @Test
    void everyTileThatWasWrittenIsThere() throws IOException {
        int tiles = 0;
        for (var file : STORE.files().entrySet()) {
            if (file.getKey().startsWith("tile/")) {
                tiles++;
                assertThat(FILES.tile(file.getKey())).hasValue(file.getValue());
            }
        }
        assertThat(tiles).isGreaterThan(500);
        assertThat(FILES.checkpoint()).isPresent();
    }

    @Test
    void aNameHasOneSpelling() {
        for (var name :
                List.of(
                        "checkpoint",
                        "tile/0/0",
                        "tile/0/x000/000",
                        "tile/00/000",
                        "tile/64/000",
                        "tile/-1/000",
                        "tile/0/000/",
                        "tile/0/000.p/",
                        "tile/0/000.p/0",
                        "tile/0/000.p/01",
                        "tile/0/000.p/256",
                        "tile/0/000.p/257",
                        "tile/0/001/000",
                        "tile/0/x001/x000",
                        "tile/0/\u0660\u0660\u0660",
                        "tile/0/000\n",
                        "tile/0/../../ledger.key",
                        "tile/data/000",
                        "tile/entries/../000",
                        "/tile/0/000")) {
            assertThat(TileName.parse(name)).as(name).isEmpty();
        }
        assertThat(TileName.parse("tile/entries/x001/x234/067.p/255"))
                .isEqualTo(Optional.of(new TileName(0, 1_234_067, 255)));
        assertThat(TileName.parse("tile/63/000")).isEqualTo(Optional.of(new TileName(63, 0, 256)));
    }

    @Test
    void nothingIsGivenThatNoCheckpointCovers() throws IOException {
        var store = new MemoryStore();
        var writer = LogWriter.open(store, LogWriterTest.KEY);
        writer.append(LogWriterTest.entries(0, 300));
        writer.publish();
        store.write(java.util.Map.of("tile/0/001.p/45", new byte[45 * 32]));
        store.write(java.util.Map.of("tile/0/002", new byte[8192]));
        var files = new PublicFiles(store);
        assertThat(files.tile("tile/0/000")).isPresent();
        assertThat(files.tile("tile/0/001.p/44")).isPresent();
        assertThat(files.tile("tile/0/001.p/45")).isEmpty();
        assertThat(files.tile("tile/0/002")).isEmpty();
        assertThat(files.tile("tile/0/x999/x999/x999/x999/x999/999")).isEmpty();
        assertThat(files.tile("tile/9/000.p/1")).isEmpty();
    }
}
