package org.noonmark.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.linux.HostClocks;
import org.noonmark.metrology.UncertaintyModel;
import org.noonmark.metrology.Upstream;
import org.noonmark.serve.roughtime.RoughtimeServer;
import org.noonmark.serve.roughtime.RoughtimeServerConfig;
import org.noonmark.signing.Ed25519PrivateKey;
import org.noonmark.signing.Ed25519PublicKey;
import org.noonmark.station.ServedLine;
import org.noonmark.station.Snapshot;
import org.noonmark.time.ClockState;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;

/// Three stations with keys of their own, and a server of ours that lies by an hour.
class RoughtimeTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String LOOPBACK = "127.0.0.1";

    @TempDir static Path folder;
    private static final List<Station> STATIONS = new ArrayList<>();
    private static final List<Peer> HONEST = new ArrayList<>();
    private static RoughtimeServer liar;
    private static Peer lying;

    /// A server as a list has it.
    private record Peer(String name, String publicKey, int port) {
        String json() {
            return """
            {"name": "%s", "version": 1, "publicKeyType": "ed25519", "publicKey": "%s",
             "addresses": [{"protocol": "udp", "address": "127.0.0.1:%d"}]}
            """
                    .formatted(name, publicKey, port);
        }

        String toml() {
            return """
            [[roughtime_source]]
            name = "%s"
            party = "%s"
            host = "127.0.0.1"
            port = %d
            public_key = "%s"
            """
                    .formatted(name, name, port, publicKey);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        try (var threads = Executors.newFixedThreadPool(3)) {
            var starting = new ArrayList<Future<Station>>();
            for (var name : List.of("alpha", "beta", "gamma")) {
                var home = Files.createDirectory(folder.resolve(name));
                var key =
                        run(Station.noonmark("keys", "roughtime", home.resolve("key").toString()));
                HONEST.add(new Peer(name, key.strip(), Ports.free()));
                int port = HONEST.getLast().port();
                starting.add(threads.submit(() -> Station.configured(home, station(home, port))));
            }
            for (var station : starting) {
                STATIONS.add(station.get());
            }
        }
        startLiar();
    }

    private static String station(Path home, int port) {
        return """
        [local]
        authority = true
        accuracy = "10 ms"
        [serve.ntp]
        enabled = false
        [serve.roughtime]
        listen = ["127.0.0.1"]
        port = %d
        key = "%s"
        """
                .formatted(port, home.resolve("key"));
    }

    /// Our own server, with a snapshot an hour ahead of the host's clock.
    private static void startLiar() throws IOException {
        var clocks = HostClocks.open();
        long counter = clocks.counterNanos();
        var table = LeapTable.embedded();
        var utc = UtcInstant.ofPosix(clocks.realtimeNanos() / 1_000_000_000L + 3600, 0);
        var snapshot =
                new Snapshot(
                        new ServedLine(counter, table.toTai(utc), 0, 0, counter),
                        UncertaintyModel.linear(0.001, 0),
                        ClockState.SYNCHRONIZED,
                        new Upstream(1, 0, TimeDelta.ZERO),
                        table);
        var key = Ed25519PrivateKey.generate(new SecureRandom());
        var address = new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), 0);
        liar =
                RoughtimeServer.start(
                        RoughtimeServerConfig.on(List.of(address)),
                        key,
                        () -> snapshot,
                        clocks,
                        new SecureRandom(),
                        event -> {});
        Ed25519PublicKey publicKey = key.publicKey();
        lying = new Peer("liar", publicKey.toBase64(), liar.listening().getFirst().getPort());
    }

    @AfterAll
    static void stop() {
        STATIONS.forEach(Station::close);
        if (liar != null) {
            liar.close();
        }
    }

    private static String run(List<String> command) {
        return RunningProgram.run(folder, LIMIT, command).orFail();
    }

    private static Path list(Peer... peers) throws IOException {
        var servers = String.join(",", List.of(peers).stream().map(Peer::json).toList());
        return Files.writeString(folder.resolve("list.json"), "{\"servers\": [" + servers + "]}");
    }

    private static RunningProgram.Ended chain(Path list, Path report) {
        return RunningProgram.run(
                folder,
                LIMIT,
                Station.noonmark(
                        "query",
                        "roughtime",
                        "--servers",
                        list.toString(),
                        "--report",
                        report.toString()));
    }

    @Test
    void asksOneStationOverUdpAndTcp() {
        var peer = HONEST.getFirst();
        var where = LOOPBACK + ":" + peer.port();
        var udp = run(Station.noonmark("query", "roughtime", where, "--key", peer.publicKey()));
        assertThat(udp).contains("authenticated", "true within 1 s", peer.publicKey());
        var tcp =
                run(
                        Station.noonmark(
                                "query", "roughtime", where, "--key", peer.publicKey(), "--tcp"));
        assertThat(tcp).contains("authenticated", "version         1");
    }

    @Test
    void threeHonestStationsAgree() throws IOException {
        var report = folder.resolve("none.json");
        var ended = chain(list(HONEST.get(0), HONEST.get(1), HONEST.get(2)), report);
        assertThat(ended.orFail())
                .contains("alpha, beta, gamma, 3 of 3 parties", "malfeasance   none");
        assertThat(report).doesNotExist();
    }

    @Test
    void aServerThatLiesByAnHourIsCaughtAndTheProofConvincesOthers() throws IOException {
        var report = folder.resolve("report.json");
        var ended = chain(list(HONEST.get(0), HONEST.get(1), lying), report);

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output())
                .contains("alpha, beta, 2 of 3 parties", "malfeasance   proven", "(liar) states");
        var ours = run(Station.noonmark("query", "roughtime", "--check-report", report.toString()));
        assertThat(ours).startsWith("proven: at least one of the servers stated a wrong time");
        assertThat(run(independentCheck(report))).contains("malfeasance: ");
    }

    /// Python and openssl, none of our code.
    private static List<String> independentCheck(Path report) {
        Peers.installed("openssl");
        var script = Path.of("src/test/resources/check-roughtime-report.py").toAbsolutePath();
        return List.of("/usr/bin/python3", script.toString(), report.toString());
    }

    @Test
    void aChangedProofConvincesNobody() throws IOException {
        var report = folder.resolve("changed.json");
        chain(list(HONEST.get(0), HONEST.get(1), lying), report);
        var text = Files.readString(report);
        int at = text.lastIndexOf("\"response\"") + 120;
        char other = text.charAt(at) == 'A' ? 'B' : 'A';
        Files.writeString(report, text.substring(0, at) + other + text.substring(at + 1));

        var ours =
                RunningProgram.run(
                        folder,
                        LIMIT,
                        Station.noonmark(
                                "query", "roughtime", "--check-report", report.toString()));
        assertThat(ours.exitCode()).isEqualTo(2);
        assertThat(RunningProgram.run(folder, LIMIT, independentCheck(report)).exitCode())
                .isNotZero();
    }

    @Test
    void aStationThatFollowsThemRaisesTheAlarmAndKeepsTheReport() throws IOException {
        var home = Files.createDirectory(folder.resolve("follower"));
        var config =
                Files.writeString(
                        home.resolve("noonmark.toml"),
                        HONEST.get(0).toml() + HONEST.get(1).toml() + lying.toml());
        var command =
                Station.noonmark(
                        "up",
                        "--config",
                        config.toString(),
                        "--data",
                        home.resolve("data").toString());
        try (var program = RunningProgram.start("follower", home, command)) {
            program.awaitOutput(
                    Pattern.compile(
                            "ALARM Roughtime servers contradict each other.*outvoted: liar"),
                    LIMIT);
            var report = home.resolve("data").resolve("roughtime-malfeasance-001.json");
            assertThat(run(independentCheck(report))).contains("malfeasance: ");
        }
    }
}
