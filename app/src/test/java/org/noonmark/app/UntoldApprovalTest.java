package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noonmark.app.GuardedStation.ALICE;
import static org.noonmark.app.GuardedStation.BOB;
import static org.noonmark.app.GuardedStation.START;
import static org.noonmark.app.GuardedStation.text;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.app.approval.Candidate;

/// An approval is told at each start until the ledger has it.
class UntoldApprovalTest {
    private static final String TOLD =
            "configuration revision 2 approved, 2 of 2 signed, in force from this start; signed by"
                    + " alice, bob: approval.revision: 1 -> 2; local.stratum: 9 -> 3";

    @TempDir Path folder;
    private GuardedStation station;

    @BeforeEach
    void approve() throws Exception {
        station = new GuardedStation(folder);
        station.write(text(1, 9, ""), "noonmark");
        station.start();
        station.write(text(2, 3, ""), "noonmark", ALICE, BOB);
    }

    @AfterEach
    void close() {
        station.close();
    }

    @Test
    void whenTheLedgerWasStuckWhileItRan() throws Exception {
        station.setLedgerStuck(true);
        station.look();
        assertThat(station.events()).singleElement().asString().contains("from the next start");
        station.reboot(START);
        assertThat(station.events()).containsExactly(TOLD);
        station.setLedgerStuck(false);
        station.reboot(START);
        assertThat(station.events()).containsExactly(TOLD);
        station.reboot(START);
        assertThat(station.events()).isEmpty();
    }

    /// It was approved, and then a server could not start.
    @Test
    void whenTheStartFailed() throws Exception {
        station.close();
        try (var data = DataFolder.open(station.data())) {
            var clock = new LatestClock(() -> START.getEpochSecond() * 1_000_000_000L, () -> 7);
            var guard =
                    ConfigurationGuard.start(
                            Optional.of(station.file()),
                            Candidate.read(station.file()),
                            data,
                            true,
                            clock,
                            new Carried());
            assertThat(guard.configuration().local()).isPresent();
        }
        station.reboot(START);
        assertThat(station.events()).containsExactly(TOLD);
        station.reboot(START);
        assertThat(station.events()).isEmpty();
    }
}
