package org.noonmark.sources.roughtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.noonmark.linux.HostClocks;
import org.noonmark.sources.AddressLookup;
import org.noonmark.sources.roughtime.RoughtimeAddress.Transport;

/// What comes from a hostile network, over real sockets on loopback.
class PacketExchangeTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final long UTC = 1_795_392_000L;
    private static final int REQUEST_BYTES = 1036;

    private final TestServer server = new TestServer("a", "a", 0, 1);
    private final TestServer stranger = new TestServer("b", "b", 0, 1);

    /// What is sent when the n-th request comes, from 0 on.
    @FunctionalInterface
    private interface Script extends BiFunction<byte[], Integer, List<byte[]>> {}

    private byte[] good(byte[] request) {
        return server.respond(request, UTC);
    }

    private static byte[] spoilt(byte[] response) {
        var copy = response.clone();
        copy[copy.length - 1] ^= 1;
        return copy;
    }

    private static void serveUdp(DatagramSocket socket, Script script) {
        var datagram = new DatagramPacket(new byte[2048], 2048);
        try {
            for (int n = 0; ; n++) {
                socket.receive(datagram);
                var request = Arrays.copyOf(datagram.getData(), datagram.getLength());
                for (var reply : script.apply(request, n)) {
                    var to = datagram.getSocketAddress();
                    socket.send(new DatagramPacket(reply, reply.length, to));
                }
            }
        } catch (IOException closed) {
            assertThat(socket.isClosed()).isTrue();
        }
    }

    private static void serveTcp(ServerSocket listening, Script script) {
        try (var socket = listening.accept()) {
            InputStream in = socket.getInputStream();
            for (int n = 0; ; n++) {
                var request = in.readNBytes(REQUEST_BYTES);
                if (request.length < REQUEST_BYTES) {
                    return;
                }
                for (var reply : script.apply(request, n)) {
                    socket.getOutputStream().write(reply);
                }
            }
        } catch (IOException closed) {
            assertThat(closed).isNotNull();
        }
    }

    private ChainAnswer ask(List<RoughtimeAddress> addresses) throws IOException {
        var peer = new RoughtimePeer("a", "a", server.peer.publicKey(), addresses);
        return new RoughtimeClient(
                        AddressLookup.bySystem(), HostClocks.open(), new SplittableRandom(1))
                .ask(peer);
    }

    private static RoughtimeAddress at(Transport transport, int port) {
        return new RoughtimeAddress(transport, LOOPBACK.getHostAddress(), port);
    }

    private ChainAnswer overUdp(Script script) throws IOException {
        try (var socket = new DatagramSocket(0, LOOPBACK)) {
            Thread.ofVirtual().start(() -> serveUdp(socket, script));
            return ask(List.of(at(Transport.UDP, socket.getLocalPort())));
        }
    }

    private ChainAnswer overTcp(Script script) throws IOException {
        try (var listening = new ServerSocket(0, 1, LOOPBACK)) {
            Thread.ofVirtual().start(() -> serveTcp(listening, script));
            return ask(List.of(at(Transport.TCP, listening.getLocalPort())));
        }
    }

    private static void assertTrue(ChainAnswer answer) {
        assertThat(answer.statement().midpointSeconds()).isEqualTo(UTC);
    }

    @Test
    void waitsOnWhileStrangersSendWrongDatagrams() throws IOException {
        assertTrue(
                overUdp((request, _) ->
                        List.of(
                                new byte[0],
                                new byte[2048],
                                spoilt(good(request)),
                                stranger.respondFor(server, request, UTC + 3600),
                                good(request))));
    }

    @Test
    void asksAgainWhenAResponseWasSpoiltOnPurpose() throws IOException {
        Script script = (request, n) -> List.of(n == 0 ? spoilt(good(request)) : good(request));
        assertTrue(overUdp(script));
        assertTrue(overTcp(script));
    }

    @Test
    void givesUpOnAFloodOfWrongDatagrams() {
        assertThatThrownBy(() ->
                        overUdp((request, _) -> Collections.nCopies(250, spoilt(good(request)))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no valid response");
    }

    @Test
    void believesNoStreamWhoseFrameIsWrong() {
        // Longer than any packet, of no protocol, and cut short: nothing is read on.
        for (var head : List.of("ROUGHTIM\u00ff\u00ff\u00ff\u007f", "HTTP/1.1 400 Bad", "ROUGH")) {
            var bytes = head.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
            assertThatThrownBy(() -> overTcp((_, n) -> n == 0 ? List.of(bytes) : List.of()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no response");
        }
    }

    @Test
    void triesTcpWhereNobodyAnswersOverUdp() throws IOException {
        try (var listening = new ServerSocket(0, 1, LOOPBACK)) {
            Thread.ofVirtual()
                    .start(() -> serveTcp(listening, (request, _) -> List.of(good(request))));
            int port = listening.getLocalPort();
            assertTrue(ask(List.of(at(Transport.UDP, port), at(Transport.TCP, port))));
        }
    }
}
