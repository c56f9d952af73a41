package org.noonmark.serve.nts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.noonmark.testkit.TestCertificates.KeyKind;
import org.noonmark.wire.ntp.Octets;
import org.noonmark.wire.nts.KeyExchangeReason;
import org.noonmark.wire.nts.KeyExchangeResponse;
import org.noonmark.wire.nts.KeyExchangeResponse.Decoded;
import org.noonmark.wire.nts.NtsAead;
import org.noonmark.wire.nts.NtsKeys;

class KeyExchangeServerTest {
    private static final byte[] BOTH_AEADS =
            HexFormat.of().parseHex("80010002000080040004001e000f0400000080000000");

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void grantsKeysThatBothSidesDerive(KeyKind kind) throws Exception {
        try (var server = ServerForTest.withKeyOf(kind);
                var client = server.client()) {
            var response = granted(client.ask(KeyExchangeClient.REQUEST));

            assertThat(response.cookies()).hasSize(8);
            var aead = NtsAead.AES_SIV_CMAC_256;
            var c2s = client.export(new byte[] {0, 0, 0, 15, 0}, 32);
            var s2c = client.export(new byte[] {0, 0, 0, 15, 1}, 32);
            assertThat(server.granted)
                    .containsExactly(new NtsKeys(aead, Octets.of(c2s), Octets.of(s2c)));
            assertThat(c2s).isNotEqualTo(s2c);
            client.socket.close();
            server.awaitEnded(1);
            assertThat(server.count(KeyExchangeOutcome.GRANTED)).isEqualTo(1);
        }
    }

    @Test
    void grantsGcmSivOnlyWhereTheOperatorAllowsIt() throws Exception {
        var gcm = List.of(NtsAead.AES_SIV_CMAC_256, NtsAead.AES_128_GCM_SIV);
        try (var careful = ServerForTest.start();
                var generous = ServerForTest.start(config -> config.withAeads(gcm));
                var first = careful.client();
                var second = generous.client()) {
            assertThat(granted(first.ask(BOTH_AEADS)).aead()).isEqualTo(NtsAead.AES_SIV_CMAC_256);
            assertThat(granted(second.ask(BOTH_AEADS)).aead()).isEqualTo(NtsAead.AES_128_GCM_SIV);
        }
    }

    @Test
    void listensOnAllAddressesOfBothFamilies() throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var all =
                List.of(
                        new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), port),
                        new InetSocketAddress(InetAddress.ofLiteral("::"), port));
        try (var server = ServerForTest.start(config -> config.withListen(all));
                var ipv4 = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
                var ipv6 = new Socket(InetAddress.ofLiteral("::1"), port)) {
            assertThat(ipv4.isConnected() && ipv6.isConnected()).isTrue();
            assertThat(server.server.listening()).hasSize(1);
        }
    }

    @Test
    void namesTheNtpServerThatIsElsewhere() throws Exception {
        try (var server =
                        ServerForTest.start(config ->
                                config.withNtpServer(
                                        Optional.of("ntp.example"), OptionalInt.of(1123)));
                var client = server.client()) {
            var response = granted(client.ask(KeyExchangeClient.REQUEST));
            assertThat(response.server()).contains("ntp.example");
            assertThat(response.port()).hasValue(1123);
        }
    }

    @Test
    void answersWithErrorTwoWhileThereAreNoCookieKeys() throws Exception {
        try (var server = ServerForTest.withoutCookieKeys();
                var client = server.client()) {
            assertThat(client.ask(KeyExchangeClient.REQUEST))
                    .isEqualTo(KeyExchangeResponse.encodeError(2));
            client.socket.close();
            server.awaitEnded(1);
            assertThat(server.count(KeyExchangeOutcome.NO_COOKIE_KEYS)).isEqualTo(1);
        }
    }

    @Test
    void answersAnUnknownCriticalRecordWithErrorZero() throws Exception {
        try (var server = ServerForTest.start();
                var client = server.client()) {
            var request = HexFormat.of().parseHex("80040002000f80010002000080320002000180000000");
            assertThat(client.ask(request)).isEqualTo(KeyExchangeResponse.encodeError(0));
            client.socket.close();
            server.awaitEnded(1);
            assertThat(server.server.counters().count(KeyExchangeReason.UNRECOGNISED_CRITICAL))
                    .isEqualTo(1);
        }
    }

    @Test
    void answersAnotherProtocolWithNone() throws Exception {
        try (var server = ServerForTest.start();
                var client = server.client()) {
            var request = HexFormat.of().parseHex("80010002800180040002000f80000000");
            assertThat(client.ask(request)).isEqualTo(KeyExchangeResponse.encodeNoProtocol());
        }
    }

    @Test
    void takesARequestInSingleBytes() throws Exception {
        try (var server = ServerForTest.start();
                var client = server.client()) {
            for (byte each : KeyExchangeClient.REQUEST) {
                client.send(new byte[] {each});
            }
            assertThat(granted(client.receive()).cookies()).hasSize(8);
        }
    }

    @Test
    void refusesTls12() throws Exception {
        try (var server = ServerForTest.start()) {
            assertThatThrownBy(() ->
                            KeyExchangeClient.connect(
                                    ServerForTest.authority(),
                                    server.address(),
                                    "TLSv1.2",
                                    "ntske/1"))
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("protocol_version");
            server.awaitEnded(1);
            assertThat(server.count(KeyExchangeOutcome.HANDSHAKE_FAILED)).isEqualTo(1);
        }
    }

    @Test
    void refusesClientsThatTalkOfSomethingElse() throws Exception {
        try (var server = ServerForTest.start()) {
            for (var alpn : List.of(new String[] {"h2"}, new String[] {})) {
                assertThatThrownBy(() ->
                                KeyExchangeClient.connect(
                                        ServerForTest.authority(),
                                        server.address(),
                                        "TLSv1.3",
                                        alpn))
                        .isInstanceOf(SSLHandshakeException.class)
                        .hasMessageContaining("no_application_protocol");
            }
            server.awaitEnded(2);
            assertThat(server.count(KeyExchangeOutcome.NO_ALPN)).isEqualTo(2);
        }
    }

    @Test
    void saysWhatIsWrongWhenThePortIsTaken() throws Exception {
        try (var first =
                new ServerSocket(0, 1, ServerForTest.config().listen().getFirst().getAddress())) {
            assertThatThrownBy(() ->
                            ServerForTest.start(config ->
                                    config.withListen(
                                            List.of(
                                                    (java.net.InetSocketAddress)
                                                            first.getLocalSocketAddress()))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("port " + first.getLocalPort())
                    .hasMessageContaining("choose another listen or port in [serve.nts]");
        }
    }

    static KeyExchangeResponse granted(byte[] message) {
        var offered = List.of(NtsAead.values());
        var decoded = KeyExchangeResponse.decode(message, offered);
        assertThat(decoded).isInstanceOf(Decoded.Response.class);
        return ((Decoded.Response) decoded).response();
    }
}
