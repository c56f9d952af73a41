package org.noonmark.interop;

import static org.noonmark.proof.note.KeyType.ED25519;
import static org.noonmark.proof.note.KeyType.ED25519_COSIGNATURE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import org.noonmark.proof.note.KeyType;
import org.noonmark.proof.note.LogPolicy;
import org.noonmark.proof.note.VerifierKey;
import org.noonmark.serve.SecretFile;
import org.noonmark.serve.roughtime.Ed25519KeyFile;
import org.noonmark.signing.Ed25519PrivateKey;
import org.noonmark.signing.Ed25519PublicKey;
import org.noonmark.signing.MlDsa44PrivateKey;

/// A station with a log, and two more that are its witnesses and sign its checkpoints by Roughtime.
/// A third witness and a third Roughtime server are named and do not run.
final class LogNetwork implements AutoCloseable {
    private static final String ORIGIN = "time.example/log";

    final Node first;
    final Node second;
    final Path logFolder;
    final int logPort = Ports.freeTcp();
    final VerifierKey logKey;
    private final int ntpPort = Ports.free();
    private final Node absent;
    private final Station log;

    /// A witness with its keys and ports.
    static final class Node {
        final String name;
        final Path home;
        final VerifierKey witness;
        final VerifierKey postQuantum;
        final Ed25519PublicKey roughtime;
        final int witnessPort = Ports.freeTcp();
        final int roughtimePort = Ports.free();

        Node(Path folder, String name) throws IOException {
            this.name = name;
            this.home = Files.createDirectory(folder.resolve(name));
            this.witness =
                    vkey(name + ".example", ED25519_COSIGNATURE, key(home.resolve("witness.key")));
            this.roughtime = key(home.resolve("roughtime.key"));
            this.postQuantum = postQuantum(name + ".example", home);
        }

        private static VerifierKey postQuantum(String name, Path home) throws IOException {
            var secret = MlDsa44PrivateKey.generate(new SecureRandom());
            var data = Files.createDirectory(home.resolve("data"));
            Files.createFile(data.resolve("lock"));
            SecretFile.create(
                    data.resolve("witness-ml-dsa-44.key"),
                    "ml-dsa-44-private-key "
                            + Base64.getEncoder().encodeToString(secret.seed())
                            + "\n");
            return VerifierKey.of(name, KeyType.ML_DSA_44_COSIGNATURE, secret.publicKey())
                    .good()
                    .orElseThrow();
        }

        String source() {
            return """
            [[roughtime_source]]
            name = "%s"
            party = "%s"
            host = "127.0.0.1"
            port = %d
            public_key = "%s"
            """
                    .formatted(name, name, roughtimePort, roughtime);
        }

        Station start(VerifierKey log, String ntp) {
            return Station.configured(
                    home,
                    """
                    [local]
                    authority = true
                    accuracy = "10 ms"
                    [serve.ntp]
                    %s
                    [serve.roughtime]
                    listen = ["127.0.0.1"]
                    port = %d
                    key = "%s"
                    [witness]
                    name = "%s"
                    key = "%s"
                    logs = ["%s"]
                    listen = ["127.0.0.1"]
                    port = %d
                    """
                            .formatted(
                                    ntp,
                                    roughtimePort,
                                    home.resolve("roughtime.key"),
                                    witness.name(),
                                    home.resolve("witness.key"),
                                    log,
                                    witnessPort));
        }
    }

    private final Station firstStation;
    private Station secondStation;

    LogNetwork(Path folder) throws Exception {
        first = new Node(folder, "w1");
        second = new Node(folder, "w2");
        absent = new Node(folder, "w3");
        logFolder = Files.createDirectory(folder.resolve("log"));
        var data = Files.createDirectory(logFolder.resolve("data"));
        // So that the data folder is known for one of ours, and the log has the key that is known.
        Files.createFile(data.resolve("lock"));
        logKey = vkey(ORIGIN, ED25519, key(data.resolve("ledger.key")));
        Files.writeString(logFolder.resolve("policy"), policyText());
        try (var threads = Executors.newFixedThreadPool(2)) {
            var one =
                    threads.submit(() ->
                            first.start(logKey, "listen = [\"127.0.0.1\"]\nport = " + ntpPort));
            var two = threads.submit(() -> second.start(logKey, "enabled = false"));
            firstStation = one.get();
            secondStation = two.get();
        }
        log = startLog();
    }

    private static Ed25519PublicKey key(Path file) throws IOException {
        var secret = Ed25519PrivateKey.generate(new SecureRandom());
        Ed25519KeyFile.create(file, secret);
        return secret.publicKey();
    }

    private static VerifierKey vkey(String name, KeyType type, Ed25519PublicKey key) {
        return VerifierKey.of(name, type, key.bytes()).good().orElseThrow();
    }

    private String policyText() {
        var text = new StringBuilder("log " + logKey + "\n");
        for (var node : List.of(first, second, absent)) {
            text.append(
                    "witness %s %s http://127.0.0.1:%d\n"
                            .formatted(node.name, node.witness, node.witnessPort));
        }
        // Not in the quorum, since no browser can check it.
        text.append(
                "witness w1q %s http://127.0.0.1:%d\n"
                        .formatted(first.postQuantum, first.witnessPort));
        return text.append("group two 2 w1 w2 w3\nquorum two\n").toString();
    }

    LogPolicy policy() throws IOException {
        return LogPolicy.parse(Files.readAllBytes(logFolder.resolve("policy")))
                .good()
                .orElseThrow();
    }

    private Station startLog() {
        return Station.configured(
                logFolder,
                """
                [station]
                start_readings = 1
                start_patience = "1 s"
                [[ntp_source]]
                host = "127.0.0.1"
                port = %d
                minimum_poll = "1 s"
                maximum_poll = "1 s"
                %s%s%s
                [serve.ntp]
                enabled = false
                [ledger]
                origin = "%s"
                publish_interval = "1 s"
                policy = "%s"
                post_quantum = true
                [serve.ledger]
                listen = ["127.0.0.1"]
                port = %d
                """
                        .formatted(
                                ntpPort,
                                first.source(),
                                second.source(),
                                absent.source(),
                                ORIGIN,
                                logFolder.resolve("policy"),
                                logPort));
    }

    Station log() {
        return log;
    }

    void stopSecond() {
        secondStation.terminate();
    }

    void startSecond() {
        secondStation = second.start(logKey, "enabled = false");
    }

    @Override
    public void close() {
        log.close();
        secondStation.close();
        firstStation.close();
    }
}
