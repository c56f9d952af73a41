package org.noonmark.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.noonmark.linux.SocketOptions.Timestamps;

@Timeout(20)
class PollerTest {
    private static final long FOR_EVER = -1;
    private static final SocketOptions OPTIONS =
            SocketOptions.defaults()
                    .withBlocking(false)
                    .withReceiveTimeout(Duration.ZERO)
                    .withTimestamps(Timestamps.RECEIVE_AND_TRANSMIT);

    private static UdpSocket bound() throws Exception {
        return UdpSocket.bound(
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), OPTIONS);
    }

    private static UdpSocket connectedTo(UdpSocket peer) throws Exception {
        return UdpSocket.connected(peer.localAddress(), OPTIONS);
    }

    @Test
    void tellsWhichSocketHasADatagram() throws Exception {
        try (var poller = Poller.open();
                var one = bound();
                var two = bound();
                var client = connectedTo(two)) {
            poller.add(one);
            poller.add(two);
            client.send(Arena.ofAuto().allocate(8));
            assertThat(poller.await(FOR_EVER)).isEqualTo(1);
            assertThat(poller.isReadable(one)).isFalse();
            assertThat(poller.isReadable(two)).isTrue();
        }
    }

    @Test
    void tellsOfATransmitStampInTheErrorQueue() throws Exception {
        try (var poller = Poller.open();
                var server = bound();
                var client = connectedTo(server)) {
            poller.add(client);
            client.send(Arena.ofAuto().allocate(8));
            assertThat(poller.await(FOR_EVER)).isEqualTo(1);
            assertThat(poller.hasReport(client)).isTrue();
            assertThat(client.transmittedRealtimeNanos()).isNotZero();
            assertThat(poller.await(0)).isZero();
        }
    }

    @Test
    void timesOut() throws Exception {
        try (var poller = Poller.open();
                var socket = bound()) {
            poller.add(socket);
            assertThat(poller.await(1_000_000)).isZero();
        }
    }

    @Test
    void forgetsARemovedSocket() throws Exception {
        try (var poller = Poller.open();
                var server = bound();
                var client = connectedTo(server)) {
            poller.add(server);
            client.send(Arena.ofAuto().allocate(8));
            poller.remove(server);
            assertThat(poller.await(0)).isZero();
            assertThat(poller.isReadable(server)).isFalse();
        }
    }

    @Test
    void isWokenByAnotherThreadBeforeOrDuringTheWait() throws Exception {
        try (var poller = Poller.open()) {
            var waker = Thread.ofVirtual().start(poller::wake);
            assertThat(poller.await(FOR_EVER)).isZero();
            waker.join();
            assertThat(poller.await(0)).isZero();
        }
    }

    @Test
    void wakingAClosedPollerDoesNothing() throws Exception {
        var poller = Poller.open();
        poller.close();
        poller.wake();
    }
}
