package org.noonmark.serve.roughtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.linux.HostClocks;
import org.noonmark.serve.AccessRules;
import org.noonmark.serve.RateLimit;
import org.noonmark.station.Snapshot;
import org.noonmark.time.ClockState;
import org.noonmark.wire.roughtime.CheckedResponse.Valid;
import org.noonmark.wire.roughtime.RoughtimeReason;

/// Over real sockets on loopback.
class RoughtimeServerTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final RoughtimeServerConfig CONFIG =
            RoughtimeServerConfig.on(List.of(new InetSocketAddress(LOOPBACK, 0)));

    private final HostClocks clocks = HostClocks.open();
    private final Snapshot snapshot =
            Answers.snapshot(
                    ClockState.SYNCHRONIZED, 0.01, clocks.counterNanos(), Answers.START_TAI);
    private final Answers requests = new Answers(CONFIG);

    private RoughtimeServer server(RoughtimeServerConfig config) throws IOException {
        return RoughtimeServer.start(
                config, Answers.LONG_TERM, () -> snapshot, clocks, new SecureRandom(), event -> {});
    }

    private static byte[] ask(DatagramSocket socket, RoughtimeServer server, byte[] request)
            throws IOException {
        socket.send(new DatagramPacket(request, request.length, server.listening().getFirst()));
        var reply = new DatagramPacket(new byte[2048], 2048);
        socket.receive(reply);
        return Arrays.copyOf(reply.getData(), reply.getLength());
    }

    private static byte[] read(Socket socket) throws IOException {
        var header = socket.getInputStream().readNBytes(12);
        int length = (header[8] & 0xff) + ((header[9] & 0xff) << 8);
        var packet = Arrays.copyOf(header, 12 + length);
        socket.getInputStream().readNBytes(packet, 12, length);
        return packet;
    }

    private static Socket connect(RoughtimeServer server) throws IOException {
        var address = server.listening().getFirst();
        var socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(5_000);
        return socket;
    }

    @Test
    void answersOverUdpNoLongerThanAsked() throws IOException {
        try (var server = server(CONFIG);
                var socket = new DatagramSocket(0, LOOPBACK)) {
            socket.setSoTimeout(5_000);
            for (int i = 0; i < 5; i++) {
                var request = requests.request();
                var reply = ask(socket, server, request);
                assertThat(Answers.check(request, reply)).isInstanceOf(Valid.class);
                assertThat(reply.length).isLessThan(request.length);
            }
            assertThat(server.counters().count(RoughtimeOutcome.ANSWERED)).isEqualTo(5);
            assertThat(server.failure()).isEmpty();
        }
    }

    @Test
    void answersSeveralRequestsOverOneConnectionEvenInPieces() throws IOException {
        try (var server = server(CONFIG);
                var socket = connect(server)) {
            var out = socket.getOutputStream();
            for (int i = 0; i < 3; i++) {
                var request = requests.request();
                out.write(request, 0, 7);
                out.flush();
                out.write(request, 7, 500);
                out.flush();
                out.write(request, 507, request.length - 507);
                assertThat(Answers.check(request, read(socket))).isInstanceOf(Valid.class);
            }
        }
    }

    @Test
    void closesAConnectionThatSendsNoPacket() throws IOException {
        try (var server = server(CONFIG);
                var socket = connect(server)) {
            socket.getOutputStream()
                    .write(
                            "GET / HTTP/1.1\r\n\r\n"
                                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            try {
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            } catch (SocketTimeoutException open) {
                throw new AssertionError("the connection stays open", open);
            } catch (IOException reset) {
                assertThat(reset).hasMessageContaining("reset");
            }
            assertThat(server.counters().count(RoughtimeReason.NO_MAGIC)).isEqualTo(1);
        }
    }

    @Test
    void refusesMoreConnectionsFromOneAddressThanIsFair() throws IOException {
        try (var server = server(CONFIG)) {
            var sockets = new java.util.ArrayList<Socket>();
            try {
                for (int i = 0; i < StreamLimits.defaults().connectionsPerNetwork(); i++) {
                    var socket = connect(server);
                    sockets.add(socket);
                    var request = requests.request();
                    socket.getOutputStream().write(request);
                    assertThat(Answers.check(request, read(socket))).isInstanceOf(Valid.class);
                }
                var oneMore = connect(server);
                sockets.add(oneMore);
                assertThat(oneMore.getInputStream().read()).isEqualTo(-1);
                assertThat(server.counters().count(RoughtimeOutcome.CONNECTION_REFUSED))
                        .isEqualTo(1);
            } finally {
                for (var socket : sockets) {
                    socket.close();
                }
            }
        }
    }

    @Test
    void doesNotAnswerWhomItIsNotToAnswer() throws IOException {
        try (var server = server(CONFIG.withAccess(new AccessRules(List.of(), false)));
                var socket = new DatagramSocket(0, LOOPBACK)) {
            socket.setSoTimeout(300);
            assertThatThrownBy(() -> ask(socket, server, requests.request()))
                    .isInstanceOf(SocketTimeoutException.class);
            assertThat(server.counters().count(RoughtimeOutcome.DENIED)).isEqualTo(1);
        }
    }

    @Test
    void limitsHowOftenAClientIsAnswered() throws IOException {
        try (var server = server(CONFIG.withRateLimit(RateLimit.perSecond(0.001, 2)));
                var socket = new DatagramSocket(0, LOOPBACK)) {
            socket.setSoTimeout(300);
            // Of those over the limit one in eight is answered all the same.
            assertThatThrownBy(
                            () -> {
                                for (int i = 0; i < 100; i++) {
                                    ask(socket, server, requests.request());
                                }
                            })
                    .isInstanceOf(SocketTimeoutException.class);
            assertThat(server.counters().count(RoughtimeOutcome.RATE_LIMITED)).isEqualTo(1);
            assertThat(server.counters().count(RoughtimeOutcome.ANSWERED))
                    .isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void leavesNothingOpenWhenAnAddressIsTaken() throws IOException {
        InetSocketAddress first;
        try (var free = server(CONFIG)) {
            first = free.listening().getFirst();
        }
        try (var taken = server(CONFIG)) {
            var both = CONFIG.withListen(List.of(first, taken.listening().getFirst()));
            assertThatThrownBy(() -> server(both)).isInstanceOf(IOException.class);
        }
        try (var udp = new DatagramSocket(first);
                var tcp = new ServerSocket()) {
            tcp.setReuseAddress(true);
            tcp.bind(first);
            assertThat(udp.isBound() && tcp.isBound()).isTrue();
        }
    }

    @Test
    void listensOnBothWildcardsOverBothTransports() throws IOException {
        assumeTrue(hasIpv6(), "this host has no address ::1");
        var ipv4 = InetAddress.ofLiteral("0.0.0.0");
        int port;
        try (var free = new DatagramSocket(0, ipv4)) {
            port = free.getLocalPort();
        }
        var both =
                List.of(
                        new InetSocketAddress(ipv4, port),
                        new InetSocketAddress(InetAddress.ofLiteral("::"), port));
        try (var server = server(CONFIG.withListen(both))) {
            for (var address : List.of("127.0.0.1", "::1")) {
                try (var socket = new Socket(InetAddress.ofLiteral(address), port)) {
                    socket.setSoTimeout(5_000);
                    var request = requests.request();
                    socket.getOutputStream().write(request);
                    assertThat(Answers.check(request, read(socket))).isInstanceOf(Valid.class);
                }
            }
            assertThat(server.listening()).hasSize(2);
        }
    }

    private static boolean hasIpv6() {
        var local = new InetSocketAddress(InetAddress.ofLiteral("::1"), 0);
        try (var socket = new DatagramSocket(local)) {
            return socket.isBound();
        } catch (IOException missing) {
            return false;
        }
    }
}
