package org.noonmark.wire.nts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Mutator;

class ClientHelloTest {
    private static byte[] hello(String... alpn) throws Exception {
        return hello(List.of("x25519", "secp256r1"), alpn);
    }

    private static byte[] helloWithGroup(String group) throws Exception {
        return hello(List.of(group), "ntske/1");
    }

    private static byte[] hello(List<String> groups, String... alpn) throws Exception {
        SSLEngine engine = SSLContext.getDefault().createSSLEngine("time.example", 4460);
        engine.setUseClientMode(true);
        var parameters = engine.getSSLParameters();
        parameters.setApplicationProtocols(alpn);
        parameters.setNamedGroups(groups.toArray(String[]::new));
        engine.setSSLParameters(parameters);
        var record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), record);
        return Arrays.copyOf(record.array(), record.position());
    }

    @Test
    void findsOurProtocolAmongOthers() throws Exception {
        for (var offered :
                List.of(
                        new String[] {"ntske/1"},
                        new String[] {"h2", "ntske/1"},
                        new String[] {"ntske/1", "http/1.1"})) {
            assertThat(ClientHello.canBegin(hello(offered))).isTrue();
            assertThat(ClientHello.of(hello(offered)).mayOfferNts())
                    .as("%s", (Object) offered)
                    .isTrue();
        }
    }

    @Test
    void findsTheKeyShareOfX25519() throws Exception {
        assertThat(ClientHello.of(hello("ntske/1")).hasX25519Share()).isTrue();
        assertThat(ClientHello.of(helloWithGroup("secp256r1")).hasX25519Share()).isFalse();
        assertThat(ClientHello.of(helloWithGroup("x25519")).hasX25519Share()).isTrue();
    }

    @Test
    void seesThatItIsMissing() throws Exception {
        assertThat(ClientHello.of(hello("h2")).mayOfferNts()).isFalse();
        assertThat(ClientHello.of(hello("ntske/11", "ntske")).mayOfferNts()).isFalse();
        assertThat(ClientHello.of(hello()).mayOfferNts()).isFalse();
    }

    @Test
    void leavesToTlsWhatItCannotRead() throws Exception {
        var whole = hello("h2");
        assertThat(ClientHello.of(Arrays.copyOf(whole, whole.length - 1)).mayOfferNts()).isTrue();
        assertThat(ClientHello.of(new byte[5]).mayOfferNts()).isTrue();
    }

    @Test
    void onlyAHandshakeRecordOfAllowedLengthBegins() {
        assertThat(ClientHello.canBegin(new byte[] {22, 3, 1, 0x40, 0})).isTrue();
        assertThat(ClientHello.canBegin(new byte[] {22, 3, 1, 0x40, 1})).isFalse();
        assertThat(ClientHello.canBegin(new byte[] {22, 3, 1, 0, 3})).isFalse();
        assertThat(ClientHello.canBegin(new byte[] {23, 3, 1, 1, 0})).isFalse();
        assertThat(ClientHello.canBegin("GET /".getBytes(StandardCharsets.US_ASCII))).isFalse();
    }

    @Test
    void neverThrowsOnSpoiledBytes() throws Exception {
        var random = new Random(1);
        var mutator = new Mutator(List.of(hello("ntske/1"), hello("h2"), hello()));
        for (int i = 0; i < 20_000; i++) {
            var spoiled = mutator.mutate(random, 8);
            assertThatNoException().isThrownBy(() -> ClientHello.of(spoiled));
        }
    }
}
