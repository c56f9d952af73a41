package org.noonmark.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
import org.noonmark.station.ServedLine;
import org.noonmark.station.Snapshot;
import org.noonmark.time.ClockState;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;

/// A station whose host clock says 1970 or 2100 gets the time from Roughtime and NTS servers, with
/// the checks of certificates on. The certificates are valid now, and neither in 1970 nor in 2100.
class StartTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String LOOPBACK = "127.0.0.1";
    private static final Instant YEAR_1970 = Instant.parse("1970-01-02T00:00:00Z");
    private static final Instant YEAR_2100 = Instant.parse("2100-01-01T00:00:00Z");

    /// Between two reads of clocks, on a busy machine.
    private static final double READ_SECONDS = 0.01;

    @TempDir static Path folder;
    private static final List<RoughtimeServer> SERVERS = new ArrayList<>();
    private static final int NTP_PORT = Ports.free();
    private static final int KEY_PORT = Ports.freeTcp();
    private static NtsFiles files;
    private static Station station;
    private static RunningProgram old;
    private static RunningProgram late;
    private static RunningProgram alone;

    @BeforeAll
    static void start() throws IOException {
        var home = Files.createDirectory(folder.resolve("alpha"));
        files = NtsFiles.create(home, LOOPBACK);
        int port = Ports.free();
        var key = home.resolve("key");
        var alpha = peer("alpha", run("keys", "roughtime", key.toString()).strip(), port);
        var roughtime =
                "[serve.roughtime]\nlisten = [\"%s\"]\nport = %d\nkey = \"%s\""
                        .formatted(LOOPBACK, port, key);
        station =
                Station.configured(
                        home, files.configuration(LOOPBACK, NTP_PORT, KEY_PORT, roughtime));
        var beta = server("beta", 0);
        var gamma = server("gamma", 0);
        var liar = server("liar", -40L * 365 * 86_400);
        // All at once: mostly they wait.
        old = client("old", YEAR_1970, alpha, beta, gamma);
        late = client("late", YEAR_2100, alpha, liar, gamma);
        alone = client("alone", YEAR_1970);
    }

    private static String run(String... arguments) {
        return RunningProgram.run(folder, LIMIT, Station.noonmark(arguments)).orFail();
    }

    private static String peer(String name, String publicKey, int port) {
        return """
        [[roughtime_source]]
        name = "%s"
        party = "%s"
        host = "%s"
        port = %d
        public_key = "%s"
        """
                .formatted(name, name, LOOPBACK, port, publicKey);
    }

    /// Our own server, off by an error.
    private static String server(String name, long errorSeconds) throws IOException {
        var clocks = HostClocks.open();
        long counter = clocks.counterNanos();
        var table = LeapTable.embedded();
        var utc = UtcInstant.ofPosix(clocks.realtimeNanos() / 1_000_000_000L + errorSeconds, 0);
        var snapshot =
                new Snapshot(
                        new ServedLine(counter, table.toTai(utc), 0, 0, counter),
                        UncertaintyModel.linear(1, 0),
                        ClockState.SYNCHRONIZED,
                        new Upstream(1, 0, TimeDelta.ZERO),
                        table);
        var key = Ed25519PrivateKey.generate(new SecureRandom());
        var address = new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), 0);
        SERVERS.add(
                RoughtimeServer.start(
                        RoughtimeServerConfig.on(List.of(address)),
                        key,
                        () -> snapshot,
                        clocks,
                        new SecureRandom(),
                        event -> {}));
        int port = SERVERS.getLast().listening().getFirst().getPort();
        return peer(name, key.publicKey().toBase64(), port);
    }

    @AfterAll
    static void stop() {
        for (var program : new RunningProgram[] {old, late, alone}) {
            if (program != null) {
                program.close();
            }
        }
        SERVERS.forEach(RoughtimeServer::close);
        if (station != null) {
            station.close();
        }
    }

    /// A client whose host clock shows this time.
    private static RunningProgram client(String name, Instant host, String... roughtime)
            throws IOException {
        var home = Files.createDirectory(folder.resolve(name));
        var text =
                """
                [station]
                require_authenticated = true
                start_readings = 2
                start_patience = "2 s"
                [[ntp_source]]
                host = "%s"
                port = %d
                nts = true
                nts_port = %d
                nts_ca = "%s"
                minimum_poll = "1 s"
                maximum_poll = "1 s"
                [serve.ntp]
                enabled = false
                """
                        .formatted(LOOPBACK, NTP_PORT, KEY_PORT, files.authority);
        var config =
                Files.writeString(home.resolve("client.toml"), text + String.join("", roughtime));
        var command =
                Station.noonmark(
                        "up", "--config", config.toString(), "--data", data(name).toString());
        return RunningProgram.start(name, home, FakeHost.showing(host, home).apply(command));
    }

    private static Path data(String name) {
        return folder.resolve(name).resolve("data");
    }

    private static RunningProgram.Ended why(String name) {
        return RunningProgram.run(
                folder, LIMIT, Station.noonmark("why", "--data", data(name).toString()));
    }

    private static String awaitStatus(RunningProgram program, String name, String... wanted) {
        return program.await(
                "status with " + List.of(wanted),
                LIMIT,
                () ->
                        Optional.of(status(name))
                                .filter(text -> Stream.of(wanted).allMatch(text::contains)));
    }

    private static String status(String name) {
        var file = data(name).resolve("status.json");
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// True time is in the interval that is served.
    private static void assertIsRight(String status) {
        double halfWidth = Double.parseDouble(field(status, "\"halfWidthSeconds\" : ([0-9.E-]+)"));
        assertThat(halfWidth).isLessThan(1);
        assertThat(Math.abs(error(status))).isLessThan(halfWidth + READ_SECONDS);
    }

    /// Served time minus the time of this machine, in seconds.
    private static double error(String status) {
        var utc = Instant.parse(field(status, "\"utc\" : \"(.*?)\""));
        long counter = Long.parseLong(field(status, "\"counterNanos\" : ([0-9]+)"));
        var then = Instant.now().minusNanos(HostClocks.open().counterNanos() - counter);
        return Duration.between(then, utc).toNanos() * 1e-9;
    }

    private static String field(String status, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(status);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    @Test
    void aHostOf1970GetsTheTime() {
        assertIsRight(awaitStatus(old, "old", "\"state\" : \"SYNCHRONIZED\"", "\"utc\" : \"2"));
        var why = why("old");
        assertThat(why.exitCode()).isZero();
        assertThat(why.output())
                .contains(
                        "alpha, beta, gamma (3 of 3 parties) agree on",
                        "the host's clock says 1970-01-02T00:",
                        "certificates are judged by Roughtime servers",
                        ", judged by Roughtime servers",
                        "authenticated replies",
                        "is used, weight");
    }

    @Test
    void aHostOf2100GetsTheTimeThoughOneRoughtimeServerLies() {
        var status = awaitStatus(late, "late", "\"state\" : \"SYNCHRONIZED\"", "\"utc\" : \"2");
        assertIsRight(status);
        assertThat(status)
                .contains(
                        "alpha, gamma (2 of 3 parties) agree on",
                        "the host's clock says 2100-01-01T00:",
                        "signed statements contradict each other");
    }

    @Test
    void withoutRoughtimeAHostOf1970IsRefusedAndToldWhy() {
        awaitStatus(alone, "alone", "not valid before");
        var why = why("alone");
        assertThat(why.exitCode()).isEqualTo(1);
        assertThat(why.output())
                .contains(
                        "STARTING",
                        "a certificate is not valid at this time",
                        "by the host's clock, which nothing confirms",
                        "it is 1970-01-02T00:",
                        "[[roughtime_source]] makes that unnecessary");
        alone.terminate();
        var after = why("alone");
        assertThat(after.exitCode()).isEqualTo(2);
        assertThat(after.output()).contains("no station runs", "STARTING");
    }
}
