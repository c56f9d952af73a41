package org.noonmark.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class ReusePortTest {
    private static final SocketOptions OPTIONS =
            SocketOptions.defaults().withBlocking(false).withReusePort(true);

    private static InetSocketAddress address(String host, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(host), port);
    }

    @Test
    void ipv4NetworksKeepTheirSocketWhateverThePort() throws Exception {
        try (var one = UdpSocket.bound(address("127.0.0.1", 0), OPTIONS);
                var two = UdpSocket.bound(one.localAddress(), OPTIONS)) {
            one.steerBySource(2);
            var used = new HashSet<Integer>();
            for (int network = 1; network < 40; network++) {
                int first = socketOf("127.0." + network + ".1", one, two);
                int again = socketOf("127.0." + network + ".77", one, two);
                assertThat(again).isEqualTo(first);
                used.add(first);
            }
            assertThat(used).containsExactlyInAnyOrder(0, 1);
        }
    }

    @Test
    void ipv6AlwaysPicksTheSameSocketForOneAddress() throws Exception {
        Loopback.assumeHas("::1");
        try (var one = UdpSocket.bound(address("::1", 0), OPTIONS);
                var two = UdpSocket.bound(one.localAddress(), OPTIONS)) {
            one.steerBySource(2);
            var used = new HashSet<Integer>();
            for (int i = 0; i < 20; i++) {
                used.add(socketOf("::1", one, two));
            }
            assertThat(used).hasSize(1);
        }
    }

    /// Which of the two sockets takes a datagram from a fresh port of `source`.
    private static int socketOf(String source, UdpSocket one, UdpSocket two) throws Exception {
        try (var client = UdpSocket.bound(address(source, 0), SocketOptions.defaults())) {
            var out = DatagramBatch.of(1, 8);
            out.setPeer(0, one.localAddress());
            out.queueReply(0, 8, false);
            assertThat(out.send(client)).isEqualTo(1);
        }
        var memory = Arena.ofAuto().allocate(8);
        boolean toOne = one.receive(memory) == 8;
        boolean toTwo = two.receive(memory) == 8;
        assertThat(toOne).isNotEqualTo(toTwo);
        return toOne ? 0 : 1;
    }
}
