package org.noonmark.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.noonmark.proof.merkle.TreeHasher;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.note.KeyType;
import org.noonmark.proof.note.LogPolicy;
import org.noonmark.proof.note.NoteSignature;
import org.noonmark.proof.note.SignatureLine;
import org.noonmark.proof.note.SignedNote;
import org.noonmark.proof.note.VerifierKey;
import org.noonmark.signing.Ed25519PrivateKey;

class WitnessTableTest {
    private static final Ed25519PrivateKey LOG = secret(1);
    private static final VerifierKey LOG_KEY = key("time.example/log", KeyType.ED25519, LOG);
    private static final Checkpoint NEWEST =
            new Checkpoint("time.example/log", 120, TreeHasher.EMPTY);

    private static Ed25519PrivateKey secret(int fill) {
        var seed = new byte[32];
        java.util.Arrays.fill(seed, (byte) fill);
        return Ed25519PrivateKey.ofSeed(seed);
    }

    private static VerifierKey key(String name, KeyType type, Ed25519PrivateKey secret) {
        return VerifierKey.of(name, type, secret.publicKey().bytes()).good().orElseThrow();
    }

    private static VerifierKey witness(int number) {
        return key("w%d.example".formatted(number), KeyType.ED25519_COSIGNATURE, secret(number));
    }

    private static LogPolicy policy(String quorum) {
        var text =
                """
                log %s
                witness w2 %s https://w2.example
                witness w3 %s https://w3.example
                witness w4 %s
                group two 2 w2 w3 w4
                quorum %s
                """
                        .formatted(LOG_KEY, witness(2), witness(3), witness(4), quorum);
        return LogPolicy.parse(text.getBytes(StandardCharsets.UTF_8)).good().orElseThrow();
    }

    /// The newest checkpoint, which the log and the second witness have signed.
    private static SignedNote note() {
        var text = NEWEST.text();
        var byLog = LOG.sign(text.getBytes(StandardCharsets.UTF_8));
        var message =
                NoteSignature.message(
                                text, KeyType.ED25519_COSIGNATURE, "w2.example", 1_767_225_600)
                        .orElseThrow();
        return new SignedNote(
                text,
                List.of(
                        new SignatureLine("time.example/log", LOG_KEY.id(), byLog),
                        SignatureLine.timed(witness(2), 1_767_225_600, secret(2).sign(message))));
    }

    private static WitnessTable table(String quorum, Map<String, Long> told) {
        return WitnessTable.of(
                policy(quorum), note(), NEWEST, told, Map.of("w3", "answered 503: no time"));
    }

    @Test
    void showsHowFarEachHasSigned() {
        assertThat(table("two", Map.of("w2", 90L, "w3", 100L)).text())
                .isEqualTo(
                        """
                        log        time.example/log, 120 statements
                        quorum     any 2 of {w2, w3, w4}: has signed 100, 20 behind
                        w2         has signed all at 2026-01-01T00:00:00Z
                                   %s https://w2.example
                        w3         has signed 100, 20 behind; last answer: answered 503: no time
                                   %s https://w3.example
                        w4         nothing signed that is known here; never asked: the policy has no URL for it
                                   %s
                        """
                                .formatted(witness(2), witness(3), witness(4)));
    }

    @Test
    void aQuorumHasSignedWhatEnoughOfItHave() {
        assertThat(table("two", Map.of()).signedByQuorum()).isEqualTo(OptionalLong.empty());
        assertThat(table("two", Map.of("w3", 100L, "w4", 110L)).signedByQuorum()).hasValue(110);
        assertThat(table("two", Map.of("w3", 120L)).signedByQuorum()).hasValue(120);
        assertThat(table("w2", Map.of()).signedByQuorum()).hasValue(120);
        assertThat(table("none", Map.of()).text()).contains("quorum     none is asked for\n");
        assertThat(table("two", Map.of()).text()).contains("NOT MET");
    }
}
