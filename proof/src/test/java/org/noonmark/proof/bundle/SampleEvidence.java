package org.noonmark.proof.bundle;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.noonmark.proof.json.Json;
import org.noonmark.proof.merkle.GrowingTree;
import org.noonmark.proof.merkle.InclusionProof;
import org.noonmark.proof.merkle.MerkleHash;
import org.noonmark.proof.merkle.Nodes;
import org.noonmark.proof.merkle.TreeHasher;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.note.KeyType;
import org.noonmark.proof.note.NoteSignature;
import org.noonmark.proof.note.SignatureLine;
import org.noonmark.proof.note.SignedNote;
import org.noonmark.proof.note.VerifierKey;
import org.noonmark.proof.statement.Statement;

/// A small log with ticks, its witnesses, and a bundle of some of it.
final class SampleEvidence {
    static final long SIGNED_AT = 1_767_225_600L;

    final Signer log = new Signer("time.example/log", KeyType.ED25519);
    final Signer first = new Signer("w1.example", KeyType.ED25519_COSIGNATURE);
    final Signer second = new Signer("w2.example", KeyType.ML_DSA_44_COSIGNATURE);
    final Signer third = new Signer("w3.example", KeyType.ED25519_COSIGNATURE);
    final byte[] readings =
            "readings of a clock\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    final List<Statement> statements = new ArrayList<>();

    SampleEvidence() {
        for (int n = 0; n < 20; n++) {
            statements.add(tick(n, n == 0 ? "" : hash(n - 1)));
        }
    }

    private String hash(int index) {
        return EvidenceBundle.sha256(statements.get(index).encode());
    }

    private Statement tick(int n, String previous) {
        var at =
                Json.Members.empty()
                        .with("earliest", "17672256%02d000000000".formatted(n))
                        .with("latest", "17672256%02d000000900".formatted(n));
        var tick =
                Json.Members.empty()
                        .with("kind", "tick")
                        .with("v", 1)
                        .with("at", at)
                        .with("n", n)
                        .with("state", "synchronised")
                        .with("taiMinusUtc", 37)
                        .with("clocks", new Json.Items(List.of()))
                        .with("counters", Json.Members.empty());
        if (!previous.isEmpty()) {
            tick = tick.with("previous", previous);
        }
        if (n == 5) {
            var bound =
                    Json.Members.empty()
                            .with("name", "readings.csv")
                            .with("sha256", EvidenceBundle.sha256(readings));
            tick = tick.with("material", new Json.Items(List.of(bound)));
        }
        return ((Statement.Read.Good) Statement.read(tick)).statement();
    }

    String policy() {
        return "log %s\nwitness w1 %s\nwitness w2 %s\nwitness w3 %s\ngroup g 2 w1 w2 w3\nquorum g\n"
                .formatted(log.key, first.key, second.key, third.key);
    }

    SignedNote checkpoint(Signer... signers) {
        var tree = new GrowingTree();
        leaves().forEach(tree::add);
        var text = new Checkpoint("time.example/log", tree.size(), tree.root()).text();
        return new SignedNote(text, Arrays.stream(signers).map(each -> each.sign(text)).toList());
    }

    private List<MerkleHash> leaves() {
        return statements.stream().map(each -> TreeHasher.leaf(each.encode())).toList();
    }

    /// The statements from `from` up to, and without, `to`.
    EvidenceBundle bundle(int from, int to, SignedNote checkpoint) {
        var proved =
                IntStream.range(from, to)
                        .mapToObj(i -> new EvidenceBundle.Proved(statements.get(i), proof(i)))
                        .toList();
        return new EvidenceBundle(
                checkpoint,
                policy(),
                proved,
                from <= 5 && 5 < to ? Map.of(EvidenceBundle.sha256(readings), readings) : Map.of(),
                new EvidenceBundle.Software("0.1.0", EvidenceBundle.sha256(new byte[0])));
    }

    EvidenceBundle bundle() {
        return bundle(3, 9, checkpoint(log, first, second));
    }

    InclusionProof proof(int index) {
        var leaves = leaves();
        Nodes nodes =
                (level, at) -> {
                    var tree = new GrowingTree();
                    leaves.subList((int) (at << level), (int) ((at + 1) << level))
                            .forEach(tree::add);
                    return tree.root();
                };
        return InclusionProof.make(index, leaves.size(), nodes);
    }

    /// A key that signs.
    static final class Signer {
        final VerifierKey key;
        private final KeyPair pair;

        Signer(String name, KeyType type) {
            try {
                pair = KeyPairGenerator.getInstance(type.algorithm()).generateKeyPair();
            } catch (GeneralSecurityException never) {
                throw new AssertionError(never);
            }
            var info = pair.getPublic().getEncoded();
            var raw = Arrays.copyOfRange(info, info.length - type.keyBytes(), info.length);
            key = VerifierKey.of(name, type, raw).good().orElseThrow();
        }

        SignatureLine sign(String text) {
            var type = key.type();
            var message = NoteSignature.message(text, type, key.name(), SIGNED_AT).orElseThrow();
            try {
                var signer = Signature.getInstance(type.algorithm());
                signer.initSign(pair.getPrivate());
                signer.update(message);
                var signature = signer.sign();
                var blob =
                        type.isTimed()
                                ? ByteBuffer.allocate(Long.BYTES + signature.length)
                                        .putLong(SIGNED_AT)
                                        .put(signature)
                                        .array()
                                : signature;
                return new SignatureLine(key.name(), key.id(), blob);
            } catch (GeneralSecurityException never) {
                throw new AssertionError(never);
            }
        }
    }
}
