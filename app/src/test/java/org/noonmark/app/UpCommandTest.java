package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole program on a free port of loopback.
class UpCommandTest {
    private static final Pattern PORT = Pattern.compile("NTP on 127\\.0\\.0\\.1:([0-9]+)");
    private static final String LOCAL =
            """
            [local]
            authority = true
            [serve.ntp]
            listen = ["127.0.0.1"]
            port = 0
            """;

    @TempDir Path folder;

    /// A station in this process: what it printed, and when it printed a certain text.
    private static final class Running {
        private final StopSignal stop = new StopSignal();
        private final CountDownLatch seen = new CountDownLatch(1);
        private final StringWriter err = new StringWriter();
        private final StringWriter printed;
        private final CompletableFuture<Integer> exitCode;

        Running(String awaited, String... arguments) {
            printed =
                    new StringWriter() {
                        @Override
                        public void write(String text, int start, int length) {
                            super.write(text, start, length);
                            if (toString().contains(awaited)) {
                                seen.countDown();
                            }
                        }
                    };
            var surroundings =
                    CommandLineRun.surroundings(
                            new PrintWriter(printed), new PrintWriter(err), stop);
            exitCode =
                    CompletableFuture.supplyAsync(() -> {
                        int code = Main.run(surroundings, arguments);
                        seen.countDown();
                        return code;
                    });
        }

        String printed() throws InterruptedException {
            assertThat(seen.await(20, TimeUnit.SECONDS)).as(err.toString()).isTrue();
            return printed.toString();
        }

        int stop() {
            stop.ask();
            return exitCode.join();
        }
    }

    private String config(String text) throws Exception {
        return Files.writeString(folder.resolve("noonmark.toml"), text).toString();
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    @Test
    void servesTimeUntilItIsAskedToStop() throws Exception {
        var running = new Running("Z LOCAL ±", "up", "--config", config(LOCAL), "--data", data());
        var port = PORT.matcher(running.printed());
        assertThat(port.find()).isTrue();
        var query = CommandLineRun.of("query", "ntp", "127.0.0.1:" + port.group(1));
        var status = CommandLineRun.of("status", "--data", data());
        assertThat(running.stop()).isZero();
        assertThat(query.out()).contains("): good\n", "stratum         10, follows LOCL");
        assertThat(query.exitCode()).isZero();
        assertThat(status.exitCode()).isZero();
        assertThat(status.out()).startsWith("noonmark: LOCAL for ").contains("host  ", "MEMBER");
        assertThat(running.printed()).endsWith("stopped\n");
        assertThat(running.err.toString()).isEmpty();
        assertThat(CommandLineRun.of("status", "--data", data()).exitCode()).isEqualTo(3);
    }

    @Test
    void remembersItsScale() throws Exception {
        var first = new Running("Z LOCAL ±", "up", "--config", config(LOCAL), "--data", data());
        assertThat(first.printed()).contains("served time set at start");
        assertThat(first.stop()).isZero();
        assertThat(folder.resolve("data/memory.json")).exists();
        var second = new Running("Z LOCAL ±", "up", "--config", config(LOCAL), "--data", data());
        assertThat(second.printed()).contains("resumed the scale of the run before");
        assertThat(second.stop()).isZero();
        var third =
                new Running(
                        "Z LOCAL ±",
                        "up",
                        "--accept-correction",
                        "--config",
                        config(LOCAL),
                        "--data",
                        data());
        assertThat(third.printed()).doesNotContain("resumed");
        assertThat(third.stop()).isZero();
    }

    @Test
    void saysWhichSourcesAreSilent() throws Exception {
        int closed;
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        var text =
                """
                [[ntp_source]]
                name = "roof"
                host = "127.0.0.1"
                port = %d
                [serve.ntp]
                enabled = false
                """
                        .formatted(closed);
        var running = new Running("STARTING: ", "up", "--config", config(text), "--data", data());
        assertThat(running.printed()).contains("no server is switched on");
        var status = CommandLineRun.of("status", "--data", data());
        assertThat(running.stop()).isZero();
        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.out())
                .startsWith("noonmark: STARTING for ")
                .contains(
                        "  time       nothing may be relied on",
                        "    roof                   SILENT")
                .containsPattern("to do +roof: ");
        assertThat(folder.resolve("data/memory.json")).doesNotExist();
    }

    @Test
    void damagedMemoryIsToldAndNotUsed() throws Exception {
        Files.createDirectory(folder.resolve("data"));
        Files.writeString(folder.resolve("data/lock"), "");
        Files.writeString(folder.resolve("data/memory.json"), "{}");
        var running = new Running("Z LOCAL ±", "up", "--config", config(LOCAL), "--data", data());
        assertThat(running.printed())
                .contains("WARNING " + folder.resolve("data/memory.json") + ": is damaged");
        assertThat(running.stop()).isZero();
    }

    @Test
    void takenPortIsOneLine() throws Exception {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            var text = LOCAL.replace("port = 0", "port = " + socket.getLocalPort());
            var run = CommandLineRun.of("up", "--config", config(text), "--data", data());
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .isEqualTo(
                            "noonmark: cannot serve NTP on 127.0.0.1:%d: another program has this port (ss -lunp shows which): stop it, or choose another port in [serve.ntp]\n"
                                    .formatted(socket.getLocalPort()));
        }
    }

    @Test
    void addressOfAnotherHostIsOneLine() throws Exception {
        var text = LOCAL.replace("127.0.0.1", "192.0.2.1");
        var run = CommandLineRun.of("up", "--config", config(text), "--data", data());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(
                        "noonmark: cannot serve NTP on 192.0.2.1:0: this host does not have this"
                                + " address: correct listen in [serve.ntp]\n");
    }

    @Test
    void unreadableLeapFileIsOneLine() throws Exception {
        var text = LOCAL + "[leap]\nfile = \"" + folder + "/none\"\n";
        var run = CommandLineRun.of("up", "--config", config(text), "--data", data());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).startsWith("noonmark: cannot read the leap file ");
    }

    @Test
    void missingKeyIsOneLine() throws Exception {
        var text =
                """
                [keys]
                file = "%s/keys"
                [[ntp_source]]
                host = "127.0.0.1"
                key_id = 7
                """
                        .formatted(folder);
        var run = CommandLineRun.of("up", "--config", config(text), "--data", data());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).startsWith("noonmark: cannot use the key file " + folder + "/keys: ");
    }

    @Test
    void mistakesInTheConfigurationAreAllNamed() throws Exception {
        var run = CommandLineRun.of("up", "--config", config("[a]\n[b]\n"), "--data", data());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(3);
        assertThat(folder.resolve("data")).doesNotExist();
    }
}
