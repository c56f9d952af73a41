package org.noonmark.incident.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

class GuardStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

    @TempDir Path folder;
    private Path file = Path.of("");
    private final List<String> trouble = new ArrayList<>();

    @BeforeEach
    void name() {
        file = folder.resolve(GuardStore.FILE);
    }

    private GuardStore open() {
        return open(file, List.of());
    }

    private GuardStore open(Path path, List<String> told) {
        var ready = (GuardStore.Opened.Ready) GuardStore.open(path, trouble::add);
        assertThat(ready.told()).isEqualTo(told);
        return ready.store();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void remembersAcrossRestarts() {
        try (var store = open()) {
            assertThat(store.learning()).isEqualTo(Learning.UNTOUCHED);
            assertThat(store.saveState("behaviour", bytes("one"), NOW)).isTrue();
            assertThat(store.saveState("behaviour", bytes("two"), NOW)).isTrue();
            assertThat(store.setLearning(new Learning(true, "anna", NOW))).isTrue();
            store.profiles().save("account mlind", bytes("p"), NOW);
        }
        try (var store = open()) {
            assertThat(store.state("behaviour")).contains(bytes("two"));
            assertThat(store.state("incidents")).isEmpty();
            assertThat(store.learning()).isEqualTo(new Learning(true, "anna", NOW));
            assertThat(store.profiles().load("account mlind")).contains(bytes("p"));
        }
        assertThat(trouble).isEmpty();
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        try (var store = open()) {
            store.saveState("behaviour", bytes("one"), NOW);
            try (var files = Files.list(folder)) {
                assertThat(files.toList())
                        .hasSize(3)
                        .allSatisfy(each ->
                                assertThat(Files.getPosixFilePermissions(each))
                                        .isEqualTo(PosixFilePermissions.fromString("rw-------")));
            }
        }
    }

    @Test
    void isReadBesideItsWriter() {
        try (var store = open()) {
            store.saveState("behaviour", bytes("one"), NOW);
            var opened = GuardStore.openToRead(file, trouble::add);
            try (var reader = ((GuardStore.Opened.Ready) opened).store()) {
                assertThat(reader.state("behaviour")).contains(bytes("one"));
                assertThat(reader.saveState("behaviour", bytes("x"), NOW)).isFalse();
            }
            assertThat(store.state("behaviour")).contains(bytes("one"));
        }
        assertThat(trouble).singleElement().asString().contains("cannot save the state");
    }

    @Test
    void refusesTheFileOfANewerReleaseAndLeavesItAlone() throws Exception {
        open().close();
        change("PRAGMA user_version = 99");
        var before = Files.readAllBytes(file);
        for (var opened :
                List.of(
                        GuardStore.open(file, trouble::add),
                        GuardStore.openToRead(file, trouble::add))) {
            assertThat(opened)
                    .isInstanceOfSatisfying(
                            GuardStore.Opened.Refused.class,
                            refused ->
                                    assertThat(refused.reason())
                                            .contains("newer release (tables 99, this one knows"));
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void refusesTheDatabaseOfAnotherProgram() throws Exception {
        change("CREATE TABLE music (title TEXT)");
        assertThat(GuardStore.open(file, trouble::add))
                .isInstanceOfSatisfying(
                        GuardStore.Opened.Refused.class,
                        refused -> assertThat(refused.reason()).contains("of another program"));
    }

    @Test
    void refusesWhatIsNoFile() throws Exception {
        Files.createDirectory(file);
        assertThat(GuardStore.open(file, trouble::add))
                .isEqualTo(new GuardStore.Opened.Refused(file + ": is no file"));
        Files.delete(file);
        Files.createSymbolicLink(file, folder.resolve("elsewhere"));
        assertThat(GuardStore.open(file, trouble::add))
                .isInstanceOf(GuardStore.Opened.Refused.class);
        assertThat(GuardStore.openToRead(folder.resolve("none"), trouble::add))
                .isInstanceOf(GuardStore.Opened.Refused.class);
    }

    private void change(String sql) throws SQLException {
        try (var connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @Test
    void setsADamagedFileAsideAndSaysSo() throws IOException {
        open().close();
        var bytes = Files.readAllBytes(file);
        for (int i = 0; i < 64; i++) {
            bytes[i] ^= 0x5a;
        }
        Files.write(file, bytes);
        var ready = (GuardStore.Opened.Ready) GuardStore.open(file, trouble::add);
        try (var store = ready.store()) {
            assertThat(ready.told()).singleElement().asString().contains("was damaged");
            assertThat(folder.resolve("guard.db.damaged-1")).hasBinaryContent(bytes);
            assertThat(store.saveState("behaviour", bytes("new"), NOW)).isTrue();
        }
    }

    @Test
    void damageThatShowsWhileItRunsIsSetAside() throws IOException {
        var body = new byte[2000];
        try (var store = open()) {
            store.together(() -> saveMany(store, body));
        }
        // More than SQLite's memory of pages: they have to be read again.
        var store = open();
        try (var channel = Files.newByteChannel(file, java.nio.file.StandardOpenOption.WRITE)) {
            for (long page = 1; page < channel.size() / 16_384; page++) {
                channel.position(page * 16_384);
                channel.write(java.nio.ByteBuffer.wrap(new byte[] {99, 98, 97, 96, 95, 94}));
            }
        }
        store.profiles().loadAll((key, profile) -> {});
        assertThat(trouble).anySatisfy(line -> assertThat(line).contains("guard.db.damaged-1"));
        assertThat(store.saveState("behaviour", bytes("after"), NOW)).isTrue();
        store.close();
        try (var again = open()) {
            assertThat(again.state("behaviour")).contains(bytes("after"));
        }
    }

    private static void saveMany(GuardStore store, byte[] body) {
        for (int i = 0; i < 3_000; i++) {
            store.profiles().save("account a" + i, body, NOW);
        }
    }

    @Test
    void aFullDiskIsToldOnceAndLosesNothingThatWasKept() throws SQLException {
        try (var store = open()) {
            store.saveState("behaviour", bytes("kept"), NOW);
            store.limitPages(14);
            for (int i = 0; i < 3; i++) {
                assertThat(
                                store.together(() -> {
                                    store.saveState("behaviour", bytes("lost"), NOW);
                                    store.saveState("big", new byte[200_000], NOW);
                                }))
                        .isFalse();
            }
            assertThat(trouble).singleElement().asString().contains("full");
            assertThat(store.state("behaviour")).contains(bytes("kept"));
            assertThat(store.saveState("behaviour", bytes("later"), NOW)).isTrue();
        }
    }

    @Test
    void stepsOfOneChangeAreKeptTogetherOrNotAtAll() {
        try (var store = open()) {
            assertThat(
                            store.together(() -> {
                                store.saveState("a", bytes("1"), NOW);
                                store.together(() -> store.saveState("b", bytes("1"), NOW));
                            }))
                    .isTrue();
        }
        try (var store = open()) {
            assertThat(store.state("a")).isPresent();
            assertThat(store.state("b")).isPresent();
        }
    }

    /// A power cut leaves the file and some beginning of the log beside it.
    @Test
    void whateverIsLeftOfTheLogIsAWholeNumberOfChanges() throws IOException {
        int changes = 12;
        var log = folder.resolve("guard.db-wal");
        try (var store = open()) {
            for (int i = 1; i <= changes; i++) {
                var body = bytes(Integer.toString(i));
                store.together(() -> {
                    store.saveState("a", body, NOW);
                    store.profiles().save("account x", new byte[6000], NOW);
                    store.saveState("b", body, NOW);
                });
            }
            var whole = Files.readAllBytes(log);
            int last = 0;
            for (int cut = 0; cut <= 40; cut++) {
                int found = after(cut, java.util.Arrays.copyOf(whole, whole.length * cut / 40));
                assertThat(found).isGreaterThanOrEqualTo(last);
                last = found;
            }
            assertThat(last).isEqualTo(changes);
        }
        assertThat(trouble).isEmpty();
    }

    private int after(int number, byte[] log) throws IOException {
        var copy = Files.createDirectory(folder.resolve("cut" + number)).resolve("guard.db");
        Files.copy(file, copy);
        Files.write(copy.resolveSibling("guard.db-wal"), log);
        try (var store = open(copy, List.of())) {
            var a = store.state("a").map(body -> new String(body, StandardCharsets.UTF_8));
            var b = store.state("b").map(body -> new String(body, StandardCharsets.UTF_8));
            assertThat(a).isEqualTo(b);
            return a.map(Integer::parseInt).orElse(0);
        }
    }
}
