package org.noonmark.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// NTPsec's ntpd takes its time from a station with NTS, on ports 123 and 4460 in a network of its
/// own.
class NtpsecNtsTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String OURS = "192.0.2.1";
    private static final String THEIRS = "192.0.2.2";

    @TempDir Path folder;

    @Test
    void ntpdSelectsUs() throws IOException {
        var files = NtsFiles.create(folder);
        var hosts = Files.writeString(folder.resolve("hosts"), OURS + " " + NtsFiles.NAME + "\n");
        var config = folder.resolve("ntp.conf");
        Files.write(
                config,
                List.of(
                        "disable ntp",
                        "restrict 127.0.0.1",
                        "server %s nts ca %s iburst minpoll 0 maxpoll 3"
                                .formatted(NtsFiles.NAME, files.authority)));
        var text = files.configuration(OURS, 123, 4460);
        try (var ours = Network.create(folder, "ours");
                var theirs =
                        Network.create(folder, "theirs", "mount --bind " + hosts + " /etc/hosts")) {
            ours.connect(theirs, OURS, THEIRS);
            var command = List.of(Peers.ntpsecNtpd(), "-n", "-N", "-c", config.toString());
            try (var _ = Station.configuredIn(ours, folder, text);
                    var ntpd = RunningProgram.start("ntpd", folder, theirs.inside(command))) {
                var line = ntpd.await("selected peer", LIMIT, () -> selected(theirs));
                // remote refid st t when poll reach delay offset jitter
                var fields = line.split("\\s+", -1);
                assertThat(Math.abs(Double.parseDouble(fields[8]))).isLessThan(1.0);
                assertThat(folder.resolve("data/status.json"))
                        .content()
                        .contains("\"granted\" : 1");
            }
        }
    }

    private Optional<String> selected(Network theirs) {
        var peers = new ArrayList<>(Peers.ntpsecScript("ntpq"));
        peers.addAll(List.of("-n", "-p", "127.0.0.1"));
        return RunningProgram.run(folder, LIMIT, theirs.inside(peers))
                .output()
                .lines()
                .filter(row -> row.startsWith("*" + OURS))
                .findFirst();
    }
}
