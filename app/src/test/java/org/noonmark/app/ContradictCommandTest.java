package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.app.ledger.Manifests;
import org.noonmark.app.ledger.SampleTicks;
import org.noonmark.app.ledger.SignedReplies;
import org.noonmark.app.ledger.StationStatements;
import org.noonmark.proof.bundle.EvidenceArchive;
import org.noonmark.proof.bundle.Verdict;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.sources.roughtime.MalfeasanceReport;
import org.noonmark.wire.roughtime.ChainLink;
import org.noonmark.wire.roughtime.NonceChain;
import org.noonmark.wire.roughtime.RoughtimeVersion;

final class ContradictCommandTest {
    private static final SignedReplies OWN = new SignedReplies(1);
    private static final SignedReplies FOREIGN = new SignedReplies(3);
    private static final long NOON = SignedReplies.MIDPOINT;

    @TempDir Path folder;
    private WrittenLog log;
    private Path replies;
    private Path report;

    @BeforeEach
    void begin() throws IOException {
        log = new WrittenLog(folder);
        replies = folder.resolve("replies.json");
        report = folder.resolve("report.zip");
    }

    private void ticks(int count, long aheadSeconds) {
        for (int i = 0; i < count; i++) {
            log.tick(aheadSeconds);
        }
    }

    private static ChainLink link(SignedReplies server, byte[] nonce, long when) {
        return link(server, new byte[0], nonce, when);
    }

    private static ChainLink link(SignedReplies server, byte[] rand, byte[] nonce, long when) {
        var request = server.request(nonce, RoughtimeVersion.V1);
        return new ChainLink(
                server.key.longTermKey(), rand, request, server.reply(request, 1, when));
    }

    /// Runs the command, and sees that every program says of its report what it said.
    private CommandLineRun contradict(List<ChainLink> links, String... more) throws IOException {
        Files.writeString(replies, MalfeasanceReport.toJson(links));
        var arguments =
                new java.util.ArrayList<>(
                        List.of("ledger", "contradict", replies.toString(), "--out"));
        arguments.add(report.toString());
        arguments.addAll(List.of("--key", OWN.key.longTermKey().toString()));
        arguments.addAll(List.of(more));
        var run = log.run(arguments.toArray(String[]::new));
        if (Files.exists(report)) {
            var verify = CommandLineRun.of("verify", report.toString());
            assertThat(verify.exitCode()).as(verify.out()).isZero();
            run.out()
                    .lines()
                    .filter(line -> line.contains("reply "))
                    .forEach(line -> assertThat(verify.out()).contains("           " + line));
            boolean contradicts = run.exitCode() == ExitCode.FAILED;
            assertThat(verify.out().contains("dispute    the log CONTRADICTS"))
                    .isEqualTo(contradicts);
        }
        return run;
    }

    private static byte[] nonce(Checkpoint checkpoint) {
        return HexFormat.of().parseHex(RoughtimeQueryCommand.sha256(checkpoint));
    }

    @Test
    void whatTheServiceSignedWhileItWroteTicksAgrees() throws IOException {
        ticks(700, 0);
        log.publish();
        var run = contradict(List.of(link(OWN, new byte[32], NOON + 1234)));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("reply 1 says UTC 2027-01-15T08:20:31 to 2027-01-15T08:20:37")
                .contains("reply 1 says a time at which the log has tick 123\n")
                .contains("report.zip: agrees, with 2 statements");
    }

