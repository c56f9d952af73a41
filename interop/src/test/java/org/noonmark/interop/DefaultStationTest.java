package org.noonmark.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `noonmark up` without a configuration, in a network of its own where its port is free.
class DefaultStationTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir Path folder;

    @Test
    void declaresTheHostClockAndServesOnLoopback() {
        try (var network = Network.create(folder, "network");
                var _ = Station.withoutConfiguration(network, folder)) {
            var query = Station.noonmark("query", "ntp", "--json", "127.0.0.1:11123");
            var reply = RunningProgram.run(folder, LIMIT, network.inside(query)).orFail();
            assertThat(reply).contains("\"verdict\" : \"good\"", "\"stratum\" : 10", "LOCL");
            assertThat(statusThatSays("LOCAL")).contains("127.0.0.1:11123", "[::1]:11123");
        }
    }

    /// The status is written once a second, so right after the start it may be that of the start.
    private String statusThatSays(String wanted) {
        var output = "";
        for (int tries = 0; tries < 40 && !output.contains(wanted); tries++) {
            output = RunningProgram.run(folder, LIMIT, Station.noonmark("status")).output();
        }
        assertThat(output).contains(wanted);
        return output;
    }

    @Test
    void endsCleanlyWhenAsked() {
        try (var network = Network.create(folder, "network");
                var station = Station.withoutConfiguration(network, folder)) {
            assertThat(station.terminate().orFail()).endsWith("stopped\n");
            var status = RunningProgram.run(folder, LIMIT, Station.noonmark("status"));
            assertThat(status.isGood()).as(status.output()).isFalse();
        }
    }
}
