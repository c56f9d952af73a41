package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.app.config.Configuration;
import org.noonmark.app.config.ConfigurationFile;
import org.noonmark.app.ledger.OpenLog;
import org.noonmark.app.ledger.SampleTicks;
import org.noonmark.app.status.SampleStatus;
import org.noonmark.events.LedgerEvent;
import org.noonmark.events.StationEvent;
import org.noonmark.linux.HostClocks;
import org.noonmark.proof.note.LogPolicy;
import org.noonmark.proof.statement.StatementKind;
import org.noonmark.time.LeapTable;

final class LedgerStartTest {
    @TempDir Path folder;

    private final List<StationEvent> events = new ArrayList<>();

    private static Configuration configuration(String ledger) {
        var text = "[local]\nauthority = true\n[ledger]\n" + ledger;
        var read = ConfigurationFile.read("a.toml", text.getBytes(StandardCharsets.UTF_8));
        return ((ConfigurationFile.Good) read).configuration();
    }

    private Optional<StationLedger> open(DataFolder data, String ledger) throws StartFailure {
        return LedgerStart.open(
                configuration(ledger),
                data,
                events::add,
                () -> SampleTicks.momentAt(0),
                SampleInflow.tap(),
                HostClocks.open());
    }

    private void write(String ledger) throws StartFailure, IOException {
        try (var data = DataFolder.open(folder.resolve("data"))) {
            var log = open(data, ledger).orElseThrow();
            log.start();
            log.close();
        }
    }

    @Test
    void theKeyIsMadeOnceAndOnlyItsOwnerCanReadIt() throws StartFailure, IOException {
        write("");
        var key = folder.resolve("data/ledger.key");
        var first = Files.readString(key);
        assertThat(Files.getPosixFilePermissions(key)).hasSize(2);
        write("");
        assertThat(Files.readString(key)).isEqualTo(first);
        var log = OpenLog.of(folder.resolve("data/ledger"));
        assertThat(Files.readString(folder.resolve("data/ledger.vkey")))
                .startsWith(log.reader().checkpoint().origin() + "+");
        assertThat(events).isEmpty();
    }

    @Test
    void theSecondKeyIsMadeOnceAndSignsEveryCheckpoint() throws StartFailure, IOException {
        write("");
        write("post_quantum = true\n");
        var key = folder.resolve("data/ledger-ml-dsa-44.key");
        var first = Files.readString(key);
        assertThat(Files.getPosixFilePermissions(key)).hasSize(2);
        var vkey = Files.readString(folder.resolve("data/ledger-ml-dsa-44.vkey")).strip();
        try (var data = DataFolder.open(folder.resolve("data"))) {
            var log = open(data, "post_quantum = true\npublish_interval = \"1 s\"\n").orElseThrow();
            log.start();
            tick(log, 1);
            log.close();
        }
        assertThat(Files.readString(key)).isEqualTo(first);
        var note = OpenLog.of(folder.resolve("data/ledger")).note();
        var policy = ("log " + vkey + "\nquorum none\n").getBytes(StandardCharsets.UTF_8);
        assertThat(LogPolicy.parse(policy).good().orElseThrow().judge(note))
                .isInstanceOf(LogPolicy.Judged.Accepted.class);
        assertThat(events).isEmpty();
        Files.delete(key);
        try (var data = DataFolder.open(folder.resolve("data"))) {
            assertThat(open(data, "post_quantum = true\n")).isEmpty();
        }
        assertThat(events.toString()).contains("has lost its key");
    }

    @Test
    void aLostKeyIsToldAndTimeGoesOn() throws StartFailure, IOException {
        write("");
        Files.delete(folder.resolve("data/ledger.key"));
        try (var data = DataFolder.open(folder.resolve("data"))) {
            assertThat(open(data, "")).isEmpty();
        }
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        LedgerEvent.LedgerFailed.class,
                        failed -> assertThat(failed.reason()).contains("has lost its key"));
    }

    @Test
    void aFolderThatIsGoneIsNoEmptyLog() throws StartFailure, IOException {
        write("");
        var ledger = folder.resolve("data/ledger");
        Files.move(ledger, folder.resolve("lost"));
        write("");
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        LedgerEvent.LedgerDamaged.class,
                        damaged ->
                                assertThat(damaged.reason())
                                        .startsWith("checkpoint: is missing, and noonmark-"));
        assertThat(ledger.resolve("checkpoint")).doesNotExist();
        events.clear();
        Files.delete(ledger.resolve("lock"));
        Files.delete(ledger);
        Files.move(folder.resolve("lost"), ledger);
        write("");
        assertThat(events).isEmpty();
    }

    @Test
    void anotherNameIsAnotherLogAndIsNotMixedIn() throws StartFailure, IOException {
        write("origin = \"one.example/log\"\n");
        write("origin = \"other.example/log\"\n");
        assertThat(events).singleElement().isInstanceOf(LedgerEvent.LedgerDamaged.class);
        assertThat(OpenLog.of(folder.resolve("data/ledger")).reader().checkpoint().origin())
                .isEqualTo("one.example/log");
    }

    @Test
    void wrongSettingsAreRefused() throws StartFailure, IOException {
        try (var data = DataFolder.open(folder.resolve("data"))) {
            assertThat(open(data, "enabled = false\n")).isEmpty();
            assertThatThrownBy(() -> open(data, "origin = \"a+b\"\n"))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("no plus sign");
            assertThatThrownBy(() -> open(data, "policy = \"/nowhere/policy\"\n"))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("/nowhere/policy");
            var policy = folder.resolve("policy");
            Files.writeString(policy, "quorum nobody\n");
            assertThatThrownBy(() -> open(data, "policy = \"" + policy + "\"\n"))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("line 1: no line before this one defines nobody");
        }
    }

    @Test
    void instantsOfAnExportKeepTheirFraction() {
        assertThat(LedgerCommand.nanos(LeapTable.embedded(), "2026-01-01T00:00:00.25Z"))
                .contains(new java.math.BigInteger("1767225637250000000"));
        assertThat(LedgerCommand.nanos(LeapTable.embedded(), "yesterday")).isEmpty();
    }

    @Test
    void ticksGoOnOverARestart() throws StartFailure, IOException {
        for (int run = 0; run < 2; run++) {
            try (var data = DataFolder.open(folder.resolve("data"))) {
                var log = open(data, "publish_interval = \"1 s\"\n").orElseThrow();
                log.start();
                tick(log, 2L * (run + 1));
                log.close();
            }
        }
        var log = OpenLog.of(folder.resolve("data/ledger"));
        var ticks = new ArrayList<Long>();
        for (long i = 0; i < log.size(); i++) {
            var statement = log.statement(i);
            if (statement.kind() == StatementKind.TICK) {
                ticks.add(statement.body().whole("n").orElseThrow());
            }
        }
        assertThat(ticks).containsExactly(0L, 1L, 2L, 3L);
    }

    /// Ticks until so many are durable in all; the chain is known once the log has been read.
    private static void tick(StationLedger log, long ticks) {
        long end = System.nanoTime() + 20_000_000_000L;
        var report = SampleStatus.inState("SYNCHRONIZED");
        while (log.ticks() < ticks && System.nanoTime() < end) {
            log.everySecond(0, report);
            Thread.onSpinWait();
        }
    }
}
