package org.noonmark.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real station that follows a log.
class GuardTest {
    @TempDir Path folder;

    @Test
    void aFindingIsToldWithinASecondAndOutlivesRotationAndRestart() throws Exception {
        var log = folder.resolve("auth.log");
        Files.writeString(log, line("Accepted password for root from 192.0.2.1 port 1 ssh2"));
        var text =
                """
                [local]
                authority = true
                [serve.ntp]
                port = %d
                [[guard_log]]
                name = "logins"
                path = "%s"
                """
                        .formatted(Ports.free(), log);
        try (var station = Station.configured(folder, text)) {
            awaitFinding(station, "INFO log logins is followed", 1);
            append(log, "Accepted password for root from 192.0.2.2 port 2 ssh2");
            long began = System.nanoTime();
            awaitFinding(station, "high: Root logged in over SSH \\(event 0 of logins", 1);
            // The promise is a second on a quiet machine; builds run beside this one.
            assertThat(System.nanoTime() - began).isLessThan(5_000_000_000L);
            Files.move(log, folder.resolve("auth.log.1"));
            append(log, "Accepted password for root from 192.0.2.3 port 3 ssh2");
            awaitFinding(station, "high: Root logged in over SSH", 2);
            assertThat(station.terminate().exitCode()).isZero();
        }
        append(log, "Accepted password for root from 192.0.2.4 port 4 ssh2");
        try (var station = Station.configured(folder, text)) {
            awaitFinding(station, "high: Root logged in over SSH", 1);
            // What was read before the restart is not found again.
            assertThat(station.terminate().output()).containsOnlyOnce("Root logged in over SSH");
        }
    }

    private static void awaitFinding(Station station, String text, int times) {
        station.awaitOutput(Pattern.compile(text), times);
    }

    private static void append(Path log, String message) throws Exception {
        Files.writeString(log, line(message), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String line(String message) {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS)
                + " tick sshd[4711]: "
                + message
                + "\n";
    }
}
