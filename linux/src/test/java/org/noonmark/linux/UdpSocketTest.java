package org.noonmark.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.linux.SocketOptions.Timestamps;

class UdpSocketTest {
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private static final SocketOptions OPTIONS =
            SocketOptions.defaults().withReceiveTimeout(Duration.ofSeconds(5));

    private static InetSocketAddress address(String host, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(host), port);
    }

    private static MemorySegment bytes(String text) {
        return Arena.ofAuto()
                .allocateFrom(JAVA_BYTE, text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void carriesDatagramsWithKernelStampOfReception(String host) throws Exception {
        Loopback.assumeHas(host);
        var clocks = HostClocks.open();
        try (var server = UdpSocket.bound(address(host, 0), OPTIONS);
                var client = UdpSocket.connected(address(host, server.localPort()), OPTIONS)) {
            long before = clocks.realtimeNanos();
            assertThat(client.send(bytes("hello"))).isEqualTo(5);
            var into = Arena.ofAuto().allocate(16);
            assertThat(server.receive(into)).isEqualTo(5);
            long after = clocks.realtimeNanos();
            assertThat(into.asSlice(0, 5).mismatch(bytes("hello"))).isEqualTo(-1);
            assertThat(server.receivedRealtimeNanos()).isBetween(before, after);
            assertThat(server.receivedFrom()).isEqualTo(client.localAddress());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void reportsTransmitStampOfTheLastDatagramSent(String host) throws Exception {
        Loopback.assumeHas(host);
        var options = OPTIONS.withTimestamps(Timestamps.RECEIVE_AND_TRANSMIT);
        var clocks = HostClocks.open();
        try (var server = UdpSocket.bound(address(host, 0), options);
                var client = UdpSocket.connected(address(host, server.localPort()), options)) {
            client.send(bytes("one"));
            long before = clocks.realtimeNanos();
            client.send(bytes("two"));
            // On a busy machine the kernel may hand a datagram over after the call has returned.
            long sent = 0;
            for (long t = before; sent == 0 && t - before < PATIENCE_NANOS; ) {
                sent = client.transmittedRealtimeNanos();
                t = clocks.realtimeNanos();
            }
            long after = clocks.realtimeNanos();
            assertThat(sent).isBetween(before, after);
            assertThat(client.transmittedRealtimeNanos()).isZero();
            assertThat(server.receive(Arena.ofAuto().allocate(16))).isEqualTo(3);
            assertThat(server.receivedRealtimeNanos()).isBetween(before - 1_000_000_000, after);
        }
    }

    @Test
    void nonBlockingReceiveSaysAgain() throws Exception {
        try (var socket =
                UdpSocket.bound(
                        address("127.0.0.1", 0), SocketOptions.defaults().withBlocking(false))) {
            assertThat(socket.receive(Arena.ofAuto().allocate(16))).isEqualTo(-Errno.EAGAIN);
        }
    }

    @Test
    void receiveTimeOutSaysAgain() throws Exception {
        var options = SocketOptions.defaults().withReceiveTimeout(Duration.ofMillis(1));
        try (var socket = UdpSocket.bound(address("127.0.0.1", 0), options)) {
            assertThat(socket.receive(Arena.ofAuto().allocate(16))).isEqualTo(-Errno.EAGAIN);
        }
    }

    @Test
    void tellsThatNobodyListens() throws Exception {
        int freePort;
        try (var gone = UdpSocket.bound(address("127.0.0.1", 0), OPTIONS)) {
            freePort = gone.localPort();
        }
        try (var client = UdpSocket.connected(address("127.0.0.1", freePort), OPTIONS)) {
            client.send(bytes("x"));
            assertThat(client.receive(Arena.ofAuto().allocate(16))).isEqualTo(-Errno.ECONNREFUSED);
        }
    }

    @Test
    void saysEmsgsizeForADatagramLongerThanTheRoom() throws Exception {
        try (var server = UdpSocket.bound(address("127.0.0.1", 0), OPTIONS);
                var client =
                        UdpSocket.connected(address("127.0.0.1", server.localPort()), OPTIONS)) {
            client.send(bytes("longer than four"));
            assertThat(server.receive(Arena.ofAuto().allocate(4))).isEqualTo(-Errno.EMSGSIZE);
        }
    }

    @Test
    void namesCallAddressAndErrorWhenThePortIsTaken() throws Exception {
        try (var first = UdpSocket.bound(address("127.0.0.1", 0), OPTIONS)) {
            int port = first.localPort();
            assertThatThrownBy(() -> UdpSocket.bound(address("127.0.0.1", port), OPTIONS))
                    .isInstanceOf(SystemCallException.class)
                    .hasMessage("bind UDP 127.0.0.1 port " + port + ": EADDRINUSE (errno 98)");
        }
    }

    @Test
    void reusePortLetsSeveralSocketsShareAPort() throws Exception {
        var options = OPTIONS.withReusePort(true);
        try (var first = UdpSocket.bound(address("127.0.0.1", 0), options);
                var second = UdpSocket.bound(address("127.0.0.1", first.localPort()), options)) {
            assertThat(second.localPort()).isEqualTo(first.localPort());
        }
    }

    @Test
    void ipv6WildcardLeavesThePortToIpv4() throws Exception {
        Loopback.assumeHas("::1");
        try (var v6 = UdpSocket.bound(address("::", 0), OPTIONS);
                var v4 = UdpSocket.bound(address("0.0.0.0", v6.localPort()), OPTIONS)) {
            assertThat(v4.localPort()).isEqualTo(v6.localPort());
        }
    }

    @Test
    void refusesUseAfterClose() throws Exception {
        var socket = UdpSocket.bound(address("127.0.0.1", 0), OPTIONS);
        socket.close();
        socket.close();
        assertThatThrownBy(() -> socket.send(bytes("x"))).isInstanceOf(IllegalStateException.class);
    }
}
