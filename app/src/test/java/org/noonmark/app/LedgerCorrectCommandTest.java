package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.app.ledger.CorrectionInbox;

/// A clock that ran an hour ahead for ticks 10 to 19 and was put back: the ticks 370 to 379 say the
/// same instants truly.
final class LedgerCorrectCommandTest {
    @TempDir Path folder;
    private WrittenLog log;

    @BeforeEach
    void begin() throws IOException {
        log = new WrittenLog(folder);
        Files.createDirectory(folder.resolve(CorrectionInbox.NAME));
    }

    private void write(int ticks) throws IOException {
        for (int n = 0; n < ticks; n++) {
            log.tick(n >= 10 && n < 20 ? 3600 : 0);
        }
        log.publish();
    }

    private CommandLineRun correct(String line, String... more) throws IOException {
        var file = Files.writeString(folder.resolve("offsets.txt"), line + "\n").toString();
        var all = new ArrayList<>(List.of("ledger", "correct", file));
        all.addAll(List.of(more));
        return log.run(all.toArray(String[]::new));
    }

    private List<Long> corrected() throws IOException {
        var inbox = new CorrectionInbox(folder.resolve(CorrectionInbox.NAME));
        var file = inbox.next();
        return file.isEmpty()
                ? List.of()
                : ((CorrectionInbox.Read.Good) inbox.read(file.get()))
                        .asked().stream().map(each -> each.correction().tick()).toList();
    }

    @Test
    void aTickThatWasAnHourWrongIsFoundByWhatItSaid() throws IOException {
        write(20);
        var run = correct("2027-01-15T08:02:30Z 3600.0 0.001");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.GOOD);
        assertThat(corrected()).containsExactly(15L);
    }

    @Test
    void anInstantThatWasSaidTwiceIsNotGuessed() throws IOException {
        write(400);
        for (var line :
                List.of("2027-01-15T08:02:30Z 3600.0 0.001", "2027-01-15T09:02:30Z 0.0 0.001")) {
            var run = correct(line);
            assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(run.err()).contains("line 1: at ", "the ticks [15, 375] all say");
            assertThat(corrected()).isEmpty();
        }
    }

    @Test
    void nobodySpeaksForTheStationItself() throws IOException {
        write(20);
        var run = correct("2027-01-15T08:00:30Z 0.0 0.001", "--basis", "own scale, within an hour");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--basis: \"own scale\" is what a station says of itself");
    }

    @Test
    void theFolderIsTheStations() throws IOException {
        write(20);
        Files.delete(folder.resolve(CorrectionInbox.NAME));
        var run = correct("2027-01-15T08:00:30Z 0.0 0.001");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("the station makes this folder when it starts");
        assertThat(folder.resolve(CorrectionInbox.NAME)).doesNotExist();
    }

    @Test
    void theLineMayNameTheTick() throws IOException {
        write(400);
        assertThat(correct("2027-01-15T09:02:30Z 0.0 0.001 375").exitCode()).isZero();
        assertThat(corrected()).containsExactly(375L);
    }

    @Test
    void aNamedTickThatSaidSomethingElseIsNotThere() throws IOException {
        write(400);
        var run = correct("2027-01-15T09:02:30Z 0.0 0.001 376");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("line 1: no tick that knew the time says");
    }
}
