package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a query says that gets no keys; those that get some are tested against real servers.
class NtsQueryCommandTest {
    @TempDir private Path folder;

    @Test
    void wrongArgumentsAreUsage() {
        assertThat(CommandLineRun.of("query", "nts").exitCode()).isEqualTo(64);
        assertThat(CommandLineRun.of("query", "nts", "[::1").exitCode()).isEqualTo(64);
        assertThat(CommandLineRun.of("query", "nts", "h", "--count", "0").err())
                .isEqualTo("noonmark: --count must be 1 to 16\n");
        assertThat(CommandLineRun.of("query", "nts", "h", "--count", "17").exitCode())
                .isEqualTo(64);
    }

    @Test
    void aClosedPortIsOneLineWithAdvice() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var run = CommandLineRun.of("query", "nts", "127.0.0.1:" + port);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("noonmark: 127.0.0.1:" + port + ": no connection: ")
                .endsWith("; is it the right port, and is TCP let through?\n")
                .hasLineCount(1);
    }

    @Test
    void aMissingFileOfAuthoritiesIsNamed() {
        var file = folder.resolve("none.pem");
        var run = CommandLineRun.of("query", "nts", "127.0.0.1:9", "--ca", file.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(file + ": is no file", "name a readable PEM file with --ca");
    }
}
