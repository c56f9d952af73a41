package org.noonmark.serve;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.noonmark.serve.Requests.CLIENT;
import static org.noonmark.serve.Requests.START;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.testkit.AllocatedBytes;
import org.noonmark.wire.ntp.PacketMac;
import org.noonmark.wire.ntp.SymmetricKeys;

class SymmetricKeyTest {
    private static final SymmetricKeys KEYS =
            ((SymmetricKeys.Parsed.Keys)
                            SymmetricKeys.parse(
                                    """
                                    10 AES128 HEX:fc24971b5266dc46efe0e8084689b688
                                    11 SHA1 ASCII:twelve-letters
                                    12 MD5 ASCII:twelve-letters
                                    """))
                    .keys();

    private final Requests requests = new Requests(Requests.config().withKeys(KEYS));

    private static byte[] signed(int keyId) {
        var memory = Arena.ofAuto().allocate(128);
        MemorySegment.copy(Requests.bytes(4, 3), 0, memory, JAVA_BYTE, 0, 48);
        int length = KEYS.find(keyId).orElseThrow().newAuthenticator().append(memory, 0, 48);
        return memory.asSlice(0, length).toArray(JAVA_BYTE);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 11, 12})
    void answersAnAuthenticRequestWithTheSameKey(int keyId) {
        byte[] request = signed(keyId);
        int length = requests.answer(request, CLIENT, START, START + 99);
        assertThat(length).isEqualTo(request.length);
        var authenticator = KEYS.find(keyId).orElseThrow().newAuthenticator();
        assertThat(authenticator.verify(requests.memory, Requests.DATAGRAM, 48, length - 48))
                .isTrue();
        assertThat(requests.reply(length).transmit().bits())
                .isEqualTo(requests.ntp64At(START + 99) & ~1L);
        assertThat(requests.responder.counters().count(NtpOutcome.BASIC_WITH_MAC)).isEqualTo(1);
    }

    @Test
    void answersAWrongMacWithACryptoNak() {
        byte[] request = signed(10);
        request[60] ^= 1;
        int length = requests.answer(request, CLIENT, START, START);
        assertThat(length).isEqualTo(52);
        assertThat(requests.reply(length).mac()).isEqualTo(new PacketMac.CryptoNak());
        assertThat(requests.responder.counters().count(NtpOutcome.CRYPTO_NAK)).isEqualTo(1);
    }

    @Test
    void answersAnUnknownKeyWithACryptoNak() {
        byte[] request = signed(10);
        request[51] = 77;
        assertThat(requests.answer(request, CLIENT, START, START)).isEqualTo(52);
        assertThat(requests.responder.counters().count(NtpOutcome.CRYPTO_NAK)).isEqualTo(1);
    }

    @Test
    void acceptsTheVectorOfAWholePacket() {
        byte[] request =
                HexFormat.of()
                        .parseHex(
                                "230006ec00000000000000000000000000000000000000000000000000000000"
                                        + "0000000000000000e9a1b2c3d4e5f607"
                                        + "0000000ab65cfd1e58c55d6a2a753e72c60d177c");
        assertThat(requests.answer(request, CLIENT, START, START)).isEqualTo(68);
    }

    @Test
    void ignoresACryptoNakInARequest() {
        byte[] request = Arrays.copyOf(Requests.bytes(4, 3), 52);
        assertThat(requests.answer(request, CLIENT, START, START)).isZero();
        assertThat(requests.responder.counters().count(NtpOutcome.NOT_A_REQUEST)).isEqualTo(1);
    }

    @Test
    void cmacAllocatesNothing() {
        byte[] request = signed(10);
        var pristine = Arena.ofAuto().allocate(request.length);
        MemorySegment.copy(request, 0, pristine, JAVA_BYTE, 0, request.length);
        requests.answer(request, CLIENT, START, START);
        Runnable round =
                () -> {
                    MemorySegment.copy(
                            pristine, 0, requests.memory, Requests.DATAGRAM, pristine.byteSize());
                    requests.responder.prepare(
                            0, requests.memory, Requests.DATAGRAM, 68, Requests.SOCKADDR, START);
                    requests.responder.finish(0, requests.memory, Requests.DATAGRAM, START);
                };
        assertThat(AllocatedBytes.steady(200_000, round)).isZero();
        assertThat(requests.responder.counters().count(NtpOutcome.CRYPTO_NAK)).isZero();
    }
}
