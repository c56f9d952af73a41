package org.noonmark.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.app.status.SampleStatus;
import org.noonmark.ledger.log.LogKey;
import org.noonmark.ledger.log.LogWriter;
import org.noonmark.ledger.store.FolderStore;
import org.noonmark.proof.bundle.BundleCheck;
import org.noonmark.proof.bundle.EvidenceBundle;
import org.noonmark.proof.bundle.Verdict;
import org.noonmark.proof.statement.Statement;
import org.noonmark.signing.Ed25519PrivateKey;
import org.noonmark.signing.MlDsa44PrivateKey;

class TicksTest {
    private static final LogKey KEY =
            LogKey.of("time.example/log", Ed25519PrivateKey.ofSeed(new byte[32]));
    private static final String HASH = "0a".repeat(32);

    @TempDir Path folder;

    private void write(List<byte[]> leaves) throws IOException {
        try (var store = FolderStore.open(folder)) {
            var writer = LogWriter.open(store, KEY);
            writer.append(leaves);
            writer.publish();
        }
    }

    /// Ticks ten seconds apart, which go on with the chain of the log, and `others` between two.
    private void writeTicks(int from, int to, int others) throws IOException {
        var leaves = new ArrayList<byte[]>();
        var ticks = from == 0 ? new Ticks(0, Optional.empty(), Optional.empty()) : last();
        for (int n = from; n < to; n++) {
            var time = SampleTicks.timeAt(10L * n);
            leaves.add(
                    ticks.next(time, SampleStatus.inState("SYNCHRONIZED"), new ServedExtremes())
                            .encode());
            ticks = ticks.after(leaves.getLast());
            for (int i = 0; i < others; i++) {
                leaves.add(StationStatements.configuration(time, HASH, 0, 0).encode());
            }
        }
        write(leaves);
    }

    private Ticks last() throws IOException {
        return Ticks.last(OpenLog.of(folder).reader());
    }

    @Test
    void anEmptyLogHasNoTick() throws IOException {
        write(List.of(StationStatements.configuration(SampleTicks.timeAt(0), HASH, 0, 0).encode()));
        assertThat(last()).isEqualTo(new Ticks(0, Optional.empty(), Optional.empty()));
    }

    @Test
    void theChainGoesOnAfterARestart() throws IOException {
        writeTicks(0, 5, 0);
        writeTicks(5, 9, 0);
        var log = OpenLog.of(folder);
        assertThat(last())
                .isEqualTo(
                        new Ticks(
                                9,
                                Optional.of(EvidenceBundle.sha256(log.reader().entry(8))),
                                Optional.empty()));
        for (int n = 1; n < 9; n++) {
            assertThat(log.statement(n).body().whole("n")).contains((long) n);
            assertThat(log.statement(n).body().text("previous"))
                    .contains(EvidenceBundle.sha256(log.reader().entry(n - 1)));
        }
    }

    @Test
    void theLastTickIsFoundBehindManyOtherStatements() throws IOException {
        writeTicks(0, 2, 700);
        assertThat(last().number()).isEqualTo(2);
        assertThat(last().previous())
                .contains(EvidenceBundle.sha256(OpenLog.of(folder).reader().entry(701)));
    }

    @Test
    void statementsBetweenTwoInstantsAreThoseThatMayHaveBeenMadeThen() throws IOException {
        writeTicks(0, 100, 2);
        var log = OpenLog.of(folder);
        assertThat(log.between(SampleTicks.nanosAt(100), SampleTicks.nanosAt(110)))
                .containsExactly(30L, 31L, 32L, 33L, 34L, 35L);
        assertThat(log.between(SampleTicks.nanosAt(101), SampleTicks.nanosAt(109))).isEmpty();
        assertThat(log.between(SampleTicks.nanosAt(-9), SampleTicks.nanosAt(-1))).isEmpty();
        assertThat(log.between(SampleTicks.nanosAt(-9), SampleTicks.nanosAt(9999))).hasSize(300);
    }

    @Test
    void aClockThatJumpedBackBreaksNothing() throws IOException {
        var leaves = new ArrayList<byte[]>();
        var ticks = new Ticks(0, Optional.empty(), Optional.empty());
        for (long at : new long[] {0, 10, 5000, 20, 30}) {
            var time = SampleTicks.timeAt(at);
            leaves.add(
                    ticks.next(time, SampleStatus.inState("UNTRUSTED"), new ServedExtremes())
                            .encode());
            ticks = ticks.after(leaves.getLast());
        }
        write(leaves);
        var log = OpenLog.of(folder);
        assertThat(log.between(SampleTicks.nanosAt(5), SampleTicks.nanosAt(25)))
                .containsExactly(1L, 3L);
        var all = List.of(0L, 1L, 2L, 3L, 4L);
        var software = new EvidenceBundle.Software("test", HASH);
        var bundle =
                log.bundle(all, Optional.empty(), KEY.verifier().toString(), Map.of(), software);
        assertThat(BundleCheck.check(bundle.encode(), Optional.empty()))
                .isInstanceOf(Verdict.Holds.class);
    }

