package org.noonmark.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.noonmark.ledger.log.LogKey;
import org.noonmark.ledger.log.LogWriter;
import org.noonmark.ledger.store.MemoryStore;
import org.noonmark.ledger.witness.CosigningKey;
import org.noonmark.ledger.witness.Witness;
import org.noonmark.ledger.witness.WitnessClient;
import org.noonmark.ledger.witness.WitnessClient.Outcome;
import org.noonmark.ledger.witness.WitnessClient.Reply;
import org.noonmark.signing.Ed25519PrivateKey;

final class CosigningDeskTest {
    private static final long PATIENCE_NANOS = 20_000_000_000L;
    private static final LogKey LOG =
            LogKey.of("time.example/log", Ed25519PrivateKey.ofSeed(new byte[32]));
    private static final CosigningKey KEY =
            CosigningKey.of("w1.example", Ed25519PrivateKey.ofSeed(new byte[32]));

    private final MemoryStore log = new MemoryStore();
    private final ConcurrentLinkedQueue<String> ahead = new ConcurrentLinkedQueue<>();
    private LogWriter writer;

    @BeforeEach
    void write() throws IOException {
        writer = LogWriter.open(log, LOG);
        writer.append(List.of(new byte[] {1}, new byte[] {2}));
        writer.publish();
    }

    private static WitnessClient.Transport witness() {
        var logs = Map.of(LOG.origin(), List.of(LOG.verifier()));
        var witness =
                new Witness(
                        List.of(KEY),
                        logs,
                        new MemoryStore(),
                        () -> java.util.OptionalLong.of(1_767_225_600L));
        return body -> {
            var answer = witness.addCheckpoint(body);
            return new Reply(answer.status(), answer.text());
        };
    }

    /// Publishes until something is so: a desk that is busy takes the next.
    private void publishUntil(CosigningDesk desk, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            desk.published(writer.checkpoint(), log);
            Thread.onSpinWait();
        }
    }

    @Test
    void aFaultOfTheProgramSilencesNoWitness() throws IOException {
        var broken = new AtomicBoolean(true);
        var good = witness();
        WitnessClient.Transport transport =
                body -> {
                    if (broken.get()) {
                        throw new IllegalStateException("a fault");
                    }
                    return good.post(body);
                };
        try (var desk = desk(transport)) {
            publishUntil(desk, () -> desk.latest().get("w1") instanceof Outcome.Refused);
            assertThat(desk.latest().toString()).contains("the program failed");
            assertThat(desk.sizes()).isEmpty();
            broken.set(false);
            publishUntil(desk, () -> desk.latest().get("w1") instanceof Outcome.Cosigned);
            assertThat(desk.sizes()).isEqualTo(Map.of("w1", 2L));
            desk.collect(writer);
            assertThat(writer.checkpoint().signatures()).hasSize(2);
        }
        assertThat(ahead).isEmpty();
    }

    @Test
    void aWitnessThatHasSeenMoreIsToldOnce() {
        try (var desk = desk(body -> new Reply(409, "9\n"))) {
            publishUntil(desk, () -> desk.latest().containsKey("w1"));
            desk.published(writer.checkpoint(), log);
            assertThat(desk.latest()).isEqualTo(Map.of("w1", new Outcome.Ahead(9)));
        }
        assertThat(ahead).containsExactly("w1 has signed 9 statements of this log, which has 2");
    }

    private CosigningDesk desk(WitnessClient.Transport transport) {
        var clients = Map.of("w1", new WitnessClient(KEY.verifier(), transport));
        var desk = new CosigningDesk(clients, ahead::add);
        desk.start();
        return desk;
    }
}
