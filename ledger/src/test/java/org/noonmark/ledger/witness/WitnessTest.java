package org.noonmark.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.noonmark.ledger.log.LogKey;
import org.noonmark.ledger.log.LogReader;
import org.noonmark.ledger.log.LogWriter;
import org.noonmark.ledger.store.MemoryStore;
import org.noonmark.ledger.witness.WitnessClient.Outcome;
import org.noonmark.ledger.witness.WitnessClient.Reply;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.note.SignedNote;
import org.noonmark.proof.note.VerifierKey;
import org.noonmark.signing.Ed25519PrivateKey;
import org.noonmark.signing.MlDsa44PrivateKey;

final class WitnessTest {
    private static final LogKey LOG = LogKey.of("time.example/log", secret(1));
    private static final CosigningKey KEY = CosigningKey.of("witness.example/w1", secret(2));
    private static final long NOW = 1_767_225_600L;

    private final MemoryStore log = new MemoryStore();
    private final MemoryStore kept = new MemoryStore();
    private LogWriter writer;

    private static Ed25519PrivateKey secret(int fill) {
        var seed = new byte[32];
        Arrays.fill(seed, (byte) fill);
        return Ed25519PrivateKey.ofSeed(seed);
    }

    @BeforeEach
    void openLog() throws IOException {
        writer = LogWriter.open(log, LOG);
        grow(0, 3);
    }

    private void grow(int from, int to) throws IOException {
        writer.append(
                IntStream.range(from, to)
                        .mapToObj(i -> ("entry " + i).getBytes(StandardCharsets.US_ASCII))
                        .toList());
        writer.publish();
    }

    private static Witness witness(MemoryStore store) {
        var logs = Map.of(LOG.origin(), List.of(LOG.verifier()));
        return new Witness(List.of(KEY), logs, store, () -> OptionalLong.of(NOW));
    }

    private static WitnessClient client(Witness witness) {
        return client(witness, KEY.verifier());
    }

    private static WitnessClient client(Witness witness, VerifierKey key) {
        return new WitnessClient(
                key,
                body -> {
                    var answer = witness.addCheckpoint(body);
                    return new Reply(answer.status(), answer.text());
                });
    }

    private LogReader reader() {
        return reader(log, writer.checkpoint());
    }

    private static LogReader reader(MemoryStore store, SignedNote note) {
        return new LogReader(store, Checkpoint.parse(note.text()).good().orElseThrow());
    }

    private static Witness.Answer post(Witness witness, String body) {
        return witness.addCheckpoint(body.getBytes(StandardCharsets.UTF_8));
    }

    private String checkpoint() {
        return new String(writer.checkpoint().encode(), StandardCharsets.UTF_8);
    }

    @Test
    void aLogThatGrowsIsCosignedAndItsCheckpointVerifies() throws IOException {
        var client = client(witness(kept));
        for (int size = 3; size < 700; size += 97) {
            var outcome = (Outcome.Cosigned) client.ask(writer.checkpoint(), reader());
            var note = writer.cosign(writer.checkpoint().text(), outcome.lines());
            assertThat(note.verified(List.of(LOG.verifier(), KEY.verifier())))
                    .isInstanceOfSatisfying(
                            SignedNote.Verified.Signed.class,
                            signed -> assertThat(signed.signatures()).hasSize(2));
            grow(size, size + 97);
        }
    }

    @Test
    void cosignaturesAreKeptOverARestartOfTheLog() throws IOException {
        var outcome = (Outcome.Cosigned) client(witness(kept)).ask(writer.checkpoint(), reader());
        writer.cosign(writer.checkpoint().text(), outcome.lines());
        writer = LogWriter.open(log.restarted(), LOG);
        assertThat(writer.checkpoint().signatures()).hasSize(2);
        assertThat(writer.cosign("an older text\n", outcome.lines()).signatures()).hasSize(2);
    }

    @Test
    void aClientThatForgotIsToldTheSizeAndAsksAgain() throws IOException {
        var witness = witness(kept);
        client(witness).ask(writer.checkpoint(), reader());
        grow(3, 10);
        assertThat(client(witness).ask(writer.checkpoint(), reader()))
                .isInstanceOf(Outcome.Cosigned.class);
    }

    @Test
    void aLogThatWasTakenBackIsNoticed() throws IOException {
        var older = log.restarted();
        var witness = witness(kept);
        grow(3, 10);
        client(witness).ask(writer.checkpoint(), reader());
        var old = LogWriter.open(older, LOG);
        var oldReader =
                new LogReader(
                        older, Checkpoint.parse(old.checkpoint().text()).good().orElseThrow());
        assertThat(client(witness).ask(old.checkpoint(), oldReader))
                .isEqualTo(new Outcome.Ahead(10));
    }

