package org.noonmark.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.app.status.SampleStatus;
import org.noonmark.ledger.log.LogKey;
import org.noonmark.ledger.log.LogWriter;
import org.noonmark.ledger.store.FolderStore;
import org.noonmark.proof.bundle.BundleCheck;
import org.noonmark.proof.bundle.EvidenceArchive;
import org.noonmark.proof.bundle.EvidenceBundle.Software;
import org.noonmark.proof.bundle.Verdict;
import org.noonmark.proof.bundle.Verdict.Foreign;
import org.noonmark.proof.bundle.VerdictText;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.signing.Ed25519PrivateKey;
import org.noonmark.time.ClockState;
import org.noonmark.time.StandardTime;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;

/// A log whose checkpoints foreign servers signed, and what a stranger learns from it.
final class TwoSidedTimeTest {
    private static final SignedReplies FIRST = new SignedReplies(1);
    private static final SignedReplies SECOND = new SignedReplies(3);
    private static final LogKey KEY =
            LogKey.of("time.example/log", Ed25519PrivateKey.ofSeed(new byte[32]));

    @TempDir Path folder;
    private Ticks ticks = new Ticks(0, Optional.empty(), Optional.empty());

    private static StandardTime time(long seconds) {
        var interval = TimeInterval.around(new TaiInstant(seconds, 0), TimeDelta.ofMillis(1));
        return new StandardTime(interval, ClockState.SYNCHRONIZED);
    }

    private byte[] tick() {
        var leaf =
                ticks.next(
                                time(1_800_000_037L + ticks.number()),
                                SampleStatus.inState("SYNCHRONIZED"),
                                new ServedExtremes())
                        .encode();
        ticks = ticks.after(leaf);
        return leaf;
    }

    private byte[] external(LogWriter writer, SignedReplies server, String name) {
        var checkpoint = Checkpoint.parse(writer.checkpoint().text()).good().orElseThrow();
        var answer = server.answer(name, sha256(checkpoint.text()));
        var statement = StationStatements.external(time(1_800_000_040L), checkpoint, answer);
        return statement.orElseThrow().encode();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException never) {
            throw new AssertionError(never);
        }
    }

    /// Ticks 0 to 4, two replies (5, 6) to the checkpoint of them, and ticks 5 to 9 (7 to 11).
    @BeforeEach
    void write() throws IOException {
        try (var store = FolderStore.open(folder)) {
            var writer = LogWriter.open(store, KEY);
            for (int i = 0; i < 5; i++) {
                writer.append(List.of(tick()));
            }
            writer.publish();
            for (var reply :
                    List.of(external(writer, FIRST, "alpha"), external(writer, SECOND, "beta"))) {
                writer.append(List.of(reply));
                ticks = ticks.afterForeign(reply);
            }
            for (int i = 0; i < 5; i++) {
                writer.append(List.of(tick()));
            }
            writer.publish();
        }
    }

    private byte[] bundle(long from, long to) throws IOException {
        var log = OpenLog.of(folder);
        var indices = log.withForeign(LongStream.range(from, to).boxed().toList());
        var software = new Software("test", "0".repeat(64));
        return log.bundle(indices, Optional.empty(), KEY.verifier().toString(), Map.of(), software)
                .encode();
    }

    private static Verdict.Holds holds(byte[] bundle) {
        var verdict = BundleCheck.check(bundle, Optional.empty());
        assertThat(verdict).isInstanceOf(Verdict.Holds.class);
        return (Verdict.Holds) verdict;
    }

    @Test
    void whatWasInACheckpointIsOlderThanItsSignatures() throws IOException {
        var holds = holds(bundle(1, 3));
        assertThat(holds.statements())
                .extracting(Verdict.Stated::index)
                .containsExactly(1L, 2L, 5L, 6L);
        assertThat(VerdictText.of(holds))
                .contains(
                        "before     statements up to 4 existed before UTC 2027-01-15T08:00:03Z,"
                                + " if you believe Roughtime server alpha, key "
                                + FIRST.key.longTermKey())
                .contains("Roughtime server beta, key " + SECOND.key.longTermKey())
                .doesNotContain("after ");
    }

    @Test
    void whatBindsAReplyIsYounger() throws IOException {
        var holds = holds(bundle(8, 10));
        assertThat(holds.statements())
                .extracting(Verdict.Stated::index)
                .containsExactly(6L, 8L, 9L);
        assertThat(holds.foreign()).hasSize(1);
        var signed = (Foreign.Signed) holds.foreign().getFirst();
        assertThat(signed.ticksAfter()).containsExactly(6L, 7L);
        assertThat(signed.statementsBefore()).hasValue(5);
        assertThat(VerdictText.of(holds))
                .contains("after      ticks 6 to 7 were made after UTC 2027-01-15T07:59:57Z, if");
    }

    @Test
    void theChainOfTicksGoesOnAfterARestart() throws IOException {
        assertThat(Ticks.last(OpenLog.of(folder).reader())).isEqualTo(ticks);
        try (var store = FolderStore.open(folder)) {
            var writer = LogWriter.open(store, KEY);
            var reply = external(writer, FIRST, "alpha");
            writer.append(List.of(reply));
            writer.publish();
            ticks = ticks.afterForeign(reply);
        }
        assertThat(Ticks.last(OpenLog.of(folder).reader())).isEqualTo(ticks);
    }

    @Test
    void aCheckpointThatTheLogDoesNotGoOnFromIsRefused() throws IOException {
        var files = EvidenceArchive.read(bundle(1, 3)).orElseThrow();
        var name = "earlier/%019d.checkpoint".formatted(5);
        assertThat(files).containsKey(name);
        for (var change : List.of("time.example/log\n6\n", "tine.example/log\n5\n")) {
            var changed = EvidenceArchive.read(bundle(1, 3)).orElseThrow();
            var text = new String(changed.get(name), StandardCharsets.UTF_8);
            changed.put(
                    name,
                    text.replaceFirst("time.example/log\n5\n", change)
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(Manifests.check(changed)).isEqualTo(name);
        }
        var unasked = EvidenceArchive.read(bundle(8, 9)).orElseThrow();
        unasked.put("earlier/%019d.checkpoint".formatted(0), unasked.get(name));
        assertThat(Manifests.check(unasked)).startsWith("earlier/");
        files.remove(name);
        var without = (Verdict.Holds) Manifests.verdict(files);
        assertThat(((Foreign.Signed) without.foreign().getFirst()).statementsBefore()).isEmpty();
    }

    @Test
    void aReplyToSomethingElseProvesNothing() throws IOException {
        try (var store = FolderStore.open(folder)) {
            var writer = LogWriter.open(store, KEY);
            var checkpoint = Checkpoint.parse(writer.checkpoint().text()).good().orElseThrow();
            var other = FIRST.answer("alpha", new byte[32]);
            var statement = StationStatements.external(time(0), checkpoint, other);
            writer.append(List.of(statement.orElseThrow().encode()));
            writer.publish();
        }
        var holds = holds(bundle(12, 13));
        assertThat(holds.foreign())
                .containsExactly(
                        new Foreign.Unused(12, "alpha", "what it signed is not this checkpoint"));
        assertThat(VerdictText.of(holds))
                .contains("not used   statement 12, a reply of alpha: what it signed is not");
    }
}
