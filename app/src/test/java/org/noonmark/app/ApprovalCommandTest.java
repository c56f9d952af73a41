package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.proof.bundle.EvidenceBundle;
import org.noonmark.testkit.SshSigner;

/// Two people guard a station; the whole program runs.
class ApprovalCommandTest {
    private static final SshSigner ALICE = SshSigner.generate(SshSigner.Type.ED25519);
    private static final SshSigner BOB = SshSigner.generate(SshSigner.Type.SK_ECDSA_P256);

    @TempDir Path folder;

    private static String text(int revision, int stratum, String more) {
        return """
        [local]
        authority = true
        stratum = %d
        [ledger]
        publish_interval = "1 s"
        [approval]
        required = 2
        revision = %d
        signers = ["alice %s", "bob %s"]
        %s
        """
                .formatted(stratum, revision, ALICE.line(), BOB.line(), more);
    }

    private Path file() {
        return folder.resolve("station.toml");
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /// Puts a configuration in its place at once, then the signatures.
    private void write(String text, String namespace, SshSigner... signers) throws Exception {
        try (var old = Files.newDirectoryStream(folder, "station.toml.*.sig")) {
            for (var path : old) {
                Files.delete(path);
            }
        }
        int number = 0;
        for (var signer : signers) {
            var signature = signer.sign(text.getBytes(StandardCharsets.UTF_8), namespace);
            Files.write(folder.resolve("station.toml." + number++ + ".sig"), signature);
        }
        var temporary = Files.writeString(folder.resolve("new"), text);
        Files.move(temporary, file(), StandardCopyOption.ATOMIC_MOVE);
    }

    private CommandLineRun apply() {
        return CommandLineRun.of("config", "apply", file().toString(), "--data", data());
    }

    /// A station in this process.
    private final class Running {
        private final StopSignal stop = new StopSignal();
        private final StringWriter out = new StringWriter();
        private final StringWriter err = new StringWriter();
        private final CompletableFuture<Integer> exitCode;

        Running() {
            var surroundings =
                    CommandLineRun.surroundings(new PrintWriter(out), new PrintWriter(err), stop);
            exitCode =
                    CompletableFuture.supplyAsync(() ->
                            Main.run(
                                    surroundings,
                                    "up",
                                    "--config",
                                    file().toString(),
                                    "--data",
                                    data()));
        }

        void await(String text) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
            while (!out.toString().contains(text) && !exitCode.isDone()) {
                assertThat(System.nanoTime()).as(out + "\n" + err).isLessThan(end);
                LockSupport.parkNanos(20_000_000);
            }
            assertThat(out.toString()).as(err.toString()).contains(text);
        }

        String end() {
            stop.ask();
            assertThat(exitCode.join()).as(err.toString()).isZero();
            return out.toString();
        }
    }

    @Test
    void aStartGoesOnWithTheApprovedOneAndWritesDownWhatWasAttempted() throws Exception {
        write(text(1, 9, ""), "noonmark");
        assertThat(apply().out()).startsWith("approved: the first one, as it is");
        write(text(2, 3, ""), "noonmark", ALICE);
        var running = new Running();
        running.await("Z LOCAL ±");
        running.await(
                "WARNING the changed configuration is refused (1 of 2 needed signatures), the approved one goes on; signed by alice: approval.revision: 1 -> 2; local.stratum: 9 -> 3");
        var status = CommandLineRun.of("status", "--data", data());
        assertThat(status.out())
                .contains("2 of 2 signers for a change, revision 1 in force; refused");
        running.end();
        var history = CommandLineRun.of("config", "history", "--data", data());
        assertThat(history.out())
                .contains(" refused ", "1 of 2 needed signatures, signed by alice")
                .contains("    local.stratum: 9 -> 3");
    }

    @Test
    void aFileEditedUnderTheRunningStationIsToldAndChangesNothing() throws Exception {
        write(text(1, 9, ""), "noonmark");
        var running = new Running();
        running.await("Z LOCAL ±");
        write(text(2, 3, ""), "noonmark");
        running.await("refused (0 of 2 needed signatures)");
        write(text(2, 3, ""), "noonmark", ALICE, BOB);
        running.await(
                "INFO configuration revision 2 approved, 2 of 2 signed, in force from the next start; signed by alice, bob");
        write(text(1, 9, ""), "noonmark", ALICE, BOB);
        running.await("refused (its revision 1 is not newer than the approved 2)");
        running.end();
        var again = new Running();
        again.await("Z LOCAL ±");
        assertThat(CommandLineRun.of("status", "--data", data()).out())
                .contains("revision 2 in force; refused: its revision 1 is not newer");
        again.end();
    }