    /// Ticks whose clock jumps now and then, ahead and back, so that no order can be relied on.
    private void writeJumps(int count, java.util.Random random) throws IOException {
        var leaves = new ArrayList<byte[]>();
        var ticks = leavesBefore();
        for (int n = 0; n < count; n++) {
            long jump = random.nextInt(40) == 0 ? random.nextInt(200_000) - 100_000 : 0;
            var time = SampleTicks.timeAt(10L * ticks.number() + jump);
            leaves.add(
                    ticks.next(time, SampleStatus.inState("SYNCHRONIZED"), new ServedExtremes())
                            .encode());
            ticks = ticks.after(leaves.getLast());
        }
        write(leaves);
    }

    private Ticks leavesBefore() throws IOException {
        return Files.exists(folder.resolve("checkpoint"))
                ? last()
                : new Ticks(0, Optional.empty(), Optional.empty());
    }

    private static List<Long> all(OpenLog log, long from, long to) throws IOException {
        var found = new ArrayList<Long>();
        long index = 0;
        for (var leaf : log.reader().entries(0, log.size())) {
            var statement = ((Statement.Read.Good) Statement.read(leaf)).statement();
            if (statement.latestNanos().compareTo(SampleTicks.nanosAt(from)) >= 0
                    && statement.earliestNanos().compareTo(SampleTicks.nanosAt(to)) <= 0) {
                found.add(index);
            }
            index++;
        }
        return found;
    }

    private void assertNothingIsLost(java.util.Random random) throws IOException {
        var log = OpenLog.of(folder);
        for (int i = 0; i < 2; i++) {
            long from = random.nextInt(10_000);
            long to = from + random.nextInt(3_000);
            assertThat(log.between(SampleTicks.nanosAt(from), SampleTicks.nanosAt(to)))
                    .isEqualTo(all(log, from, to));
        }
    }

    @Test
    void nothingIsLostBetweenTwoInstantsHoweverTheClockJumped() throws IOException {
        var random = new java.util.Random(12);
        for (int size : new int[] {700, 300, 56}) {
            writeJumps(size, random);
            assertNothingIsLost(random);
        }
        var index = folder.resolve("times");
        assertThat(Files.readAllLines(index)).hasSize(2 + 1056 / 256);
        var whole = Files.readString(index);
        var shifted = whole.replaceAll(" 1\\d", " 30").replaceAll(" -\\d", " 3");
        assertThat(shifted).isNotEqualTo(whole);
        for (var damaged : List.of("", "noonmark-times-2\nzzz\n", whole.substring(70), shifted)) {
            Files.writeString(index, damaged);
            assertNothingIsLost(random);
        }
    }

    @Test
    void whatCannotBeAskedForIsNotReadAgain() throws IOException {
        writeTicks(0, 600, 0);
        var log = OpenLog.of(folder);
        assertThat(log.between(SampleTicks.nanosAt(0), SampleTicks.nanosAt(10))).hasSize(2);
        Files.delete(folder.resolve("tile/entries/001"));
        assertThat(log.between(SampleTicks.nanosAt(0), SampleTicks.nanosAt(10))).hasSize(2);
        assertThatThrownBy(() -> log.between(SampleTicks.nanosAt(0), SampleTicks.nanosAt(3000)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aPolicyThatNamesOnlyWitnessesGetsItsLog() {
        var key = KEY.verifier().toString();
        assertThat(OpenLog.named("quorum none\n", key)).isEqualTo("log " + key + "\nquorum none\n");
        var remark = "# not yet: log " + key + "\nquorum none\n";
        assertThat(OpenLog.named(remark, key)).isEqualTo("log " + key + "\n" + remark);
        var whole = "log " + key + " https://time.example/log\nquorum none\n";
        assertThat(OpenLog.named(whole, key)).isEqualTo(whole);
        var random = new java.security.SecureRandom();
        var second = KEY.with(MlDsa44PrivateKey.generate(random), random).secondVerifier();
        var strict = "log " + second.orElseThrow() + "\nquorum none\n";
        assertThat(OpenLog.named(strict, key)).isEqualTo(strict);
    }

    @Test
    void aFolderWithoutALogAndADamagedOneAreSaid() throws IOException {
        assertThatThrownBy(() -> OpenLog.of(folder)).hasMessageContaining("there is no log in");
        write(List.of("no statement".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        var log = OpenLog.of(folder);
        assertThatThrownBy(() -> log.statement(0)).hasMessageStartingWith("statement 0: ");
        Files.writeString(folder.resolve("checkpoint"), "nonsense");
        assertThatThrownBy(() -> OpenLog.of(folder)).hasMessage("checkpoint: is no signed note");
    }
}