    @Test
    void aForkIsNeverSigned() throws IOException {
        var fork = log.restarted();
        var witness = witness(kept);
        grow(3, 10);
        client(witness).ask(writer.checkpoint(), reader());
        var other = LogWriter.open(fork, LOG);
        other.append(IntStream.range(0, 17).mapToObj(i -> new byte[] {(byte) i, 9}).toList());
        var note = other.publish();
        var forked = new LogReader(fork, Checkpoint.parse(note.text()).good().orElseThrow());
        assertThat(client(witness).ask(note, forked)).isEqualTo(new Outcome.Forked(10));
    }

    @Test
    void ofTwoAtOnceOneIsSigned() throws Exception {
        var witness = witness(kept);
        client(witness).ask(writer.checkpoint(), reader());
        var fork = log.restarted();
        grow(3, 10);
        var body = body(writer, reader());
        var other = LogWriter.open(fork, LOG);
        other.append(IntStream.range(0, 7).mapToObj(i -> new byte[] {(byte) i, 9}).toList());
        var note = other.publish();
        var forked = new LogReader(fork, Checkpoint.parse(note.text()).good().orElseThrow());
        var statuses = java.util.Collections.synchronizedList(new java.util.ArrayList<Integer>());
        var threads =
                Stream.of(body, body(other, forked))
                        .map(each ->
                                Thread.ofPlatform()
                                        .start(() ->
                                                statuses.add(witness.addCheckpoint(each).status())))
                        .toList();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
    }

    private static byte[] body(LogWriter writer, LogReader reader) throws IOException {
        return new AddCheckpoint(3, reader.consistency(3), writer.checkpoint()).encode();
    }

    /// Two roots of one size: the witness can only name the size again.
    @Test
    void anotherHistoryOfTheSameLengthIsAFork() throws IOException {
        var fork = log.restarted();
        var witness = witness(kept);
        grow(3, 10);
        client(witness).ask(writer.checkpoint(), reader());
        var other = LogWriter.open(fork, LOG);
        other.append(IntStream.range(0, 7).mapToObj(i -> new byte[] {(byte) i, 9}).toList());
        var note = other.publish();
        var forked = new LogReader(fork, Checkpoint.parse(note.text()).good().orElseThrow());
        assertThat(client(witness).ask(note, forked)).isEqualTo(new Outcome.Forked(10));
    }

    @Test
    void whatTheSpecificationRefusesIsRefusedWithItsStatus() throws IOException {
        var witness = witness(kept);
        var note = checkpoint();
        assertThat(post(witness, "old 0\n\n" + note).status()).isEqualTo(200);
        assertThat(post(witness, "old 0\n\n" + note))
                .isEqualTo(new Witness.Answer(409, "text/x.tlog.size", "3\n"));
        assertThat(post(witness, "old 3\n\n" + note).status()).isEqualTo(200);
        assertThat(post(witness, "old 4\n\n" + note).status()).isEqualTo(400);
        assertThat(post(witness, "old 03\n\n" + note).status()).isEqualTo(400);
        assertThat(post(witness, "old 3\nAAAA\n\n" + note).status()).isEqualTo(400);
        assertThat(post(witness, "old 3\n" + note).status()).isEqualTo(400);
        assertThat(post(witness, "").status()).isEqualTo(400);
        assertThat(
                        post(witness, "old 3\n\n" + note.replace("time.example", "else.example"))
                                .status())
                .isEqualTo(404);
        assertThat(post(witness, "old 3\n\n" + note.replace("\n3\n", "\n4\n")).status())
                .isEqualTo(403);
        grow(3, 4);
        assertThat(post(witness, "old 3\n\n" + checkpoint()).status()).isEqualTo(422);
        assertThat(witness.addCheckpoint(new byte[AddCheckpoint.MAX_BYTES + 1]).status())
                .isEqualTo(400);
    }

    @Test
    void nothingIsSignedWithoutTimeOrWithoutADisk() {
        var logs = Map.of(LOG.origin(), List.of(LOG.verifier()));
        var clockless = new Witness(List.of(KEY), logs, kept, OptionalLong::empty);
        var body = "old 0\n\n";
        assertThat(post(clockless, body).status()).isEqualTo(400);
        assertThat(client(clockless).ask(writer.checkpoint(), reader()))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(kept.files()).isEmpty();
        for (var fault : MemoryStore.Fault.values()) {
            var failing = new MemoryStore();
            failing.failAt(0, fault);
            var witness = witness(failing);
            assertThat(client(witness).ask(writer.checkpoint(), reader()))
                    .isInstanceOf(Outcome.Refused.class);
            var next = witness(failing.restarted());
            assertThat(client(next).ask(writer.checkpoint(), reader()))
                    .isInstanceOf(Outcome.Cosigned.class);
        }
    }

