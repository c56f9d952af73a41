package org.noonmark.proof.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.proof.merkle.TreeHasher;
import org.noonmark.proof.note.SignedNote.Verified;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;

final class SignedNoteTest {
    private static final long TIME = 1_767_225_600L;
    private static final TestSigner LOG = TestSigner.of("log.example", KeyType.ED25519);
    private static final TestSigner WITNESS =
            TestSigner.of("witness.example", KeyType.ED25519_COSIGNATURE);
    private static final TestSigner QUANTUM =
            TestSigner.of("quantum.example", KeyType.ML_DSA_44_COSIGNATURE);
    private static final String TEXT = new Checkpoint("log.example", 0, TreeHasher.EMPTY).text();
    private static final SignedNote NOTE =
            new SignedNote(
                    TEXT,
                    List.of(LOG.sign(TEXT, 0), WITNESS.sign(TEXT, TIME), QUANTUM.sign(TEXT, TIME)));

    private static Parsed<SignedNote> parse(String note) {
        return SignedNote.parse(note.getBytes(StandardCharsets.UTF_8));
    }

    private static String written() {
        return new String(NOTE.encode(), StandardCharsets.UTF_8);
    }

    @Test
    void everyTypeOfKeyVerifies() {
        var keys = List.of(LOG.key, WITNESS.key, QUANTUM.key);
        assertThat(NOTE.verified(keys))
                .isEqualTo(
                        new Verified.Signed(
                                List.of(
                                        new Verified.By(LOG.key, 0),
                                        new Verified.By(WITNESS.key, TIME),
                                        new Verified.By(QUANTUM.key, TIME))));
        assertThat(SignedNote.parse(NOTE.encode())).isEqualTo(new Parsed.Good<>(NOTE));
    }

    @Test
    void aSignatureIsOfNoOtherTextTimeOrKey() {
        var other = new Checkpoint("log.example", 1, TreeHasher.EMPTY).text();
        for (var signer : List.of(LOG, WITNESS, QUANTUM)) {
            var line = signer.sign(TEXT, TIME);
            assertThat(new SignedNote(other, List.of(line)).verified(List.of(signer.key)))
                    .isInstanceOf(Verified.Refused.class);
            var blob = line.signature();
            blob[0] ^= 1;
            var changed = new SignatureLine(line.name(), line.keyId(), blob);
            assertThat(new SignedNote(TEXT, List.of(changed)).verified(List.of(signer.key)))
                    .isInstanceOf(Verified.Refused.class);
        }
    }

    @Test
    void aBadSignatureOfAKnownKeyBesideAGoodOneRefusesTheNote() {
        var blob = WITNESS.sign(TEXT, TIME).signature();
        blob[70] ^= 1;
        var bad = new SignatureLine(WITNESS.key.name(), WITNESS.key.id(), blob);
        var note = new SignedNote(TEXT, List.of(LOG.sign(TEXT, 0), bad));
        assertThat(note.verified(List.of(LOG.key, WITNESS.key)))
                .isInstanceOf(Verified.Refused.class);
        assertThat(note.verified(List.of(LOG.key))).isInstanceOf(Verified.Signed.class);
    }

    @Test
    void keysThatShareOnlyTheNameOrOnlyTheIdArePassedOver() {
        var line = LOG.sign(TEXT, 0);
        var garbage = new byte[64];
        var otherId = new SignatureLine(line.name(), line.keyId() + 1, garbage);
        var otherName = new SignatureLine("other.example", line.keyId(), garbage);
        var lines = new ArrayList<>(List.of(otherId, otherName));
        assertThat(new SignedNote(TEXT, lines).verified(List.of(LOG.key)))
                .isInstanceOf(Verified.Refused.class);
        lines.add(line);
        assertThat(new SignedNote(TEXT, lines).verified(List.of(LOG.key)))
                .isInstanceOf(Verified.Signed.class);
    }

    @Test
    void sixteenUnknownSignaturesAndAGoodOneAreAccepted() {
        var lines = new ArrayList<SignatureLine>();
        for (int i = 0; i < 16; i++) {
            lines.add(new SignatureLine("unknown" + i, i, new byte[3300]));
        }
        lines.add(LOG.sign(TEXT, 0));
        var read = SignedNote.parse(new SignedNote(TEXT, lines).encode()).good().orElseThrow();
        assertThat(read.verified(List.of(LOG.key))).isInstanceOf(Verified.Signed.class);
    }

