package org.noonmark.serve.nts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.noonmark.serve.AddressPrefix;
import org.noonmark.serve.nts.KeyExchangeConfig.Limits;
import org.noonmark.time.LocalCounter;
import org.noonmark.wire.nts.KeyExchangeResponse;

/// What hostile and broken clients do, and that others are served all the same.
class KeyExchangeFaultsTest {
    private static final byte[] BAD_REQUEST = KeyExchangeResponse.encodeError(1);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(1500);

    private static ServerForTest server(
            int connections, int perNetwork, Duration handshake, Duration exchange)
            throws IOException {
        var limits = new Limits(connections, perNetwork, handshake, exchange);
        return ServerForTest.start(config -> config.withLimits(limits));
    }

    private static void isServed(ServerForTest server) throws Exception {
        try (var client = server.client()) {
            KeyExchangeServerTest.granted(client.ask(KeyExchangeClient.REQUEST));
        }
    }

    @Test
    void closesWhatIsNoTls() throws Exception {
        try (var server = ServerForTest.start();
                var http = KeyExchangeClient.tcp(server.address())) {
            http.getOutputStream()
                    .write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(http.getInputStream().readAllBytes()).isEmpty();
            server.awaitEnded(1);
            assertThat(server.count(KeyExchangeOutcome.NOT_TLS)).isEqualTo(1);
            isServed(server);
        }
    }

    @Test
    void closesARecordLongerThanTlsAllows() throws Exception {
        try (var server = ServerForTest.start();
                var client = KeyExchangeClient.tcp(server.address())) {
            client.getOutputStream().write(new byte[] {22, 3, 1, 0x7F, (byte) 0xFF});
            assertThat(client.getInputStream().readAllBytes()).isEmpty();
            server.awaitEnded(1);
            assertThat(server.count(KeyExchangeOutcome.NOT_TLS)).isEqualTo(1);
        }
    }

    @Test
    void answersGarbageInsideARecordWithAnAlert() throws Exception {
        try (var server = ServerForTest.start();
                var client = KeyExchangeClient.tcp(server.address())) {
            client.getOutputStream().write(HexFormat.of().parseHex("16030100050100000100"));
            assertThat(client.getInputStream().readAllBytes()).startsWith(21, 3);
            server.awaitEnded(1);
            assertThat(server.count(KeyExchangeOutcome.HANDSHAKE_FAILED)).isEqualTo(1);
        }
    }

    @Test
    void readsNoMoreThanARequestHasAndSaysSo() throws Exception {
        try (var server = ServerForTest.start();
                var client = server.client()) {
            // A record that says it has 65,535 bytes.
            assertThat(client.ask(new byte[] {0, 99, (byte) 0xFF, (byte) 0xFF}))
                    .isEqualTo(BAD_REQUEST);
            client.socket.close();
            server.awaitEnded(1);
            assertThat(server.count(KeyExchangeOutcome.TOO_LONG)).isEqualTo(1);
        }
    }

    @Test
    void whoEndsBeforeItsRequestIsWholeHearsSo() throws Exception {
        try (var server = ServerForTest.start();
                var client = server.client()) {
            client.send(Arrays.copyOf(KeyExchangeClient.REQUEST, 9));
            client.socket.shutdownOutput();
            assertThat(client.receive()).isEqualTo(BAD_REQUEST);
            server.awaitEnded(1);
            assertThat(server.count(KeyExchangeOutcome.CLIENT_CLOSED)).isEqualTo(1);
        }
    }

    @Test
    void whoSaysNothingOverTlsHearsSoBeforeTheEnd() throws Exception {
        try (var server = server(100, 100, SHORT, SHORT);
                var client = server.client()) {
            assertThat(client.receive()).isEqualTo(BAD_REQUEST);
            server.awaitEnded(1);
            assertThat(server.count(KeyExchangeOutcome.TIMED_OUT)).isEqualTo(1);
        }
    }

