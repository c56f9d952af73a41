package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noonmark.app.GuardedStation.ALICE;
import static org.noonmark.app.GuardedStation.BOB;
import static org.noonmark.app.GuardedStation.START;
import static org.noonmark.app.GuardedStation.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One of two signers alone, for ten minutes.
class EmergencyTest {
    private static final Instant UNTIL = START.plusSeconds(600);
    private static final String REFUSED =
            "the changed configuration is refused (this emergency has ended: make and sign a new one), the approved one goes on; signed by bob: ";

    @TempDir Path folder;
    private GuardedStation station;

    @BeforeEach
    void approveTheFirst() throws Exception {
        station = new GuardedStation(folder);
        station.write(text(1, 9, ""), "noonmark");
        station.start();
    }

    @AfterEach
    void close() {
        station.close();
    }

    private static String emergency() {
        return text(2, 3, "emergency_until = " + UNTIL);
    }

    private ConfigurationGuard begin() throws Exception {
        station.write(emergency(), "noonmark-emergency", BOB);
        assertThat(station.look()).isTrue();
        var guard = station.start();
        assertThat(guard.isEmergency()).isTrue();
        assertThat(stratum(guard)).isEqualTo(3);
        assertThat(station.events())
                .singleElement()
                .asString()
                .startsWith("EMERGENCY configuration in force until " + UNTIL);
        return guard;
    }

    private static int stratum(ConfigurationGuard guard) throws StartFailure {
        return guard.configuration().local().map(local -> local.stratum()).orElse(0);
    }

    private void isBack(ConfigurationGuard guard) throws StartFailure {
        assertThat(guard.isEmergency()).isFalse();
        assertThat(stratum(guard)).isEqualTo(9);
    }

    @Test
    void endsByTheCounterWhenItMakesEveryClockStandStill() throws Exception {
        begin();
        station.serve(START, false);
        station.count(Duration.ofSeconds(599));
        assertThat(station.second()).isFalse();
        station.count(Duration.ofSeconds(1));
        assertThat(station.second()).isTrue();
        assertThat(station.events())
                .containsExactly(
                        "the emergency configuration of bob ended (it was in force for its 600 s);"
                                + " it does not begin again");
        isBack(station.start());
    }

    @Test
    void endsByTheTimeThatItServesWhenThatIsEarlier() throws Exception {
        begin();
        station.serve(UNTIL, true);
        assertThat(station.second()).isTrue();
        assertThat(station.events()).singleElement().asString().contains("its time was over");
        isBack(station.start());
    }

    /// What sources agreed on before goes on by the counter; what the emergency's own sources say
    /// is not believed.
    @Test
    void endsByWhatWasTrustedBefore() throws Exception {
        station.hostClock(START.minusSeconds(86_400));
        station.serve(START, true);
        assertThat(station.second()).isFalse();
        begin();
        station.serve(START.minusSeconds(3_600), true);
        station.count(Duration.ofSeconds(599));
        assertThat(station.second()).isFalse();
        station.count(Duration.ofSeconds(2));
        assertThat(station.second()).isTrue();
        assertThat(station.events()).singleElement().asString().contains("its time was over");
    }

    @Test
    void isNotReplayedAfterABootWithAHostClockThatIsBehind() throws Exception {
        begin();
        station.count(Duration.ofMinutes(10));
        assertThat(station.second()).isTrue();
        var guard = station.reboot(START.minusSeconds(3_600));
        isBack(guard);
        assertThat(station.events()).singleElement().asString().startsWith(REFUSED);
    }

    @Test
    void countsWhatWasUsedBeforeACrash() throws Exception {
        begin();
        for (int i = 0; i < 500; i++) {
            station.count(Duration.ofSeconds(1));
            assertThat(station.second()).isFalse();
        }
        assertThat(station.reboot(START.minusSeconds(3_600)).isEmergency()).isTrue();
        station.count(Duration.ofSeconds(100));
        assertThat(station.second()).isTrue();
        isBack(station.reboot(START.minusSeconds(7_200)));
    }

    /// Time in force is written down before it is used.
    @Test
    void crashesGiveNothingBack() throws Exception {
        begin();
        for (int i = 0; i < 60; i++) {
            station.count(Duration.ofSeconds(9));
            station.second();
            station.reboot(START.minusSeconds(3_600));
        }
        isBack(station.reboot(START.minusSeconds(3_600)));
    }

