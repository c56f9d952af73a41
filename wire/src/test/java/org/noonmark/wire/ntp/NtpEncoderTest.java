package org.noonmark.wire.ntp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.noonmark.wire.ntp.NtpVectors.hex;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.NtpTimestamp;

class NtpEncoderTest {
    @Test
    void aRequestTellsNothingOfItsSender() {
        var bytes = hex("ff".repeat(50));

        NtpEncoder.writeRequest(MemorySegment.ofArray(bytes), 1, 6, 0, 0, 0x0123_4567_89AB_CDEFL);

        assertThat(bytes)
                .isEqualTo(hex("ff" + "23000620" + "00".repeat(36) + "0123456789abcdef" + "ff"));
    }

    @Test
    void anInterleavedRequestCarriesThreeDifferentNumbers() {
        var bytes = new byte[48];

        NtpEncoder.writeRequest(MemorySegment.ofArray(bytes), 0, 4, 1, 2, 3);

        var packet = ((Decoded.Packet) NtpDecoder.decode(bytes)).packet();
        assertThat(packet.origin().bits()).isEqualTo(1);
        assertThat(packet.receive().bits()).isEqualTo(2);
        assertThat(packet.transmit().bits()).isEqualTo(3);
        assertThat(
                        Interleaved.isAskedBy(
                                packet.origin().bits(),
                                packet.receive().bits(),
                                packet.transmit().bits()))
                .isTrue();
    }

    @Test
    void refusesFieldsThatTheDecoderWouldNotReadBack() {
        var shortField = new ExtensionField(1, Octets.of(new byte[12]));
        var macLike = new ExtensionField(1, Octets.of(new byte[16]));

        refuses(4, List.of(shortField), new PacketMac.None());
        refuses(4, List.of(macLike), new PacketMac.None());
        refuses(4, List.of(macLike), new PacketMac.CryptoNak());
        refuses(4, List.of(shortField), new PacketMac.CryptoNak());
        refuses(3, List.of(shortField), new PacketMac.Digest(1, Octets.of(new byte[16])));
    }

    private static void refuses(int version, List<ExtensionField> fields, PacketMac mac) {
        var zero = NtpTimestamp.UNKNOWN;
        var packet =
                new NtpPacket(
                        LeapWarning.NONE,
                        version,
                        3,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        zero,
                        zero,
                        zero,
                        zero,
                        fields,
                        mac);
        assertThatThrownBy(() -> NtpEncoder.encode(packet))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fieldsAndDigestsHaveTheLengthsOfTheWire() {
        assertThatThrownBy(() -> new ExtensionField(1, Octets.of(new byte[8])))
                .hasMessageContaining("12 to 65528");
        assertThatThrownBy(() -> new ExtensionField(1, Octets.of(new byte[13])))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ExtensionField(0x10000, Octets.of(new byte[12])))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PacketMac.Digest(1, Octets.of(new byte[17])))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