    @Test
    void cosignaturesAtTimeZeroOrOfAnotherLengthAreRefused() {
        for (var signer : List.of(WITNESS, QUANTUM)) {
            for (long time : new long[] {0, -1, Long.MIN_VALUE}) {
                var note = new SignedNote(TEXT, List.of(signer.sign(TEXT, time)));
                assertThat(note.verified(List.of(signer.key))).isInstanceOf(Verified.Refused.class);
            }
            var blob = signer.sign(TEXT, TIME).signature();
            var longer = java.util.Arrays.copyOf(blob, blob.length + 1);
            var line = new SignatureLine(signer.key.name(), signer.key.id(), longer);
            assertThat(new SignedNote(TEXT, List.of(line)).verified(List.of(signer.key)))
                    .isInstanceOf(Verified.Refused.class);
        }
    }

    @Test
    void aWitnessSignsCheckpointsOnly() {
        for (var type : List.of(KeyType.ED25519_COSIGNATURE, KeyType.ML_DSA_44_COSIGNATURE)) {
            assertThat(NoteSignature.message("any text\n", type, "w", TIME)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "\u2013", "\u2014 ", " \u2014", ""})
    void anotherDashIsNoSignature(String dash) {
        assertThat(parse(written().replace("\u2014", dash)).good()).isEmpty();
    }

    @Test
    void defectsAreNamedWithTheirLine() {
        var note = written();
        assertThat(parse(note.replace("\n", "\r\n")))
                .isEqualTo(
                        new Parsed.Malformed<>(
                                1, "the only control character in a note is the newline"));
        assertThat(parse(note.substring(0, note.length() - 1)).good()).isEmpty();
        assertThat(parse(TEXT + "\n").good()).isEmpty();
        assertThat(parse(note.replace("\u2014 log.example ", "\u2014 log.example\t")).good())
                .isEmpty();
        assertThat(parse(note.replace("=\n", "\n")).good()).isEmpty();
        assertThat(SignedNote.parse(new byte[] {'a', '\n', '\n', (byte) 0xff, '\n'}))
                .isEqualTo(new Parsed.Malformed<>(0, "a note is UTF-8"));
    }

    @Test
    void aNoteHasAnEnd() {
        var line = "\u2014 other.example AAAAAAAA\n";
        var many = TEXT + "\n" + line.repeat(SignedNote.MAX_SIGNATURES);
        assertThat(parse(many).good()).isPresent();
        assertThat(parse(many + line).good()).isEmpty();
        int text = SignedNote.MAX_BYTES - ("\n\n" + line).getBytes(StandardCharsets.UTF_8).length;
        assertThat(parse("a".repeat(text) + "\n\n" + line).good()).isPresent();
        assertThat(parse("a".repeat(text + 1) + "\n\n" + line).good()).isEmpty();
    }

    @Test
    void checkpointsHaveOneSpelling() {
        assertThat(Checkpoint.parse(TEXT).good()).isPresent();
        for (var size : List.of("+0", "00", " 0", "0 ", "-0", "18446744073709551616", "0x0", "")) {
            assertThat(Checkpoint.parse(TEXT.replace("\n0\n", "\n" + size + "\n")).good())
                    .as(size)
                    .isEmpty();
        }
        assertThat(Checkpoint.parse(TEXT + "extension\n").good()).isEmpty();
        assertThat(Checkpoint.parse("a\n1\nAAAA\n").good()).isEmpty();
        // 47DEQ...uFV= has two unused bits at its end.
        assertThat(Checkpoint.parse(TEXT.replace("FU=\n", "FV=\n")).good()).isEmpty();
    }

    @Test
    void nothingIsThrownOnSpoiledNotes() {
        Property.forAll(
                Generators.mutated(List.of(NOTE.encode(), new byte[0])),
                bytes -> {
                    switch (SignedNote.parse(bytes)) {
                        case Parsed.Good<SignedNote>(var note) ->
                                assertThat(note.encode()).isEqualTo(bytes);
                        case Parsed.Malformed<SignedNote> malformed ->
                                assertThat(malformed.text()).isNotBlank();
                    }
                });
    }
}