    @Test
    void whatTheServiceSignedWhileTheLogIsSilentContradictsIt() throws IOException {
        ticks(6, 0);
        ticks(600, 4000);
        log.publish();
        var run = contradict(List.of(link(OWN, new byte[32], NOON + 2000)));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out())
                .contains(
                        "CONTRADICTED: reply 1 says a time between tick 5 and tick 6, and the log"
                                + " has nothing between them for 4009.999 s, if that key is this"
                                + " service's\n");
    }

    @Test
    void whatTheServiceSignedWhileItDidNotKnowTheTimeContradictsTheLog() throws IOException {
        ticks(6, 0);
        for (int i = 0; i < 20; i++) {
            log.unknownTick();
        }
        ticks(6, 0);
        log.publish();
        var run = contradict(List.of(link(OWN, new byte[32], NOON + 150)));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).contains("at which ticks 6 to 25 say that the station did not know");
        var later = contradict(List.of(link(OWN, new byte[32], NOON + 40_000)));
        assertThat(later.exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(later.out()).contains("reply 1 says a time that the ticks here do not frame");
    }

    @Test
    void aForeignSignatureOverACheckpointBoundsWhatIsInIt() throws IOException {
        ticks(10, 0);
        var good = log.publish();
        Files.writeString(folder.resolve("good"), good.text());
        ticks(10, 500);
        var ahead = log.publish();
        Files.writeString(folder.resolve("ahead"), ahead.text());
        var agrees =
                contradict(
                        List.of(link(FOREIGN, nonce(good), NOON + 95)),
                        "--checkpoint",
                        folder.resolve("good").toString());
        assertThat(agrees.exitCode()).as(agrees.err()).isZero();
        assertThat(agrees.out()).contains("reply 1 signs the log of 10 statements; 1 ticks here");
        var contradicts =
                contradict(
                        List.of(link(FOREIGN, nonce(ahead), NOON + 195)),
                        "--checkpoint",
                        folder.resolve("ahead").toString());
        assertThat(contradicts.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(contradicts.out())
                .contains("tick 19 (statement 19) is older than reply 1 and says a time 491.999 s");
    }

    @Test
    void aReplyThatTheLogAskedForIsFoundAndJudgedInEveryBundle() throws IOException {
        ticks(10, 300);
        var checkpoint = log.publish();
        var answer = FOREIGN.answer("alpha", nonce(checkpoint));
        var external =
                StationStatements.external(SampleTicks.timeAt(100), checkpoint, answer)
                        .orElseThrow();
        log.add(external);
        log.bind(external);
        ticks(10, -300);
        log.publish();
        var run = contradict(List.of(answer.link()));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).contains("CONTRADICTED: tick 9 (statement 9)");
        var file = folder.resolve("all.zip").toString();
        log.run(
                "ledger",
                "export",
                "--from",
                "2027-01-15T07:00:00Z",
                "--to",
                "2027-01-15T09:00:00Z",
                "--out",
                file);
        assertThat(CommandLineRun.of("verify", file).out())
                .contains(
                        "DISAGREES  tick 9 (statement 9) is older than this reply and says a time"
                                + " 386.999 s later than it allows, if you believe Roughtime"
                                + " server alpha")
                .contains(
                        "DISAGREES  tick 10 (statement 11) binds this reply and says a time"
                                + " 196.999 s earlier than it allows");
    }

    @Test
    void aReplyThatNothingTiesToTheLogSaysNothing() throws IOException {
        ticks(10, 0);
        log.publish();
        var run = contradict(List.of(link(FOREIGN, new byte[32], NOON + 9999)));
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(run.out()).contains("by itself it says nothing of it");
    }

    @Test
    void aChainCatchesAServiceThatSaysTheTimeOfItsLogAndIsWrong() throws IOException {
        ticks(10, 0);
        log.publish();
        var rand = new byte[32];
        var first = link(FOREIGN, new byte[32], NOON + 1000);
        var second = link(OWN, rand, NonceChain.next(first.response(), rand), NOON + 50);
        var run = contradict(List.of(first, second));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out())
                .contains("reply 2 says a time at which the log has tick")
                .contains("reply 2 came after reply 1 and says a time 944.000 s earlier");
        var apart = link(OWN, rand, new byte[32], NOON + 50);
        var unchained = contradict(List.of(first, apart));
        assertThat(unchained.exitCode()).isZero();
        assertThat(unchained.out()).contains("their order is unknown");
    }

    @Test
    void whatIsWrongIsSaidAndNothingIsWritten() throws IOException {
        ticks(10, 0);
        var checkpoint = log.publish();
        var other = new Checkpoint(checkpoint.origin(), 5, checkpoint.root());
        Files.writeString(folder.resolve("other"), other.text());
        var rewritten =
                contradict(
                        List.of(link(FOREIGN, nonce(other), NOON)),
                        "--checkpoint",
                        folder.resolve("other").toString());
        assertThat(rewritten.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(rewritten.err()).contains("is not one of this log: the log was rewritten");
        var spoilt = link(OWN, new byte[32], NOON).response();
        spoilt[spoilt.length - 1] ^= 1;
        var good = link(OWN, new byte[32], NOON);
        var unsigned = new ChainLink(good.publicKey(), new byte[0], good.request(), spoilt);
        var proves = contradict(List.of(unsigned));
        assertThat(proves.exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(proves.err()).contains("reply 1: ").contains("it proves nothing");
        Files.writeString(replies, "{}");
        assertThat(log.run("ledger", "contradict", replies.toString()).exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(report).doesNotExist();
    }

    @Test
    void aReportThatSaysAnotherVerdictIsRefused() throws IOException {
        ticks(10, 0);
        log.publish();
        contradict(List.of(link(OWN, new byte[32], NOON + 50)));
        for (var change :
                List.of(
                        List.of("\"agrees\"", "\"contradicts\""),
                        List.of("\"own\":[", "\"own\":[\"x\","),
                        List.of("\"roughtime\"", "\"smoketime\""),
                        List.of("\"rand\":\"\"", "\"rand\":\"A\""))) {
            var files = EvidenceArchive.read(Files.readAllBytes(report)).orElseThrow();
            var text = new String(files.get("dispute.json"), StandardCharsets.UTF_8);
            var changed = text.replace(change.get(0), change.get(1));
            assertThat(changed).isNotEqualTo(text);
            files.put("dispute.json", changed.getBytes(StandardCharsets.UTF_8));
            var verdict = Manifests.verdict(files);
            boolean addsAKey = change.get(1).contains("\"x\"");
            assertThat(verdict instanceof Verdict.Refused).as(change.get(1)).isEqualTo(!addsAKey);
        }
    }
}
