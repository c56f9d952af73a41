package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.app.query.ExchangeRecord;

/// Queries of a server on loopback that answers with bytes laid out by hand.
class QueryCommandTest {
    private static final long RECEIVED = 0xEE00_0000_0000_0000L;

    @TempDir Path folder;

    /// Answers one request.
    private static final class Server implements AutoCloseable {
        private final DatagramSocket socket;

        Server(UnaryOperator<byte[]> answer) throws IOException {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> serve(answer));
        }

        private void serve(UnaryOperator<byte[]> answer) {
            try {
                var request = new DatagramPacket(new byte[1024], 1024);
                socket.receive(request);
                var bytes = Arrays.copyOf(request.getData(), request.getLength());
                var reply = answer.apply(bytes);
                socket.send(new DatagramPacket(reply, reply.length, request.getSocketAddress()));
            } catch (IOException closed) {
                // The test has ended.
                assertThat(socket.isClosed()).isTrue();
            }
        }

        String address() {
            return "127.0.0.1:" + socket.getLocalPort();
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    private static byte[] reply(byte[] request, int first, int stratum, String referenceId) {
        var reply = ByteBuffer.allocate(48);
        reply.put(0, (byte) first).put(1, (byte) stratum).put(2, (byte) 6).put(3, (byte) -20);
        for (int i = 0; i < referenceId.length(); i++) {
            reply.put(12 + i, (byte) referenceId.charAt(i));
        }
        reply.putLong(24, ByteBuffer.wrap(request).getLong(40));
        reply.putLong(32, RECEIVED).putLong(40, RECEIVED + 1);
        return reply.array();
    }

    @Test
    void printsWhatTheServerSays() throws Exception {
        try (var server = new Server(request -> reply(request, 0x24, 1, "GPS"))) {
            var run = CommandLineRun.of("query", "ntp", server.address());
            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).isZero();
            assertThat(run.out())
                    .startsWith(server.address() + " (127.0.0.1 port ")
                    .contains(
                            "): good\n",
                            "stratum         1, follows GPS, set never\n",
                            "authentication  none\n",
                            "version         4\n");
        }
    }

    @Test
    void printsJson() throws Exception {
        try (var server = new Server(request -> reply(request, 0x24, 1, "GPS"))) {
            var run = CommandLineRun.of("query", "ntp", "--json", server.address());
            assertThat(run.exitCode()).isZero();
            assertThat(run.out())
                    .startsWith("{")
                    .contains("\"referenceId\" : \"GPS\"", "\"verdict\" : \"good\"");
        }
    }

    @Test
    void aServerThatIsNotSynchronisedIsDegraded() throws Exception {
        try (var server = new Server(request -> reply(request, 0xE4, 0, ""))) {
            var run = CommandLineRun.of("query", "ntp", server.address());
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).contains("): unsynchronised\n", "follows nobody");
        }
    }

    @Test
    void aKissCodeIsNamed() throws Exception {
        try (var server = new Server(request -> reply(request, 0xE4, 0, "RATE"))) {
            var run = CommandLineRun.of("query", "ntp", server.address());
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).contains("): kiss code RATE\n");
        }
    }

    @Test
    void aKeyAuthenticatesAndItsAbsenceIsSaid() throws Exception {
        var keys = Files.writeString(folder.resolve("keys"), "7 SHA1 HEX:00112233445566778899\n");
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
        var path = keys.toString();
        assertThat(CommandLineRun.of("query", "ntp", "--keys", path, "--key-id", "8", "h").err())
                .isEqualTo("noonmark: the key file " + path + " has no key 8\n");
        assertThat(CommandLineRun.of("query", "ntp", "--keys", path, "--key-id", "x", "h").err())
                .isEqualTo("noonmark: \"x\" is no key identifier\n");
        Files.writeString(keys, "7 SHA1 HEX:zz\n");
        var wrong = CommandLineRun.of("query", "ntp", "--keys", path, "--key-id", "7", "h");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).startsWith("noonmark: cannot use the key file " + path + ":1: ");
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(CommandLineRun.of("query", "ntp", "--keys", path, "--key-id", "7", "h").err())
                .contains("run: chmod 600 " + path);
    }

    @Test
    void aClosedPortIsOneLine() throws Exception {
        int port;
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var run = CommandLineRun.of("query", "ntp", "127.0.0.1:" + port);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo(
                        "noonmark: 127.0.0.1:%d: nobody listens there (ECONNREFUSED)\n"
                                .formatted(port));
    }

    @Test
    void aRecordKeepsBothPacketsAndTheTimes() throws Exception {
        var file = folder.resolve("record.json");
        try (var server = new Server(request -> reply(request, 0x24, 1, "GPS"))) {
            var run =
                    CommandLineRun.of(
                            "query",
                            "ntp",
                            server.address(),
                            "--record",
                            file.toString(),
                            "--within",
                            "0.25");
            assertThat(run.exitCode()).as(run.err()).isZero();
        }
        var exchange = ExchangeRecord.read(Files.readAllBytes(file)).orElseThrow().getFirst();
        assertThat(exchange.server()).startsWith("127.0.0.1 port ");
        assertThat(exchange.authentication()).isEqualTo("none");
        assertThat(exchange.within()).isEqualTo(250_000_000);
        assertThat(exchange.received()).isGreaterThan(exchange.sent());
        assertThat(exchange.reply().orElseThrow().stratum()).isEqualTo(1);
        var alone = CommandLineRun.of("query", "ntp", "h", "--within", "1");
        assertThat(alone.err()).contains("--within goes with --record");
        var wrong = CommandLineRun.of("query", "ntp", "h", "--record", "f", "--within", "-1");
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(wrong.err()).contains("--within \"-1\" is no number of seconds from 0 to");
    }

    @Test
    void wrongServersAreUsage() {
        assertThat(CommandLineRun.of("query", "ntp", "[::1").exitCode()).isEqualTo(64);
        assertThat(CommandLineRun.of("query", "ntp").exitCode()).isEqualTo(64);
    }
}
