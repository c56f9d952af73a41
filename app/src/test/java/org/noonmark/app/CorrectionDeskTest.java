package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.app.ledger.Correction;
import org.noonmark.app.ledger.CorrectionInbox;
import org.noonmark.app.ledger.OpenLog;
import org.noonmark.app.ledger.SampleTicks;
import org.noonmark.events.StationEvent;
import org.noonmark.proof.statement.Statement;

final class CorrectionDeskTest {
    @TempDir Path folder;
    private final List<StationEvent> events = new ArrayList<>();
    private final List<Statement> written = new ArrayList<>();
    private final CompletableFuture<Long> durable = new CompletableFuture<>();
    private WrittenLog log;
    private CorrectionInbox inbox;
    private CorrectionDesk desk;

    @BeforeEach
    void begin() throws IOException {
        log = new WrittenLog(folder);
        log.tick(0);
        log.publish();
        inbox = new CorrectionInbox(folder.resolve(CorrectionInbox.NAME));
        desk = new CorrectionDesk(inbox, () -> SampleTicks.momentAt(0), events::add);
        desk.start();
    }

    private Path put() throws IOException {
        var tick = log.statements.getFirst();
        var truth = SampleTicks.timeAt(0).interval();
        return inbox.put(
                List.of(
                        new CorrectionInbox.Asked(
                                0, new Correction(0, tick.sha256(), "a laboratory", truth))));
    }

    private void steps() throws IOException {
        var reader = OpenLog.of(folder.resolve(LedgerStart.FOLDER)).reader();
        for (int i = 0; i < 3; i++) {
            desk.step(
                    reader,
                    statement -> {
                        written.add(statement);
                        return durable;
                    });
        }
    }

    @Test
    void aFileIsWrittenOnceAndDeletedWhenItIsDurable() throws IOException {
        put();
        steps();
        assertThat(written).hasSize(1);
        assertThat(inbox.next()).as("until it is durable").isPresent();
        durable.complete(1L);
        assertThat(inbox.next()).isEmpty();
        steps();
        assertThat(written).hasSize(1);
        assertThat(events).isEmpty();
    }

    @Test
    void aFileThatCannotBeTakenAwayIsNotWritten() throws IOException {
        var file = put();
        // Root may rename in any folder, but no file over a folder.
        Files.createDirectory(inbox.folder().resolve("taken-" + file.getFileName()));
        steps();
        assertThat(written).isEmpty();
        assertThat(file).exists();
        assertThat(events).hasSize(1);
    }
}
