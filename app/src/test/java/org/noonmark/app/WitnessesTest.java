package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.ledger.log.LogKey;
import org.noonmark.ledger.log.LogReader;
import org.noonmark.ledger.log.LogWriter;
import org.noonmark.ledger.store.FolderStore;
import org.noonmark.ledger.witness.CosigningKey;
import org.noonmark.ledger.witness.WitnessClient.Outcome;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.note.LogPolicy;
import org.noonmark.signing.Ed25519PrivateKey;

/// Witnesses that are no good, over real connections on the loopback.
@Timeout(20)
final class WitnessesTest {
    private static final LogKey LOG =
            LogKey.of("time.example/log", Ed25519PrivateKey.ofSeed(new byte[32]));
    private static final CosigningKey WITNESS =
            CosigningKey.of(
                    "w1.example", Ed25519PrivateKey.ofSeed(Arrays.copyOf(new byte[] {1}, 32)));

    @TempDir java.nio.file.Path folder;
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        over.countDown();
    }

    private interface Answer {
        void write(OutputStream to) throws IOException, InterruptedException;
    }

    private Outcome ask(Answer answer) throws Exception {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(server, answer));
            return ask(server.getLocalPort());
        }
    }

    private Outcome ask(int port) throws IOException {
        try (var store = FolderStore.open(folder)) {
            var policy =
                    "log %s\nwitness w1 %s http://127.0.0.1:%d/\nquorum w1\n"
                            .formatted(LOG.verifier(), WITNESS.verifier(), port);
            var read = LogPolicy.parse(policy.getBytes(StandardCharsets.UTF_8)).good();
            var clients = Witnesses.of(read.orElseThrow(), Duration.ofMillis(700));
            var writer = LogWriter.open(store, LOG);
            writer.append(List.of(new byte[1]));
            var note = writer.publish();
            var checkpoint = Checkpoint.parse(note.text()).good().orElseThrow();
            return clients.values().iterator().next().ask(note, new LogReader(store, checkpoint));
        }
    }

    private static void serve(ServerSocket server, Answer answer) {
        try (var connection = server.accept()) {
            answer.write(connection.getOutputStream());
        } catch (IOException | InterruptedException ended) {
            assertThat(ended).isNotNull();
        }
    }

    private static void write(OutputStream to, String text) throws IOException {
        to.write(text.getBytes(StandardCharsets.US_ASCII));
        to.flush();
    }

    @Test
    void aBodyThatDripsIsNotWaitedFor() throws Exception {
        var outcome =
                ask(to -> {
                    write(to, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nx");
                    over.await();
                });
        assertThat(outcome).isEqualTo(new Outcome.Refused("no whole answer within 700 ms"));
    }

    @Test
    void aBodyWithoutEndIsNotRead() throws Exception {
        var outcome =
                ask(to -> {
                    write(to, "HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\n");
                    write(to, "x".repeat(200_000));
                    over.await();
                });
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("65536"));
    }

    @Test
    void oneThatDoesNotListenIsSaid() throws Exception {
        int port;
        try (var gone = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        assertThat(ask(port)).isEqualTo(new Outcome.Refused("no connection"));
    }

    @Test
    void oneThatHangsUpIsSaid() throws Exception {
        assertThat(ask(to -> write(to, "HTTP/1.1"))).isInstanceOf(Outcome.Refused.class);
    }
}
