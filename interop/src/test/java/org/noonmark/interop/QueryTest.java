package org.noonmark.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `noonmark query ntp` asks a chronyd.
class QueryTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir Path folder;
    private final int port = Ports.free();
    private Path keys;
    private Chronyd server;

    @BeforeEach
    void start() {
        keys = Station.keys(folder, "keys", Station.KEY);
        server = Chronyd.server(folder, "server", "127.0.0.1", port, "keyfile " + keys);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void measuresAServer() {
        assertThat(query())
                .contains("\"verdict\" : \"good\"", "\"stratum\" : 1", "\"stamps\" : \"kernel\"");
    }

    @Test
    void authenticatesWithCmac() {
        assertThat(query("--keys", keys.toString(), "--key-id", "1"))
                .contains("\"verdict\" : \"good\"")
                .doesNotContain("\"authentication\" : \"none\"");
    }

    private String query(String... options) {
        var command = Station.noonmark("query", "ntp", "--json", "127.0.0.1:" + port);
        command.addAll(List.of(options));
        return RunningProgram.run(folder, LIMIT, command).orFail();
    }
}
