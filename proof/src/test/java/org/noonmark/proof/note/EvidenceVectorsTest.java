package org.noonmark.proof.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.noonmark.proof.merkle.ConsistencyProof;
import org.noonmark.proof.merkle.GrowingTree;
import org.noonmark.proof.merkle.MerkleHash;
import org.noonmark.proof.merkle.TreeHasher;
import org.noonmark.proof.note.SignedNote.Verified;

final class EvidenceVectorsTest {
    private static final List<String> ENTRIES = List.of("a", "bb", "ccc", "dddd", "eeeee");

    private static MerkleHash leaf(int index) {
        return TreeHasher.leaf(ENTRIES.get(index).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void treesHaveTheirRoots() throws IOException {
        var vectors = EvidenceVectors.load();
        var tree = new GrowingTree();
        for (int size = 0; size <= ENTRIES.size(); size++) {
            assertThat(tree.root().toArray()).isEqualTo(vectors.hex("root" + size));
            if (size < ENTRIES.size()) {
                tree.add(leaf(size));
            }
        }
    }

    @Test
    void theProofIsAcceptedAndWrittenBackAsItWas() throws IOException {
        var vectors = EvidenceVectors.load();
        var bytes = vectors.proofFile();
        var file = ProofFile.parse(bytes).good().orElseThrow();
        assertThat(file.encode()).isEqualTo(bytes);
        var policy =
                "log %s\nwitness w1 %s\nquorum w1\n"
                        .formatted(vectors.logKey(), vectors.witnessKey());
        var judged = policy(policy).judge(file.checkpoint());
        assertThat(judged).isInstanceOf(LogPolicy.Judged.Accepted.class);
        var accepted = (LogPolicy.Judged.Accepted) judged;
        assertThat(accepted.witnessed()).isEqualTo(Map.of("w1", 1_767_225_600L));
        var checkpoint = accepted.checkpoint();
        assertThat(file.proof().holds(leaf(2), checkpoint.size(), checkpoint.root())).isTrue();
        assertThat(file.proof().holds(leaf(3), checkpoint.size(), checkpoint.root())).isFalse();
    }

    @Test
    void theExampleOfTheSpecificationVerifies() throws IOException {
        var vectors = EvidenceVectors.load();
        var key = key(vectors.first("vkey `(example.com/foo\\S+)`"));
        var line = vectors.first("with line `(\u2014 example.com/foo [^`]+)`");
        var note = "This is an example message.\n\n" + line + "\n";
        var signed = note(note);
        assertThat(signed.verified(List.of(key)))
                .isEqualTo(new Verified.Signed(List.of(new Verified.By(key, 0))));
        assertThat(note(note.replace("example message", "example massage")).verified(List.of(key)))
                .isInstanceOf(Verified.Refused.class);
    }

    @Test
    void theConsistencyProofOfTheRequestHolds() throws IOException {
        var vectors = EvidenceVectors.load();
        var lines = vectors.first("add-checkpoint body 3->5: `old 3`, ([^\n]*), empty line");
        var path = ProofFile.path(lines.replace("`", "").split(", ", -1), 0).good().orElseThrow();
        var proof = new ConsistencyProof(path);
        var three = MerkleHash.of(vectors.hex("root3"));
        var five = MerkleHash.of(vectors.hex("root5"));
        assertThat(proof.holds(3, three, 5, five)).isTrue();
        assertThat(proof.holds(2, MerkleHash.of(vectors.hex("root2")), 5, five)).isFalse();
    }

    @Test
    void theMessageForMlDsaIsThatOfThePage() throws IOException {
        var vectors = EvidenceVectors.load();
        var note = ProofFile.parse(vectors.proofFile()).good().orElseThrow().checkpoint();
        var message =
                NoteSignature.message(
                                note.text(),
                                KeyType.ML_DSA_44_COSIGNATURE,
                                "witness.example/w1",
                                1_767_225_600L)
                        .orElseThrow();
        var expected = vectors.first("\\(104 B\\): `([0-9a-f ]+)`").replace(" ", "");
        assertThat(HexFormat.of().formatHex(message)).isEqualTo(expected);
    }

    private static VerifierKey key(String text) {
        return VerifierKey.parse(text).good().orElseThrow();
    }

    private static SignedNote note(String text) {
        return SignedNote.parse(text.getBytes(StandardCharsets.UTF_8)).good().orElseThrow();
    }

    private static LogPolicy policy(String text) {
        return LogPolicy.parse(text.getBytes(StandardCharsets.UTF_8)).good().orElseThrow();
    }
}