    @Test
    void bytesThatTrickleDoNotBuyTime() throws Exception {
        try (var server = server(100, 100, SHORT, SHORT);
                var client = server.client()) {
            long start = System.nanoTime();
            client.send(new byte[] {0, 99, 0x0F, 0});
            assertThatThrownBy(
                            () -> {
                                // 3,840 bytes, one each 20 ms, would take more than a minute.
                                while (true) {
                                    client.send(new byte[] {0});
                                    LockSupport.parkNanos(20_000_000);
                                }
                            })
                    .isInstanceOf(IOException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(SHORT.multipliedBy(8));
            server.awaitEnded(1);
            assertThat(server.count(KeyExchangeOutcome.TIMED_OUT)).isEqualTo(1);
        }
    }

    @Test
    void aBugWhereConnectionsAreAcceptedDoesNotCloseTheDoor() throws Exception {
        var failures = new AtomicInteger();
        LocalCounter counter =
                () -> {
                    if (failures.getAndDecrement() > 0) {
                        throw new IllegalStateException("a bug");
                    }
                    return System.nanoTime();
                };
        var limits = new Limits(100, 100, SHORT, SHORT);
        try (var server =
                        ServerForTest.withCounter(
                                ServerForTest.config().withLimits(limits), counter);
                var lost = KeyExchangeClient.tcp(server.address())) {
            failures.set(20);
            while (failures.get() > 0) {
                try (var refused = KeyExchangeClient.tcp(server.address())) {
                    assertThat(refused.isConnected()).isTrue();
                }
            }
            isServed(server);
            assertThat(lost.getInputStream().read()).as("deadlines are kept").isEqualTo(-1);
            assertThat(server.server.failure()).isPresent();
        }
    }

    @Test
    void whoSaysNothingIsClosedAfterTheHandshakeLimit() throws Exception {
        try (var server = server(100, 100, SHORT, LONG);
                var silent = KeyExchangeClient.tcp(server.address());
                var half = KeyExchangeClient.tcp(server.address())) {
            half.getOutputStream().write(new byte[] {22, 3, 1, 2, 0, 1});
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
            assertThat(half.getInputStream().read()).isEqualTo(-1);
            server.awaitEnded(2);
            assertThat(server.count(KeyExchangeOutcome.TIMED_OUT)).isEqualTo(2);
            isServed(server);
        }
    }

    @Test
    void whoHasItsAnswerAndStaysIsCountedAsGranted() throws Exception {
        try (var server = server(100, 100, SHORT, SHORT);
                var client = server.client()) {
            KeyExchangeServerTest.granted(client.ask(KeyExchangeClient.REQUEST));
            server.awaitEnded(1);
            assertThat(server.count(KeyExchangeOutcome.GRANTED)).isEqualTo(1);
        }
    }

    @Test
    void aNetworkIsOneIpv4AddressOrAnIpv6Slash64() {
        var address = InetAddress.ofLiteral("2001:db8:1:2:3:4:5:6");
        var neighbour = InetAddress.ofLiteral("2001:db8:1:2:ffff::1");
        var stranger = InetAddress.ofLiteral("2001:db8:1:3::1");
        assertThat(AddressPrefix.ofHost(address))
                .isEqualTo(AddressPrefix.ofHost(neighbour))
                .isNotEqualTo(AddressPrefix.ofHost(stranger));
        assertThat(AddressPrefix.ofHost(InetAddress.ofLiteral("192.0.2.1")))
                .isNotEqualTo(AddressPrefix.ofHost(InetAddress.ofLiteral("192.0.2.2")));
    }

    @Test
    void oneNetworkHasOnlySoManyConnections() throws Exception {
        try (var server = server(100, 2, LONG, LONG);
                var first = KeyExchangeClient.tcp(server.address());
                var second = KeyExchangeClient.tcp(server.address());
                var third = KeyExchangeClient.tcp(server.address())) {
            assertThat(third.getInputStream().read()).isEqualTo(-1);
            assertThat(server.count(KeyExchangeOutcome.NETWORK_LIMIT)).isEqualTo(1);
            first.shutdownOutput();
            second.shutdownOutput();
            server.awaitEnded(3);
            isServed(server);
        }
    }

    @Test
    void theOldestMakesRoomForTheNewest() throws Exception {
        try (var server = server(3, 100, LONG, LONG)) {
            var held = new ArrayList<Socket>();
            for (int i = 0; i < 10; i++) {
                held.add(KeyExchangeClient.tcp(server.address()));
            }
            isServed(server);
            for (var each : held) {
                each.close();
            }
            server.awaitEnded(11);
            assertThat(server.count(KeyExchangeOutcome.DISPLACED)).isGreaterThanOrEqualTo(7);
            assertThat(server.count(KeyExchangeOutcome.GRANTED)).isEqualTo(1);
        }
    }

    @Test
    void twoThousandHalfOpenConnectionsKeepNobodyOut() throws Exception {
        try (var server = server(1000, 10_000, LONG, LONG)) {
            var held = new ArrayList<Socket>();
            for (int i = 0; i < 2000; i++) {
                var each = KeyExchangeClient.tcp(server.address());
                each.getOutputStream().write(new byte[] {22, 3});
                held.add(each);
            }
            isServed(server);
            assertThat(server.server.openConnections()).isLessThanOrEqualTo(1000);
            for (var each : held) {
                each.close();
            }
        }
    }

    /// As many as the process may have; both ends are in it. When it may have less, the server runs
    /// out of descriptors as well, and has to go on all the same.
    @Test
    @Tag("soak")
    void tenThousandHalfOpenConnectionsKeepNobodyOut() throws Exception {
        try (var server = server(20_000, 20_000, LONG, LONG)) {
            var held = new ArrayList<Socket>();
            try {
                for (int i = 0; i < 10_000; i++) {
                    held.add(KeyExchangeClient.tcp(server.address()));
                }
            } catch (IOException tooManyOpenFiles) {
                assertThat(tooManyOpenFiles).hasMessageContaining("Too many open files");
            }
            for (var each : held.subList(held.size() - 20, held.size())) {
                each.close();
            }
            isServed(server);
            for (var each : held) {
                each.close();
            }
        }
    }

    @Test
    void clientsThatGoAwayAreCounted() throws Exception {
        try (var server = ServerForTest.start()) {
            KeyExchangeClient.tcp(server.address()).close();
            try (var client = server.client()) {
                client.send(new byte[] {(byte) 0x80, 1});
            }
            server.awaitEnded(2);
            assertThat(server.count(KeyExchangeOutcome.CLIENT_CLOSED)).isEqualTo(2);
            assertThat(server.server.failure()).isEmpty();
        }
    }

    @Test
    void closingEndsWhatIsOpen() throws Exception {
        var server = server(100, 100, LONG, LONG);
        try (var client = KeyExchangeClient.tcp(server.address())) {
            // What is in the backlog still is reset, not closed.
            server.awaitOpen(1);
            server.close();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }
}
