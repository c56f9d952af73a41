package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noonmark.app.GuardedStation.ALICE;
import static org.noonmark.app.GuardedStation.BOB;
import static org.noonmark.app.GuardedStation.START;
import static org.noonmark.app.GuardedStation.text;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.app.approval.Candidate;
import org.noonmark.app.config.ConfigurationFile;
import org.noonmark.testkit.SshSigner;

/// A file that is edited under the running station, in every way that is not enough.
class EditedConfigurationTest {
    private static final SshSigner MALLORY = SshSigner.generate(SshSigner.Type.ED25519);
    private static final String GONE = "bob valid-before=\"20261101Z\" sk";

    @TempDir Path folder;
    private GuardedStation station;
    private byte[] kept = new byte[0];

    @BeforeEach
    void approve() throws Exception {
        station = new GuardedStation(folder);
        station.write(text(7, 9, ""), "noonmark");
        station.start();
        kept = Files.readAllBytes(station.data().resolve(ApprovedFile.NAME));
    }

    @AfterEach
    void close() {
        station.close();
    }

    private static int stratum(ConfigurationGuard guard) throws StartFailure {
        return guard.configuration().local().map(local -> local.stratum()).orElse(0);
    }

    /// Refused while it runs and at the next start, and nothing that was approved is lost.
    private void isRefused(String reason) throws Exception {
        assertThat(station.look()).isFalse();
        assertThat(station.events())
                .singleElement()
                .asString()
                .startsWith("the changed configuration is refused (" + reason);
        assertThat(station.data().resolve(ApprovedFile.NAME)).hasBinaryContent(kept);
        assertThat(stratum(station.reboot(START))).isEqualTo(9);
        assertThat(station.events()).singleElement().asString().contains(reason);
        assertThat(station.data().resolve(ApprovedFile.NAME)).hasBinaryContent(kept);
    }

    @Test
    void tooFew() throws Exception {
        station.write(text(8, 3, ""), "noonmark", ALICE);
        isRefused("1 of 2 needed signatures");
    }

    @Test
    void foreign() throws Exception {
        station.write(text(8, 3, ""), "noonmark", ALICE, MALLORY);
        isRefused("1 of 2 needed signatures; station.toml.1.sig is by nobody who may sign");
    }

    @Test
    void replayed() throws Exception {
        station.write(text(7, 3, ""), "noonmark", ALICE, BOB);
        isRefused("its revision 7 is not newer than the approved 7");
    }

    @Test
    void forAnotherNamespace() throws Exception {
        station.write(text(8, 3, ""), "file", ALICE, BOB);
        isRefused("0 of 2 needed signatures");
    }

    @Test
    void lowered() throws Exception {
        var lower = text(8, 9, "").replace("required = 2", "required = 1");
        station.write(lower, "noonmark", ALICE);
        isRefused("1 of 2 needed signatures");
    }

    @Test
    void withMistakes() throws Exception {
        station.write("[local\n", "noonmark", ALICE, BOB);
        isRefused("it has mistakes");
    }

    @Test
    void longerThanAFileMayBe() throws Exception {
        station.write("#".repeat(1 << 20) + "\n" + text(8, 3, ""), "noonmark", ALICE, BOB);
        isRefused("it has mistakes: " + station.file() + ":1:1: [file] is larger than 1024 KiB");
    }

    @Test
    void expired() throws Exception {
        var dated = text(8, 9, "").replace("bob sk", GONE.replace("\"", "\\\""));
        station.write(dated, "noonmark", ALICE, BOB);
        station.look();
        assertThat(station.events()).singleElement().asString().contains("revision 8 approved");
        kept = Files.readAllBytes(station.data().resolve(ApprovedFile.NAME));
        station.write(text(9, 3, ""), "noonmark", ALICE, BOB);
        isRefused("1 of 2 needed signatures; station.toml.1.sig is by a key that is no longer");
    }

    /// Even a reader that understood the same text otherwise would change nothing.
    @Test
    void whatSaysTheSameIsNotWhatRuns() throws Exception {
        station.close();
        var other = text(7, 3, "").getBytes(StandardCharsets.UTF_8);
        var misread =
                new Candidate(
                        Files.readAllBytes(station.file()),
                        ConfigurationFile.read("station.toml", other),
                        List.of(),
                        List.of());
        try (var data = DataFolder.open(station.data())) {
            var clock = new LatestClock(() -> START.getEpochSecond() * 1_000_000_000L, () -> 7);
            var guard =
                    ConfigurationGuard.start(
                            Optional.empty(), misread, data, true, clock, new Carried());
            assertThat(stratum(guard)).isEqualTo(9);
            assertThat(guard.configuration().origin()).isEqualTo("station.toml");
        }
    }

    /// What the ledger has of it stays there for ever.
    @Test
    void thousandsOfEditsAreTenStatementsAndOneAMinute() throws Exception {
        for (int i = 0; i < 40; i++) {
            station.write(text(8, 3, "# " + i), "noonmark");
            station.look();
        }
        assertThat(station.events()).hasSize(10);
        station.count(Duration.ofSeconds(61));
        station.second();
        assertThat(station.events())
                .singleElement()
                .asString()
                .contains("0 of 2 needed signatures; 29 more before it");
    }

    @Test
    void andWithTheQuorumItIsTakenByTheNextStart() throws Exception {
        station.write(text(8, 3, ""), "noonmark", ALICE, BOB);
        assertThat(station.look()).isFalse();
        assertThat(station.events()).singleElement().asString().contains("revision 8 approved");
        assertThat(stratum(station.reboot(START))).isEqualTo(3);
    }
}