    @Test
    void endsWhenTheOldFileIsPutBack() throws Exception {
        begin();
        station.write(text(1, 9, ""), "noonmark");
        assertThat(station.look()).isTrue();
        assertThat(station.events())
                .singleElement()
                .asString()
                .startsWith(
                        "the emergency configuration of bob ended (another file was put in its"
                                + " place)");
        isBack(station.start());
        assertThat(station.events()).isEmpty();
        station.write(emergency(), "noonmark-emergency", BOB);
        assertThat(station.look()).isFalse();
        assertThat(station.events()).singleElement().asString().startsWith(REFUSED);
    }

    @Test
    void isToldToHaveEndedWhenTheOldFileWasPutBackWhileNothingRan() throws Exception {
        begin();
        station.write(text(1, 9, ""), "noonmark");
        isBack(station.reboot(START.plusSeconds(60)));
        assertThat(station.events())
                .singleElement()
                .asString()
                .startsWith("the emergency configuration of bob ended (");
    }

    @Test
    void thatCannotRunFallsBackOnceAndLoudly() throws Exception {
        var guard = begin();
        guard.emergencyFailed("no such key");
        var next = station.start();
        isBack(next);
        assertThat(station.events())
                .satisfiesExactly(
                        ended ->
                                assertThat(ended)
                                        .startsWith(
                                                "the emergency configuration of bob ended (it"
                                                        + " cannot run: no such key)"),
                        refused -> assertThat(refused).startsWith(REFUSED));
        assertThat(station.look()).isFalse();
    }

    @Test
    void oneAfterAnotherIsASecondEmergency() throws Exception {
        begin();
        station.write(text(3, 4, "emergency_until = " + UNTIL), "noonmark-emergency", ALICE);
        assertThat(station.look()).isTrue();
        assertThat(stratum(station.start())).isEqualTo(4);
        assertThat(station.events())
                .satisfiesExactly(
                        ended -> assertThat(ended).contains("of bob ended"),
                        begins -> assertThat(begins).contains("signed by alice alone"));
    }

    @Test
    void anOrdinaryChangeEndsItAndIsTaken() throws Exception {
        begin();
        station.write(text(3, 5, ""), "noonmark", ALICE, BOB);
        assertThat(station.look()).isTrue();
        assertThat(stratum(station.start())).isEqualTo(5);
        assertThat(station.events())
                .satisfiesExactly(
                        ended -> assertThat(ended).contains("of bob ended"),
                        approved -> assertThat(approved).contains("revision 3 approved"));
    }

    /// Between a quarter of and a whole MiB, too.
    @Test
    void mayBeAsLongAsAnyConfiguration() throws Exception {
        var comment = "# " + "x".repeat(100) + "\n";
        station.write(emergency() + comment.repeat(5_000), "noonmark-emergency", BOB);
        assertThat(station.look()).isTrue();
        assertThat(station.start().isEmergency()).isTrue();
        station.events();
        for (int i = 0; i < 5; i++) {
            assertThat(station.second()).isFalse();
        }
        assertThat(station.events()).isEmpty();
    }

    @Test
    void cannotChangeTheLedger() throws Exception {
        station.write(
                text(2, 3, "emergency_until = " + UNTIL, "[ledger]\nenabled = false\n"),
                "noonmark-emergency",
                BOB);
        assertThat(station.look()).isFalse();
        assertThat(station.events())
                .singleElement()
                .asString()
                .contains("an emergency cannot change the ledger");
    }

    @Test
    void datesAreKeptBackByNothingThatWasNeverTrusted() throws Exception {
        var ahead = new GuardedStation(folder.resolve("other"));
        Files.createDirectories(folder.resolve("other"));
        ahead.hostClock(Instant.parse("2099-01-01T00:00:00Z"));
        var first = text(1, 9, "").replace("bob sk", "bob valid-before=\\\"20281231Z\\\" sk");
        ahead.write(first, "noonmark");
        ahead.start();
        ahead.hostClock(START);
        ahead.write(first.replace("revision = 1", "revision = 2"), "noonmark", ALICE, BOB);
        ahead.look();
        assertThat(ahead.events()).singleElement().asString().contains("revision 2 approved");
        ahead.serve(START.plus(Duration.ofDays(1000)), true);
        ahead.second();
        ahead.reboot(START);
        ahead.write(first.replace("revision = 1", "revision = 3"), "noonmark", ALICE, BOB);
        ahead.look();
        assertThat(ahead.events())
                .anySatisfy(event -> assertThat(event).contains("a key that is no longer valid"));
        ahead.close();
    }
}