    @Test
    void anEmergencyTakesEffectAtOnceAndEnds() throws Exception {
        write(text(1, 9, ""), "noonmark");
        var running = new Running();
        running.await("Z LOCAL ±");
        var until = Instant.now().plusSeconds(10).truncatedTo(ChronoUnit.SECONDS);
        write(text(2, 3, "emergency_until = " + until), "noonmark-emergency", BOB);
        running.await(
                "ALARM EMERGENCY configuration in force until " + until + ", signed by bob alone");
        running.await(
                "ALARM the emergency configuration of bob ended (its time was over at " + until);
        running.await("refused (this emergency has ended: make and sign a new one)");
        running.end();
        var history = CommandLineRun.of("config", "history", "--data", data());
        assertThat(history.out()).contains(" emergency ", " expired ", " refused ");
    }

    @Test
    void aProtectedStationDoesNotLetTheFileChooseTheDataFolder() throws Exception {
        write(text(1, 9, ""), "noonmark");
        var run = CommandLineRun.of("up", "--config", file().toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("needs its data folder on the command line (--data)");
    }

    @Test
    void aDamagedApprovalStopsTheStart() throws Exception {
        write(text(1, 9, ""), "noonmark");
        assertThat(apply().exitCode()).isZero();
        Files.writeString(folder.resolve("data/approved.json"), "{}");
        var run = CommandLineRun.of("up", "--config", file().toString(), "--data", data());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("is damaged").contains("put a copy of it back");
    }

    @Test
    void applyRefusesAndChangesNothing() throws Exception {
        write(text(1, 9, ""), "noonmark");
        assertThat(apply().exitCode()).isZero();
        var kept = Files.readAllBytes(folder.resolve("data/approved.json"));
        write(text(2, 3, ""), "file", ALICE, BOB);
        var refused = apply();
        assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.out()).startsWith("refused: 0 of 2 needed signatures");
        assertThat(folder.resolve("data/approved.json")).hasBinaryContent(kept);
        write(text(2, 3, ""), "noonmark", ALICE, BOB);
        assertThat(apply().out()).startsWith("approved: 2 of 2 signed (alice, bob)");
    }

    /// The ledger hears of it from the next start, for `apply` has none.
    @Test
    void whatApplyTakesIsInTheLedgerAfterTheNextStart() throws Exception {
        write(text(1, 9, ""), "noonmark");
        assertThat(apply().exitCode()).isZero();
        write(text(2, 3, ""), "noonmark", ALICE, BOB);
        assertThat(apply().exitCode()).isZero();
        for (int starts = 0; starts < 2; starts++) {
            var running = new Running();
            running.await("Z LOCAL ±");
            running.end();
        }
        var history = CommandLineRun.of("config", "history", "--data", data());
        assertThat(history.out())
                .containsOnlyOnce("2 of 2 signed, in force from this start, signed by alice, bob");
    }

    @Test
    void applyJudgesUnderTheLockAndOnlyChecksWhileAStationRuns() throws Exception {
        write(text(1, 9, ""), "noonmark");
        assertThat(apply().exitCode()).isZero();
        var kept = Files.readAllBytes(folder.resolve("data/approved.json"));
        write(text(2, 3, ""), "noonmark", ALICE, BOB);
        try (var station = DataFolder.open(folder.resolve("data"))) {
            assertThat(station).isNotNull();
            var checked = apply();
            assertThat(checked.exitCode()).isZero();
            assertThat(checked.out())
                    .startsWith("approved: 2 of 2 signed")
                    .contains("only checked: a station runs with this data folder");
        }
        assertThat(folder.resolve("data/approved.json")).hasBinaryContent(kept);
    }

