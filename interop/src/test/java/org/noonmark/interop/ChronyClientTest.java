package org.noonmark.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// chronyd takes its time from a station that declares the host's clock to be the standard.
class ChronyClientTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /// Both ends read the same clock of the same machine: what is left is the noise of loopback.
    private static final double SAME_CLOCK_SECONDS = 50e-6;

    @TempDir Path folder;
    private final int port = Ports.free();
    private Station station;

    @BeforeEach
    void start() {
        station = Station.onHostClock(folder, "127.0.0.1", port);
    }

    @AfterEach
    void stop() {
        station.close();
    }

    @Test
    void measuresOnce() {
        var command =
                List.of(
                        Peers.chronyd(),
                        "-u",
                        Chronyd.user(),
                        "-Q",
                        "-t",
                        "10",
                        "server 127.0.0.1 port %d iburst".formatted(port));
        var output = RunningProgram.run(folder, LIMIT, command).orFail();
        assertThat(offsetIn(output)).hasValueSatisfying(this::isNearZero);
    }

    @Test
    void selectsUsAndSeesLocalAuthority() {
        try (var client = client("")) {
            var tracking =
                    client.await(
                            "selected source",
                            LIMIT,
                            () ->
                                    Optional.of(client.tracking())
                                            .filter(t -> "Normal".equals(t.get("Leap status"))));
            assertThat(tracking).containsEntry("Stratum", "11");
            assertThat(client.chronyc("-n", "sources")).contains("^* 127.0.0.1");
        }
    }

    @Test
    void agreesWithTheHostClock() {
        // A client that selects nobody compares with the host's clock as it is.
        try (var client = client("xleave noselect")) {
            isNearZero(client.awaitStatistics("127.0.0.1", 16, LIMIT).offsetSeconds());
        }
    }

    @Test
    void interleaves() {
        try (var client = client("xleave")) {
            var data = await(client, Map.of("Interleaved", "Yes"));
            assertThat(data).containsEntry("Mode", "Server").containsEntry("Authenticated", "No");
        }
    }

    @Test
    void authenticatesWithCmac() {
        try (var client = client("key 1", keys(Station.KEY))) {
            assertThat(await(client, Map.of("Authenticated", "Yes")))
                    .containsEntry("Interleaved", "No");
        }
    }

    @Test
    void authenticatesAndInterleaves() {
        try (var client = client("key 1 xleave", keys(Station.KEY))) {
            await(client, Map.of("Authenticated", "Yes", "Interleaved", "Yes"));
        }
    }

    @Test
    void doesNotBelieveAnotherKey() {
        try (var client = client("key 1", keys("FF".repeat(16)))) {
            client.await(
                    "requests without one good answer",
                    LIMIT,
                    () ->
                            Optional.of(client.ntpdata("127.0.0.1"))
                                    .filter(d -> Integer.parseInt(d.get("Total TX")) >= 10));
            assertThat(client.ntpdata("127.0.0.1")).containsEntry("Total good RX", "0");
        }
    }

    private Chronyd client(String options, String... lines) {
        var all = new ArrayList<>(List.of(lines));
        all.add("server 127.0.0.1 port %d minpoll -3 maxpoll -3 %s".formatted(port, options));
        return Chronyd.client(folder, "client", all.toArray(String[]::new));
    }

    private String keys(String key) {
        return "keyfile " + Station.keys(folder, "client.keys", key);
    }

    /// Waits until the last packet has these properties, and has passed every test of chronyd's.
    private static Map<String, String> await(Chronyd client, Map<String, String> wanted) {
        return client.await(
                "good packet with " + wanted,
                LIMIT,
                () ->
                        Optional.of(client.ntpdata("127.0.0.1"))
                                .filter(data -> data.entrySet().containsAll(wanted.entrySet()))
                                .filter(data -> Integer.parseInt(data.get("Total good RX")) > 3));
    }

    private void isNearZero(double offsetSeconds) {
        assertThat(Math.abs(offsetSeconds)).isLessThan(SAME_CLOCK_SECONDS);
    }

    private static Optional<Double> offsetIn(String output) {
        return Pattern.compile("System clock wrong by (\\S+) seconds")
                .matcher(output)
                .results()
                .map(found -> Double.parseDouble(found.group(1)))
                .findFirst();
    }
}
