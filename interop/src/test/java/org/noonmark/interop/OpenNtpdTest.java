package org.noonmark.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// OpenNTPD takes its time from a station on port 123, in a network of their own.
class OpenNtpdTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Pattern VALID =
            Pattern.compile(
                    "1/1 peers valid.*?(-?[0-9.]+)ms +[0-9.]+ms +[0-9.]+ms", Pattern.DOTALL);

    @TempDir Path folder;

    @Test
    void ntpdFindsUsValid() throws IOException {
        var config = folder.resolve("ntpd.conf");
        Files.writeString(config, "server 127.0.0.1\n");
        try (var network = Network.create(folder, "network", mounts());
                var _ = Station.onHostClockIn(network, folder, "127.0.0.1", 123);
                var ntpd =
                        RunningProgram.start(
                                "ntpd",
                                folder,
                                network.inside(
                                        List.of(
                                                Peers.openNtpd(),
                                                "-d",
                                                "-v",
                                                "-f",
                                                config.toString())))) {
            var control = network.inside(List.of(Peers.openNtpctl(), "-s", "all"));
            var valid =
                    ntpd.await(
                            "valid peer",
                            LIMIT,
                            () ->
                                    VALID.matcher(
                                                    RunningProgram.run(folder, LIMIT, control)
                                                            .output())
                                            .results()
                                            .findFirst());
            // It stamps packets when its turn comes, which on a busy machine is milliseconds later.
            assertThat(Math.abs(Double.parseDouble(valid.group(1)))).isLessThan(10.0);
        }
    }

    /// The user it drops to and the folders it writes, seen by nobody else.
    private String[] mounts() {
        var passwd = folder.resolve("passwd");
        return new String[] {
            "{ cat /etc/passwd; echo ntpd:x:912:912::/run/openntpd:/bin/false; } >" + passwd,
            "mount --bind %s /etc/passwd".formatted(passwd),
            "mount -t tmpfs tmpfs /run",
            "mkdir /run/openntpd",
            "mount -t tmpfs tmpfs /var/lib",
            "mkdir -p /var/lib/openntpd/db /var/lib/openntpd/run"
        };
    }
}
