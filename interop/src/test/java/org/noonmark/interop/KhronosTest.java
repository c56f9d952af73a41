package org.noonmark.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A pool of fifteen servers, of which four lie by hours, watches a station over real sockets.
class KhronosTest {
    private static final int SERVERS = 15;
    private static final int LIARS = 4;
    private static final String UPSTREAM = "127.0.2.1";

    @TempDir Path folder;
    private final LyingServers pool = new LyingServers();
    private final LyingServers upstream = new LyingServers();

    @BeforeEach
    void startPool() {
        for (int i = 1; i <= SERVERS; i++) {
            pool.add("127.0.1." + i, i > LIARS ? 0 : i % 2 == 0 ? 7_200 : -36_000);
        }
    }

    @AfterEach
    void stop() {
        pool.close();
        upstream.close();
    }

    private Station station(double upstreamErrorSeconds, String interval) {
        upstream.add(UPSTREAM, upstreamErrorSeconds);
        var names =
                IntStream.rangeClosed(1, SERVERS)
                        .mapToObj(i -> "\"127.0.1." + i + "\"")
                        .collect(Collectors.joining(", "));
        return Station.configured(
                folder,
                """
                [[ntp_source]]
                host = "%s"
                port = %d
                minimum_poll = "1 s"
                maximum_poll = "1 s"
                [khronos]
                pool = [%s]
                port = %d
                interval = "%s"
                [serve.ntp]
                enabled = false
                """
                        .formatted(UPSTREAM, upstream.port(), names, pool.port(), interval));
    }

    @Test
    void fourLiarsOfFifteenDoNotMoveIt() {
        try (var station = station(0, "1 s")) {
            station.awaitOutput(Pattern.compile("INFO the pool agrees"), 1);
            var status = folder.resolve("data/status.json");
            var text =
                    station.awaitFile(status, Pattern.compile("\"rounds\" : \"([3-9]|\\d\\d)\""));
            assertThat(text)
                    .contains("\"POOL_AGREES\"", "\"asked\" : \"15\"", "\"answered\" : \"15\"")
                    .doesNotContain("disagrees");
        }
    }

    @Test
    void anUpstreamThatLiesIsToldInTheFirstRound() {
        // There is no second one while the test waits.
        try (var station = station(0.1, "1 h")) {
            station.awaitOutput(Pattern.compile("ALARM the pool disagrees: .* is -\\S+ ms"), 1);
        }
    }
}
