package org.noonmark.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// NTPsec's programs take their time from a station on port 123, in a network of their own.
class NtpsecTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String OURS = "192.0.2.1";
    private static final String THEIRS = "192.0.2.2";

    @TempDir Path folder;
    private Network ours;
    private Station station;

    @BeforeEach
    void start() {
        ours = Network.create(folder, "ours");
        station = Station.onHostClockIn(ours, folder, "0.0.0.0", 123);
    }

    @AfterEach
    void stop() {
        station.close();
        ours.close();
    }

    @Test
    void ntpdigMeasuresUs() {
        var command = new ArrayList<>(Peers.ntpsecScript("ntpdig"));
        command.addAll(List.of("--json", "127.0.0.1"));
        var output = RunningProgram.run(folder, LIMIT, ours.inside(command)).orFail();
        // A script that stamps its packets itself: on a busy machine the offset is its own delay.
        // How exact we are is for chronyd's tests to say.
        assertThat(number(output, "\"offset\":\\s*(\\S+?),")).isBetween(-10e-3, 10e-3);
        assertThat(number(output, "\"stratum\":\\s*(\\d+)")).isEqualTo(10);
    }

    @Test
    void ntpdSelectsUs() throws IOException {
        var config = folder.resolve("ntp.conf");
        // Unless told otherwise, NTPsec answers no question about itself.
        var lines =
                List.of(
                        "disable ntp",
                        "restrict 127.0.0.1",
                        "server %s iburst minpoll 0 maxpoll 3".formatted(OURS));
        Files.write(config, lines);
        try (var theirs = Network.create(folder, "theirs")) {
            ours.connect(theirs, OURS, THEIRS);
            var command = List.of(Peers.ntpsecNtpd(), "-n", "-N", "-c", config.toString());
            try (var ntpd = RunningProgram.start("ntpd", folder, theirs.inside(command))) {
                var peers = new ArrayList<>(Peers.ntpsecScript("ntpq"));
                peers.addAll(List.of("-n", "-p", "127.0.0.1"));
                var line =
                        ntpd.await(
                                "selected peer",
                                LIMIT,
                                () ->
                                        RunningProgram.run(folder, LIMIT, theirs.inside(peers))
                                                .output()
                                                .lines()
                                                .filter(row -> row.startsWith("*" + OURS))
                                                .findFirst());
                // remote refid st t when poll reach delay offset jitter; offset in milliseconds
                var fields = line.split("\\s+", -1);
                assertThat(Math.abs(Double.parseDouble(fields[8]))).isLessThan(1.0);
                assertThat(fields[2]).isEqualTo("10");
            }
        }
    }

    private static double number(String text, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(text);
        return Optional.of(matcher)
                .filter(m -> m.find())
                .map(m -> Double.parseDouble(m.group(1)))
                .orElseThrow(() -> new AssertionError("no " + pattern + " in:\n" + text));
    }
}