    @Test
    void whatAWitnessMakesUpIsNotBelieved() {
        for (var reply :
                List.of(
                        new Reply(200, ""),
                        new Reply(200, "thanks\n"),
                        new Reply(409, "-1\n"),
                        new Reply(409, "x".repeat(100_000)),
                        new Reply(500, "\u001b[31mred\n"),
                        new Reply(200, LOG.verifier() + "\n"),
                        new Reply(200, new CosigningKeyOf(3).line(writer.checkpoint())))) {
            var client = new WitnessClient(KEY.verifier(), body -> reply);
            assertThat(client.ask(writer.checkpoint(), reader()))
                    .as("%s", reply)
                    .isInstanceOf(Outcome.Refused.class);
        }
        // That is also what one says that has another root of this size.
        var stubborn = new WitnessClient(KEY.verifier(), body -> new Reply(409, "3\n"));
        assertThat(stubborn.ask(writer.checkpoint(), reader())).isEqualTo(new Outcome.Forked(3));
        var down =
                new WitnessClient(
                        KEY.verifier(),
                        body -> {
                            throw new IOException("connection refused");
                        });
        assertThat(down.ask(writer.checkpoint(), reader()))
                .isEqualTo(new Outcome.Refused("connection refused"));
    }

    @Test
    void aWitnessIsCountedOncePerNote() {
        var text = writer.checkpoint().text();
        var lines = KEY.sign(text, NOW).text() + KEY.sign(text, NOW + 1).text();
        var client = new WitnessClient(KEY.verifier(), body -> new Reply(200, lines));
        assertThat(client.ask(writer.checkpoint(), reader()))
                .isEqualTo(new Outcome.Cosigned(List.of(KEY.sign(text, NOW))));
    }

    @Test
    void aWitnessThatSignsAgainAddsNothing() throws IOException {
        var text = writer.checkpoint().text();
        writer.cosign(text, List.of(KEY.sign(text, NOW)));
        var note = writer.cosign(text, List.of(KEY.sign(text, NOW + 10)));
        assertThat(note.signatures()).hasSize(2).contains(KEY.sign(text, NOW));
    }

    @Test
    void aWitnessOfTwoKeysSignsWithBoth() throws IOException {
        var random = new SecureRandom();
        var second =
                CosigningKey.of("witness.example/w1", MlDsa44PrivateKey.generate(random), random);
        var logs = Map.of(LOG.origin(), List.of(LOG.verifier()));
        var witness = new Witness(List.of(KEY, second), logs, kept, () -> OptionalLong.of(NOW));
        for (var key : List.of(KEY.verifier(), second.verifier())) {
            var outcome =
                    (Outcome.Cosigned) client(witness, key).ask(writer.checkpoint(), reader());
            assertThat(outcome.lines()).hasSize(1);
            writer.cosign(writer.checkpoint().text(), outcome.lines());
        }
        assertThat(
                        writer.checkpoint()
                                .verified(
                                        List.of(LOG.verifier(), KEY.verifier(), second.verifier())))
                .isInstanceOfSatisfying(
                        SignedNote.Verified.Signed.class,
                        signed -> assertThat(signed.signatures()).hasSize(3));
    }

    @Test
    void aLogOfTwoKeysSignsWithBothAndGoesOnWithOne() throws IOException {
        var random = new SecureRandom();
        var both = LOG.with(MlDsa44PrivateKey.generate(random), random);
        var store = log.restarted();
        var twice = LogWriter.open(store, both);
        twice.append(List.of(new byte[] {1}));
        var note = twice.publish();
        var second = both.secondVerifier().orElseThrow();
        assertThat(note.verified(List.of(LOG.verifier(), second)))
                .isInstanceOfSatisfying(
                        SignedNote.Verified.Signed.class,
                        signed -> assertThat(signed.signatures()).hasSize(2));
        assertThat(client(witness(kept), KEY.verifier()).ask(note, reader(store, note)))
                .isInstanceOf(Outcome.Cosigned.class);
        assertThat(LogWriter.open(store.restarted(), LOG).size()).isEqualTo(4);
    }

    /// A key that has the witness's name and is not its key.
    private record CosigningKeyOf(int fill) {
        String line(SignedNote note) {
            return CosigningKey.of("witness.example/w1", secret(fill))
                    .sign(note.text(), NOW)
                    .text();
        }
    }

    @Test
    void monitorsSeeWhatWasSignedLast() throws IOException {
        var witness = witness(kept);
        client(witness).ask(writer.checkpoint(), reader());
        var name = kept.files().keySet().iterator().next();
        assertThat(witness.latest(name.replace("witness/", ""))).contains(kept.files().get(name));
        assertThat(witness.latest("0".repeat(64))).isEmpty();
    }
}