    /// Here its NTP port is nobody's to bind; the station goes on with the approved one.
    @Test
    void anEmergencyThatCannotStartFallsBackAndDoesNotLoop() throws Exception {
        write(text(1, 9, ""), "noonmark");
        var running = new Running();
        running.await("Z LOCAL ±");
        var until = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
        var more = "emergency_until = " + until + "\n[keys]\nfile = \"/nowhere/keys\"";
        write(text(2, 3, more), "noonmark-emergency", BOB);
        running.await("approval.files lacks /nowhere/keys");
        more = "emergency_until = " + until + "\n[serve.ntp]\nlisten = [\"192.0.2.1\"]";
        write(text(3, 3, more), "noonmark-emergency", BOB);
        running.await("the emergency configuration of bob ended (it cannot run: ");
        running.await("refused (this emergency has ended: make and sign a new one)");
        assertThat(running.end()).containsOnlyOnce("it cannot run");
    }

    @Test
    void bindPrintsTheLineOfTheFiles() throws Exception {
        var table = Files.writeString(folder.resolve("leap \"x\".list"), "abc");
        var name = table.toString().replace("\"", "\\\"");
        write(text(1, 9, "[leap]\nfile = \"" + name + "\""), "noonmark");
        var check = CommandLineRun.of("config", "check", file().toString());
        assertThat(check.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(check.err()).contains("approval.files lacks " + table);
        var line = CommandLineRun.of("config", "bind", file().toString()).out();
        assertThat(line)
                .contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  ");
        write(text(1, 9, line + "[leap]\nfile = \"" + name + "\""), "noonmark");
        assertThat(CommandLineRun.of("config", "check", file().toString()).exitCode()).isZero();
        Files.delete(table);
        assertThat(CommandLineRun.of("config", "bind", file().toString()).err())
                .contains("cannot be read");
    }

    @Test
    void signShowsTheDifferenceAndTheCommand() throws Exception {
        write(text(1, 9, ""), "noonmark");
        assertThat(apply().exitCode()).isZero();
        write(text(2, 3, ""), "noonmark");
        var run =
                CommandLineRun.of(
                        "config",
                        "sign",
                        file().toString(),
                        "--data",
                        data(),
                        "--name",
                        "alice",
                        "--key",
                        "id");
        var lines = run.out().lines().toList();
        assertThat(lines).contains("local.stratum: 9 -> 3");
        var command = Pattern.compile("ssh-keygen -Y sign -n noonmark -f id < (\\S+) > (\\S+)");
        var match = command.matcher(lines.getLast());
        assertThat(match.matches()).isTrue();
        assertThat(match.group(2)).isEqualTo(file() + ".alice.sig");
        var copy = Path.of(match.group(1));
        assertThat(copy).hasSameBinaryContentAs(file());
        assertThat(lines.get(lines.size() - 2))
                .endsWith(EvidenceBundle.sha256(Files.readAllBytes(file())) + ":");
        Files.delete(copy);
        Files.delete(copy.getParent());
    }

    /// Nobody is to sign what was not shown.
    @Test
    void signPrintsNoCommandWithoutADifference() throws Exception {
        write(text(1, 9, ""), "noonmark");
        var file = file().toString();
        assertThat(CommandLineRun.of("config", "sign", file).exitCode()).isEqualTo(ExitCode.USAGE);
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/approved.json"), "damaged");
        for (var against : List.of(List.of("--data", data()), List.of("--old", "/nowhere"))) {
            var run =
                    CommandLineRun.of(
                            "config", "sign", file, against.getFirst(), against.getLast());
            assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(run.out()).isEmpty();
        }
    }

    @Test
    void diffAndCheckSayWhatThereIs() throws Exception {
        write(text(1, 9, ""), "noonmark", ALICE);
        var check = CommandLineRun.of("config", "check", file().toString());
        assertThat(check.out())
                .contains(
                        "revision 1, the next change needs 2 of 2 signers (alice, bob); 1 signatures");
        var other = Files.writeString(folder.resolve("other.toml"), "[local]\nauthority = true\n");
        var diff = CommandLineRun.of("config", "diff", file().toString(), other.toString());
        assertThat(diff.out()).contains("approval.required: 2 -> (none)\n");
        assertThat(CommandLineRun.of("config", "check", other.toString()).out())
                .contains("UNPROTECTED");
    }
}
