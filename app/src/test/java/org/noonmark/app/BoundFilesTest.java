package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.noonmark.app.GuardedStation.ALICE;
import static org.noonmark.app.GuardedStation.BOB;
import static org.noonmark.app.GuardedStation.START;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who can write the files that a signed configuration names changes nothing either.
class BoundFilesTest {
    private static final String KEYS = "1 SHA1 HEX:0123456789abcdef0123456789abcdef01234567\n";

    @TempDir Path folder;
    private GuardedStation station;

    @AfterEach
    void close() {
        station.close();
    }

    private Path keys() {
        return folder.resolve("ntp.keys");
    }

    private Path leap() {
        return folder.resolve("leap-seconds.list");
    }

    private Path policy() {
        return folder.resolve("witnesses");
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private String files() throws Exception {
        var lines = new StringBuilder();
        for (var file : new Path[] {keys(), leap(), policy()}) {
            lines.append('"').append(sha256(file)).append("  ").append(file).append("\",\n");
        }
        return "files = [\n" + lines + "]\n";
    }

    private String sections() {
        return """
        [keys]
        file = "%s"
        [leap]
        file = "%s"
        [ledger]
        policy = "%s"
        """
                .formatted(keys(), leap(), policy());
    }

    private String text(int revision, String files) {
        return GuardedStation.text(revision, 9, files, sections());
    }

    /// A table that is good until some day.
    private static String table(String expires, String... more) throws Exception {
        long at = Instant.parse(expires).getEpochSecond() + 2_208_988_800L;
        var lines =
                Stream.concat(Stream.of("2272060800 10", "2287785600 11"), Stream.of(more))
                        .collect(Collectors.joining("\n"));
        var text = "#$ 3960000000\n#@ %d\n%s\n".formatted(at, lines);
        var digits = text.replaceAll("[^0-9]", "").getBytes(StandardCharsets.US_ASCII);
        var hash =
                HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-1").digest(digits))
                        .replaceAll("(.{8})", " $1");
        return text + "#h" + hash + "\n";
    }

    private void isRefused(String reason) {
        assertThat(station.events())
                .singleElement()
                .asString()
                .startsWith("the changed configuration is refused (" + reason);
    }

    private ConfigurationGuard start() throws Exception {
        station = new GuardedStation(folder);
        Files.writeString(keys(), KEYS);
        Files.writeString(leap(), table("2026-12-28T00:00:00Z"));
        Files.writeString(policy(), "quorum none\n");
        station.write(text(1, files()), "noonmark");
        return station.start();
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private static Path keysOf(ConfigurationGuard guard) throws StartFailure {
        return guard.configuration().keysFile().orElseThrow();
    }

    @Test
    void theStationReadsCopiesThatOnlyItsOwnerReads() throws Exception {
        var guard = start();
        assertThat(keysOf(guard)).isNotEqualTo(keys()).hasContent(KEYS);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keysOf(guard))))
                .isEqualTo("rw-------");
        assertThat(guard.leapFile().orElseThrow()).startsWith(station.data());
        assertThat(guard.leapName()).contains(leap());
        assertThat(guard.configuration().ledger().flatMap(ledger -> ledger.policy()).orElseThrow())
                .startsWith(station.data());
    }

    @Test
    void anotherContentIsRefusedTheApprovedOneGoesOn() throws Exception {
        start();
        Files.writeString(keys(), KEYS.replace("01", "10"));
        assertThat(station.look()).isFalse();
        var told = station.events();
        assertThat(told)
                .singleElement()
                .asString()
                .contains(keys() + " is not what approval.files says")
                .contains("approval.files[" + keys() + "]: (a secret) -> (another secret)")
                .doesNotContain(sha256(keys()));
        var again = station.reboot(START);
        assertThat(keysOf(again)).hasContent(KEYS);
        isRefused(keys() + " is not what approval.files says");
        Files.writeString(keys(), KEYS);
        assertThat(station.look()).isFalse();
        assertThat(station.events()).isEmpty();
    }

    @Test
    void aFileThatIsGoneStopsNothing() throws Exception {
        start();
        Files.delete(keys());
        assertThat(keysOf(station.reboot(START))).hasContent(KEYS);
        isRefused(keys() + " is not what approval.files says");
    }

    @Test
    void anotherContentIsTakenWithTheQuorum() throws Exception {
        start();
        var other = KEYS.replace("01", "10");
        Files.writeString(keys(), other);
        station.look();
        station.events();
        station.write(text(2, files()), "noonmark", ALICE);
        station.look();
        isRefused("1 of 2 needed signatures");
        station.write(text(2, files()), "noonmark", ALICE, BOB);
        station.look();
        assertThat(station.events()).singleElement().asString().contains("revision 2 approved");
        assertThat(keysOf(station.start())).hasContent(other);
        try (var all = Files.list(station.data())) {
            assertThat(all.map(path -> path.getFileName().toString()))
                    .filteredOn(name -> name.startsWith("approved-"))
                    .hasSize(3);
        }
    }

    @Test
    void theListMustBeWhole() throws Exception {
        start();
        var without = files().replaceFirst("\"[0-9a-f]{64}  [^\"]*ntp.keys\",\n", "");
        station.write(text(2, without), "noonmark", ALICE, BOB);
        station.look();
        isRefused("approval.files lacks " + keys());
        var more = files().replace("files = [", "files = [\"" + "0".repeat(64) + "  /x\",");
        station.write(text(2, more), "noonmark", ALICE, BOB);
        station.look();
        isRefused("approval.files lists /x, which nothing uses");
        var first = new GuardedStation(Files.createDirectories(folder.resolve("other")));
        first.write(text(1, without), "noonmark");
        assertThatThrownBy(first::start)
                .hasMessageContaining("approval.files lacks " + keys())
                .isInstanceOf(StartFailure.class);
        first.close();
    }

    @Test
    void aLeapTableThatOnlyReachesFurtherIsTakenWithoutAnybody() throws Exception {
        var guard = start();
        var longer = table("2027-06-28T00:00:00Z");
        Files.writeString(leap(), longer);
        station.look();
        assertThat(station.events())
                .singleElement()
                .asString()
                .contains("the leap table says the same for longer");
        assertThat(read(guard.leapFile().orElseThrow())).isEqualTo(longer);
        var again = station.reboot(START);
        assertThat(read(again.leapFile().orElseThrow())).isEqualTo(longer);
        assertThat(station.events()).isEmpty();
        Files.writeString(leap(), table("2026-12-28T00:00:00Z"));
        station.look();
        assertThat(station.events()).isEmpty();
        assertThat(read(again.leapFile().orElseThrow())).isEqualTo(longer);
    }

    @Test
    void anyOtherLeapTableNeedsTheQuorum() throws Exception {
        start();
        var refused = leap() + " is not what approval.files says";
        Files.writeString(leap(), table("2027-06-28T00:00:00Z", "2303683200 12"));
        station.look();
        isRefused(refused);
        Files.writeString(leap(), table("2026-12-27T00:00:00Z"));
        station.look();
        isRefused(refused);
        Files.writeString(leap(), table("2099-01-01T00:00:00Z"));
        station.look();
        isRefused(refused);
        Files.writeString(leap(), "nothing");
        station.look();
        isRefused(refused);
    }

    @Test
    void anEmergencyMayChangeKeysAndNotTheWitnesses() throws Exception {
        start();
        Files.writeString(keys(), KEYS.replace("01", "10"));
        station.look();
        station.events();
        var until = "emergency_until = 2026-11-23T13:00:00Z\n";
        station.write(text(2, until + files()), "noonmark-emergency", BOB);
        assertThat(station.look()).isTrue();
        assertThat(keysOf(station.start())).hasContent(KEYS.replace("01", "10"));
        station.events();
        Files.writeString(policy(), "quorum none\n# other\n");
        station.write(text(3, until + files()), "noonmark-emergency", BOB);
        assertThat(station.look()).isTrue();
        assertThat(keysOf(station.start())).hasContent(KEYS);
        assertThat(station.events())
                .anySatisfy(event ->
                        assertThat(event).contains("an emergency cannot change the ledger"));
    }

    @Test
    void aCopyThatIsDamagedComesBackFromTheFileOrStopsTheStart() throws Exception {
        var copy = keysOf(start());
        Files.writeString(copy, "x");
        assertThat(keysOf(station.reboot(START))).hasContent(KEYS);
        Files.delete(copy);
        Files.delete(keys());
        var guard = station.reboot(START);
        assertThatThrownBy(guard::configuration)
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("is not at hand: put the file with SHA-256");
    }

    @Test
    void whereNobodyHasToSignAChangeIsOnlyTold() throws Exception {
        station = new GuardedStation(folder);
        Files.writeString(keys(), KEYS);
        var open = "[local]\nauthority = true\n[keys]\nfile = \"" + keys() + "\"\n";
        station.write(open, "noonmark");
        assertThat(keysOf(station.start())).isEqualTo(keys());
        Files.writeString(keys(), KEYS.replace("01", "10"));
        station.look();
        assertThat(station.events())
                .singleElement()
                .asString()
                .contains("nobody has to sign: UNPROTECTED, in force when it is read next")
                .contains("approval.files[" + keys() + "]: (a secret) -> (another secret)");
        station.reboot(START);
        assertThat(station.events()).isEmpty();
        Files.writeString(keys(), KEYS);
        station.reboot(START);
        assertThat(station.events()).singleElement().asString().contains("UNPROTECTED");
    }
}
