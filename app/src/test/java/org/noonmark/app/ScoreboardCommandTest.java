package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.ledger.log.LogKey;
import org.noonmark.signing.Ed25519PrivateKey;

final class ScoreboardCommandTest {
    @TempDir Path folder;
    private WrittenLog log;

    @BeforeEach
    void write() throws IOException {
        log = new WrittenLog(folder);
        for (int n = 0; n < 600; n++) {
            log.tick(0);
        }
        log.correct(log.statements.get(7), 900, 1100, "hindsight; of 10 min");
        log.correct(log.statements.get(300), 900, 1100, "hindsight; of 20 min");
        log.publish();
    }

    private String bundle(String from, String to) {
        var file = folder.resolve("a.zip").toString();
        var written = log.run("ledger", "export", "--from", from, "--to", to, "--out", file);
        assertThat(written.exitCode()).as(written.err()).isZero();
        assertThat(CommandLineRun.of("verify", file).exitCode()).isZero();
        return written.out() + CommandLineRun.of("verify", file).out();
    }

    @Test
    void aLogThatHeldIsGood() {
        var run = log.run("ledger", "scoreboard");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "judged     2 of 600 ticks by later corrections: 2 held, 0 did not, 0"
                                + " undecided; 0 named no time\n")
                .contains("half-width median 1.000 \u00b5s, 95 % within 1.000 \u00b5s\n")
                .contains("basis      hindsight: 2 held, 0 did not, 0 undecided\n");
    }

    @Test
    void aTickThatDidNotHoldIsNamedWithItsProofs() throws IOException {
        log.correct(log.statements.get(8), 5_000, 6_000, "Circular T");
        log.publish();
        var run = log.run("ledger", "scoreboard");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out())
                .contains(
                        "worst      tick 8, TAI 2027-01-15T08:01:57: truth was 3.000 \u00b5s later"
                                + " than its interval; statements 8 and 602\n");
        var json = log.run("ledger", "scoreboard", "--json");
        assertThat(json.out())
                .contains(
                        "\"ticks\" : 600",
                        "\"notHeld\" : 1",
                        "\"heldPercent\" : 66.67",
                        "\"outsideNanos\" : 3000");
    }

    @Test
    void aRangeChoosesTicksAndTakesTheirCorrectionsFromAnywhere() {
        var run =
                log.run(
                        "ledger",
                        "scoreboard",
                        "--from",
                        "2027-01-15T08:00:00Z",
                        "--to",
                        "2027-01-15T08:01:35Z");
        assertThat(run.out()).contains("judged     1 of 10 ticks by later corrections");
        assertThat(run.out()).contains("not here   the ticks of 1 corrections");
        assertThat(bundle("2027-01-15T08:00:00Z", "2027-01-15T08:01:35Z"))
                .contains(": 10 statements, 0 replies of foreign servers and 1 corrections")
                .contains("judged     1 of 10 ticks by later corrections: 1 held");
    }

    @Test
    void theWholeLogIsCheckedAgainstTheKeyToo() throws IOException {
        var good = log.run("ledger", "check");
        assertThat(good.out())
                .isEqualTo("602 statements of time.example/log: all is as it was signed\n");
        assertThat(good.exitCode()).isZero();
        var key = folder.resolve(LedgerStart.VERIFIER);
        var other =
                Ed25519PrivateKey.ofSeed(
                        new byte[] {
                            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
                            21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32
                        });
        Files.writeString(key, LogKey.of("time.example/log", other).verifier() + "\n");
        var foreign = log.run("ledger", "check");
        assertThat(foreign.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(foreign.out()).contains("checkpoint: no signature of a known key\n");
        Files.delete(key);
        var unknown = log.run("ledger", "check");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.DEGRADED);
        assertThat(unknown.err()).contains("there is no ledger.vkey beside the log");
    }

    @Test
    void tailNeedsANumber() {
        assertThat(log.run("ledger", "tail", "--count", "0").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(log.run("ledger", "tail", "--count", "2").out().lines()).hasSize(2);
    }

    @Test
    void whatIsWrongIsSaid() {
        var noInstant = log.run("ledger", "scoreboard", "--from", "yesterday");
        assertThat(noInstant.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(noInstant.err()).contains("--from yesterday: is no instant");
        var turned =
                log.run(
                        "ledger",
                        "export",
                        "--from",
                        "2027-01-15T08:00:00Z",
                        "--to",
                        "2027-01-14T08:00:00Z",
                        "--out",
                        "x.zip");
        assertThat(turned.exitCode()).isEqualTo(ExitCode.USAGE);
        var none = CommandLineRun.of("ledger", "scoreboard", "--data", folder + "/none");
        assertThat(none.exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(none.err()).contains("there is no log in");
    }
}
