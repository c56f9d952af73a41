package org.noonmark.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// A station follows a chronyd, and a second chronyd compares the two.
@Isolated("compares clocks to microseconds")
class ChronyUpstreamTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String UPSTREAM = "127.0.0.1";

    // A chronyd client tells its sources apart by address alone.
    private static final String OURS = "127.0.0.2";

    private static final int SAMPLES = 16;

    @TempDir Path folder;

    @Test
    void servesTheTimeOfItsUpstreamWithin50Microseconds() {
        int upstreamPort = Ports.free();
        int port = Ports.free();
        try (var _ = Chronyd.server(folder, "upstream", UPSTREAM, upstreamPort);
                var _ = Station.following(folder, OURS, port, UPSTREAM, upstreamPort);
                var client =
                        Chronyd.client(
                                folder,
                                "client",
                                "server %s port %d minpoll -3 maxpoll -3 noselect"
                                        .formatted(UPSTREAM, upstreamPort),
                                "server %s port %d minpoll -3 maxpoll -3 noselect"
                                        .formatted(OURS, port))) {
            client.awaitStatistics(UPSTREAM, SAMPLES, LIMIT);
            client.awaitStatistics(OURS, SAMPLES, LIMIT);
            client.await(
                    "agreement within 50 µs",
                    LIMIT,
                    () -> difference(client).filter(seconds -> Math.abs(seconds) < 50e-6));
            assertThat(client.ntpdata(OURS)).containsEntry("Stratum", "2");
        }
    }

    /// Ours minus the upstream, with chronyd's sign.
    private static Optional<Double> difference(Chronyd client) {
        return client.statistics(OURS)
                .flatMap(ours ->
                        client.statistics(UPSTREAM)
                                .map(up -> ours.offsetSeconds() - up.offsetSeconds()));
    }
}
