package org.noonmark.app.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.noonmark.sources.nts.CertificateTime.Ground;
import org.noonmark.sources.nts.KeyExchange;
import org.noonmark.sources.nts.ServerIdentity;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;
import org.noonmark.wire.ntp.Decoded;
import org.noonmark.wire.ntp.NtpDecoder;
import org.noonmark.wire.ntp.Octets;
import org.noonmark.wire.nts.NtsAead;
import org.noonmark.wire.nts.NtsKeys;

class CookieProtectionTest {
    private static final UtcInstant NEVER = UtcInstant.ofPosix(0, 0);

    private static final int HEADER_BYTES = 48;
    private static final int UNIQUE_ID_FIELD = HEADER_BYTES;
    private static final int COOKIE_BODY = HEADER_BYTES + 36 + 4;
    private static final byte[] HEADER = new byte[HEADER_BYTES];

    private final CookieProtection protection =
            new CookieProtection(established(), new SplittableRandom(5));

    private static KeyExchange.Established established() {
        var key = new byte[NtsAead.AES_SIV_CMAC_256.keyBytes()];
        var keys = new NtsKeys(NtsAead.AES_SIV_CMAC_256, Octets.of(key), Octets.of(key));
        var cookies =
                IntStream.range(0, 8)
                        .mapToObj(i -> Octets.of(ByteBuffer.allocate(100).putInt(i).array()))
                        .toList();
        var who = new ServerIdentity("", "", NEVER, NEVER, "", "", Ground.HOST_CLOCK);
        return new KeyExchange.Established(
                keys,
                cookies,
                InetSocketAddress.createUnresolved("h", 123),
                who,
                TimeDelta.ofSeconds(1));
    }

    @Test
    void noCookieIsUsedTwice() throws IOException {
        var used = new HashSet<Integer>();
        var identifiers = new HashSet<List<Long>>();
        for (int i = 0; i < 8; i++) {
            var request = ByteBuffer.wrap(protection.protect(HEADER));
            used.add(request.getInt(COOKIE_BODY));
            identifiers.add(
                    List.of(
                            request.getLong(UNIQUE_ID_FIELD + 4),
                            request.getLong(UNIQUE_ID_FIELD + 12)));
        }

        assertThat(used).hasSize(8);
        assertThat(identifiers).hasSize(8);
        assertThat(protection.left()).isZero();
        assertThatThrownBy(() -> protection.protect(HEADER))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("too few cookies");
    }

    @Test
    void aReplyThatNothingAuthenticatesIsNotRightAndANakIsCounted() throws IOException {
        var request = protection.protect(HEADER);
        var nak = Arrays.copyOf(request, HEADER_BYTES + 36);
        nak[0] = 0x24;
        nak[1] = 1;

        assertThat(isRight(nak)).isFalse();
        assertThat(protection.naks()).isZero();
        nak[1] = 0;
        ByteBuffer.wrap(nak).put(12, "NTSN".getBytes(StandardCharsets.US_ASCII));
        assertThat(isRight(nak)).isFalse();
        assertThat(protection.naks()).isEqualTo(1);
        assertThat(protection.left()).isEqualTo(7);
    }

    private boolean isRight(byte[] reply) {
        var datagram = MemorySegment.ofArray(reply);
        return NtpDecoder.decode(datagram) instanceof Decoded.Packet(var packet)
                && protection.isRight(datagram, packet);
    }
}
