package org.noonmark.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.noonmark.ledger.log.LogKey;
import org.noonmark.ledger.log.LogReader;
import org.noonmark.ledger.log.LogWriter;
import org.noonmark.ledger.witness.CosigningKey;
import org.noonmark.ledger.witness.Witness;
import org.noonmark.ledger.witness.WitnessClient;
import org.noonmark.ledger.witness.WitnessClient.Outcome;
import org.noonmark.ledger.witness.WitnessClient.Reply;
import org.noonmark.proof.bundle.EvidenceBundle;
import org.noonmark.proof.json.Json;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.note.ProofFile;
import org.noonmark.proof.note.SignedNote;
import org.noonmark.proof.statement.Statement;
import org.noonmark.signing.Ed25519PrivateKey;

/// A log of eleven ticks, cosigned by one witness, and everything that is made of it.
final class EvidenceVectors {
    static final int SIZE = 11;
    static final LogKey LOG = LogKey.of("time.example/log", secret(1));
    static final CosigningKey WITNESS = CosigningKey.of("witness.example/w1", secret(2));
    static final List<byte[]> LEAVES =
            IntStream.range(0, SIZE).mapToObj(n -> tick(n).encode()).toList();
    static final String POLICY =
            "log %s\nwitness w1 %s\ngroup g 1 w1\nquorum g\n"
                    .formatted(LOG.verifier(), WITNESS.verifier());

    final FuzzedLog store = new FuzzedLog(Map.of());
    final List<byte[]> requests = new ArrayList<>();
    final SignedNote note;
    final LogReader reader;

    EvidenceVectors() {
        try {
            var writer = LogWriter.open(store, LOG);
            writer.append(LEAVES);
            var signed = writer.publish();
            reader = new LogReader(store, Checkpoint.parse(signed.text()).good().orElseThrow());
            var witness = witness(new FuzzedLog(Map.of()));
            var client = new WitnessClient(WITNESS.verifier(), body -> post(witness, body));
            var lines = ((Outcome.Cosigned) client.ask(signed, reader)).lines();
            note = writer.cosign(signed.text(), lines);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    private static Ed25519PrivateKey secret(int fill) {
        var seed = new byte[32];
        Arrays.fill(seed, (byte) fill);
        return Ed25519PrivateKey.ofSeed(seed);
    }

    private Reply post(Witness witness, byte[] body) {
        requests.add(body);
        var answer = witness.addCheckpoint(body);
        return new Reply(answer.status(), answer.text());
    }

    static Witness witness(FuzzedLog kept) {
        var logs = Map.of(LOG.origin(), List.of(LOG.verifier()));
        return new Witness(List.of(WITNESS), logs, kept, () -> OptionalLong.of(1_767_225_600L));
    }

    static Statement tick(int n) {
        var at =
                Json.Members.empty()
                        .with("earliest", "17672256%02d000000000".formatted(n))
                        .with("latest", "17672256%02d000000900".formatted(n));
        var clock = Json.Members.empty().with("name", "a\u00e9\n").with("in", true);
        var bound = Json.Members.empty().with("name", "x").with("sha256", "0a".repeat(32));
        var members =
                Json.Members.empty()
                        .with("kind", "tick")
                        .with("v", 1)
                        .with("at", at)
                        .with("n", n)
                        .with("state", "SYNCHRONIZED")
                        .with("taiMinusUtc", 37)
                        .with("material", new Json.Items(List.of(bound)))
                        .with("clocks", new Json.Items(List.of(clock.with("weight", 500))))
                        .with("counters", Json.Members.empty());
        return ((Statement.Read.Good) Statement.read(members)).statement();
    }

    /// The proof of leaf `index` as a file.
    byte[] proof(int index) {
        try {
            return new ProofFile(Optional.empty(), reader.inclusion(index), note).encode();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    /// Evidence of one statement.
    byte[] bundle(int index) {
        try {
            var proved = new EvidenceBundle.Proved(tick(index), reader.inclusion(index));
            var software = new EvidenceBundle.Software("test", "0a".repeat(32));
            return new EvidenceBundle(note, POLICY, List.of(proved), Map.of(), software).encode();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
