package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.app.ledger.Manifests;
import org.noonmark.proof.bundle.EvidenceArchive;
import org.noonmark.proof.bundle.EvidenceBundle;
import org.noonmark.proof.bundle.Verdict;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.testkit.TestCertificates;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;
import org.noonmark.time.UtcInstant;
import org.noonmark.tsp.HashAlgorithm;
import org.noonmark.tsp.Octets;
import org.noonmark.tsp.StampTime;
import org.noonmark.tsp.TimestampRequest;
import org.noonmark.tsp.TimestampSigner;

final class ContradictTokenTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2028-01-01T00:00:00Z");
    private static final TestCertificates AUTHORITY = TestCertificates.authority(FROM, UNTIL);
    private static final TestCertificates.Issued TSA = AUTHORITY.timestamping("tsa", FROM, UNTIL);

    @TempDir Path folder;
    private WrittenLog log;
    private Checkpoint checkpoint;
    private Path report;

    @BeforeEach
    void write() throws IOException {
        log = new WrittenLog(folder);
        for (int i = 0; i < 10; i++) {
            log.tick(0);
        }
        checkpoint = log.publish();
        Files.writeString(folder.resolve("text"), checkpoint.text());
        Files.writeString(folder.resolve("ca"), AUTHORITY.certificatePem());
        report = folder.resolve("report.zip");
    }

    private CommandLineRun contradict(String when, String... more) throws Exception {
        Files.write(folder.resolve("token.tst"), token(when));
        var arguments =
                new java.util.ArrayList<>(
                        List.of("ledger", "contradict", folder.resolve("token.tst").toString()));
        arguments.addAll(List.of("--ca", folder.resolve("ca").toString()));
        arguments.addAll(List.of("--out", report.toString()));
        arguments.addAll(List.of(more));
        return log.run(arguments.toArray(String[]::new));
    }

    private byte[] token(String when) throws GeneralSecurityException {
        var table = LeapTable.embedded();
        var now = table.toTai(UtcInstant.parse(when));
        var interval = TimeInterval.around(now, TimeDelta.ofMillis(3));
        var time = (StampTime.Found.Time) StampTime.from(interval, table, TimeDelta.ofSeconds(1));
        var digest = HexFormat.of().parseHex(RoughtimeQueryCommand.sha256(checkpoint));
        var request =
                new TimestampRequest(
                        HashAlgorithm.SHA256,
                        Octets.of(digest),
                        Optional.empty(),
                        Optional.empty(),
                        true);
        return TimestampSigner.of(
                        TSA.key(), List.of(TSA.certificate()), "1.2.3", new SecureRandom())
                .issue(request, time.time(), BigInteger.TWO);
    }

    private String checkpointFile() {
        return folder.resolve("text").toString();
    }

    @Test
    void aTokenOverACheckpointBoundsWhatIsInIt() throws Exception {
        var agrees = contradict("2027-01-15T08:01:40Z", "--checkpoint", checkpointFile());
        assertThat(agrees.exitCode()).as(agrees.err()).isZero();
        assertThat(agrees.out()).contains("reply 1 signs the log of 10 statements; 1 ticks here");
        var run = contradict("2027-01-15T08:00:40Z", "--checkpoint", checkpointFile());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out())
                .contains(
                        "CONTRADICTED: tick 9 (statement 9) is older than reply 1 and says a time")
                .contains("49.996 s later than it allows");
        var verify = CommandLineRun.of("verify", report.toString());
        assertThat(verify.exitCode()).isZero();
        assertThat(verify.out())
                .contains("dispute    the log CONTRADICTS these replies")
                .contains("its signature and its time are NOT CHECKED here: openssl ts -verify")
                .contains("CONTRADICTED: tick 9");
    }

    @Test
    void whatTheServicesOwnAuthoritySignedIsHeldAgainstTicks() throws Exception {
        var own = EvidenceBundle.sha256(TSA.certificate().getEncoded());
        var digest = RoughtimeQueryCommand.sha256(checkpoint);
        var run = contradict("2027-01-15T08:00:43Z", "--key", own, "--digest", digest);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("reply 1 says a time at which the log has tick 4");
        var later = contradict("2027-01-15T09:00:43Z", "--key", own, "--digest", digest);
        assertThat(later.exitCode()).isEqualTo(ExitCode.UNKNOWN);
    }

    @Test
    void aTokenThatIsNotTrustedOrForOtherDataProvesNothing() throws Exception {
        var other = contradict("2027-01-15T08:01:40Z", "--digest", "0".repeat(64));
        assertThat(other.exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(other.err()).contains("the token proves nothing: it is for other data");
        Files.writeString(
                folder.resolve("ca"), TestCertificates.authority(FROM, UNTIL).certificatePem());
        var stranger = contradict("2027-01-15T08:01:40Z", "--checkpoint", checkpointFile());
        assertThat(stranger.exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(stranger.err()).contains("no valid chain leads from the signer");
        assertThat(contradict("2027-01-15T08:01:40Z").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(report).doesNotExist();
    }

    @Test
    void aReportWithAnotherTokenIsRefused() throws Exception {
        contradict("2027-01-15T08:01:40Z", "--checkpoint", checkpointFile());
        var files = EvidenceArchive.read(Files.readAllBytes(report)).orElseThrow();
        files.get("dispute.tst")[20] ^= 1;
        assertThat(Manifests.verdict(files)).isInstanceOf(Verdict.Refused.class);
        files.remove("dispute.tst");
        assertThat(Manifests.verdict(files)).isInstanceOf(Verdict.Refused.class);
    }
}
