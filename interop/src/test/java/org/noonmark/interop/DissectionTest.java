package org.noonmark.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// tshark reads our packets, in both directions, and finds nothing malformed.
class DissectionTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int PACKETS = 120;

    /// Malformed, or a remark of severity "note" or worse: below that, tshark only chats, such as
    /// of port numbers that traceroute uses too.
    private static final String COMPLAINTS =
            "_ws.malformed || _ws.expert.severity >= 0x400000 || !ntp";

    @TempDir Path folder;

    private final int upstreamPort = Ports.free();
    private final int port = Ports.free();

    @Test
    void findsNoMalformedField() {
        capture();
        assertThat(packets(COMPLAINTS)).isEmpty();
        assertThat(packets("ntp.flags.mode == 4 && udp.srcport == " + port)).isNotEmpty();
        assertThat(packets("ntp.keyid && udp.srcport == " + port)).isNotEmpty();
        assertThat(packets("ntp.flags.mode == 3 && udp.dstport == " + upstreamPort)).isNotEmpty();
    }

    /// Records what two clients, the station and its upstream say to each other.
    private void capture() {
        var keys = Station.keys(folder, "client.keys", Station.KEY);
        var command =
                List.of(
                        Peers.installed("tshark"),
                        "-i",
                        "lo",
                        "-w",
                        file(),
                        "-f",
                        "udp port %d or udp port %d".formatted(port, upstreamPort),
                        "-c",
                        Integer.toString(PACKETS));
        try (var tshark = RunningProgram.start("tshark", folder, command)) {
            tshark.awaitOutput(Pattern.compile("Capture started|Capturing on"), LIMIT);
            try (var _ = Chronyd.server(folder, "upstream", "127.0.0.1", upstreamPort);
                    var _ =
                            Station.following(
                                    folder, "127.0.0.2", port, "127.0.0.1", upstreamPort);
                    var _ = Chronyd.client(folder, "plain", server(""));
                    var _ =
                            Chronyd.client(
                                    folder, "keyed", "keyfile " + keys, server("xleave key 1"))) {
                tshark.awaitEnd(LIMIT);
            }
        }
    }

    private String server(String options) {
        return "server 127.0.0.2 port %d minpoll -3 maxpoll -3 %s".formatted(port, options);
    }

    private String file() {
        return folder.resolve("ntp.pcapng").toString();
    }

    /// The packets that pass a display filter, one line each.
    private List<String> packets(String filter) {
        var command =
                List.of(
                        Peers.installed("tshark"),
                        "-r",
                        file(),
                        "-d",
                        "udp.port==%d,ntp".formatted(port),
                        "-d",
                        "udp.port==%d,ntp".formatted(upstreamPort),
                        "-Y",
                        filter);
        return RunningProgram.run(folder, LIMIT, command)
                .orFail()
                .lines()
                .filter(line -> !line.startsWith("Running as user"))
                .toList();
    }
}
