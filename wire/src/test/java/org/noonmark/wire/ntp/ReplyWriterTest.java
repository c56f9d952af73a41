package org.noonmark.wire.ntp;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.AllocatedBytes;

class ReplyWriterTest {
    @Test
    void overwritesTheRequestWithTheReply() {
        var bytes = NtpVectors.REQUEST.clone();
        var packet = MemorySegment.ofArray(bytes);

        writeReply(packet);

        assertThat(bytes).isEqualTo(NtpVectors.REPLY);
    }

    private static void writeReply(MemorySegment packet) {
        long origin = RequestView.transmitNtp64(packet, 0);
        ReplyWriter.writeStatus(
                packet,
                0,
                0,
                RequestView.version(packet, 0),
                2,
                RequestView.poll(packet, 0),
                -23,
                566,
                951,
                0xC000_0201);
        ReplyWriter.writeTimestamps(
                packet, 0, 0xEC00_0000_0000_0000L, origin, 0xEC00_0001_8000_0000L, 0);
        ReplyWriter.writeTransmit(packet, 0, 0xEC00_0001_8001_0000L);
    }

    @Test
    void writesAKissOfDeath() {
        var bytes = NtpVectors.REQUEST.clone();
        var packet = MemorySegment.ofArray(bytes);

        ReplyWriter.writeKiss(
                packet, 0, 4, 6, KissCode.RATE.bits(), RequestView.transmitNtp64(packet, 0));

        assertThat(bytes).isEqualTo(NtpVectors.KISS_RATE);
    }

    @Test
    void appendsACryptoNak() {
        var bytes = NtpVectors.join(NtpVectors.REPLY, new byte[] {9, 9, 9, 9});

        int length = ReplyWriter.appendCryptoNak(MemorySegment.ofArray(bytes), 0, 48);

        assertThat(length).isEqualTo(52);
        assertThat(bytes).isEqualTo(NtpVectors.CRYPTO_NAK);
    }

    @Test
    void allocatesNothing() {
        var packet = MemorySegment.ofArray(NtpVectors.REQUEST.clone());

        assertThat(AllocatedBytes.during(50_000, 1_000_000, () -> writeReply(packet))).isZero();
    }
}
