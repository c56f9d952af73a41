package org.noonmark.wire.ntp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noonmark.wire.ntp.NtpVectors.hex;
import static org.noonmark.wire.ntp.NtpVectors.join;
import static org.noonmark.wire.ntp.NtpVectors.with;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.NtpTimestamp;
import org.noonmark.time.TimeDelta;

class NtpDecoderTest {
    @Test
    void readsEveryFieldOfAHeader() {
        var packet = accepted(NtpVectors.REPLY);

        assertThat(packet.leap()).isEqualTo(LeapWarning.NONE);
        assertThat(packet.version()).isEqualTo(4);
        assertThat(packet.mode()).isEqualTo(NtpLayout.MODE_SERVER);
        assertThat(packet.stratum()).isEqualTo(2);
        assertThat(packet.poll()).isEqualTo(6);
        assertThat(packet.precision()).isEqualTo(-23);
        assertThat(packet.rootDelaySeconds())
                .isEqualTo(TimeDelta.parseSeconds("0.008636474609375"));
        assertThat(packet.rootDispersionSeconds())
                .isEqualTo(TimeDelta.parseSeconds("0.0145111083984375"));
        assertThat(ReferenceId.toString(2, packet.referenceId())).isEqualTo("192.0.2.1");
        assertThat(packet.reference()).isEqualTo(new NtpTimestamp(0xEC00_0000_0000_0000L));
        assertThat(packet.origin()).isEqualTo(new NtpTimestamp(0x0123_4567_89AB_CDEFL));
        assertThat(packet.transmit().minus(packet.receive()))
                .isEqualTo(TimeDelta.fromSeconds(1.0 / 65536));
        assertThat(packet.fields()).isEmpty();
        assertThat(packet.mac()).isEqualTo(new PacketMac.None());
        assertThat(packet.isKiss()).isFalse();
    }

    @Test
    void readsAKissOfDeath() {
        var packet = accepted(NtpVectors.KISS_RATE);

        assertThat(packet.isKiss()).isTrue();
        assertThat(packet.leap()).isEqualTo(LeapWarning.UNKNOWN);
        assertThat(new KissCode(packet.referenceId())).isEqualTo(KissCode.RATE);
    }

    @Test
    void readsExtensionFieldsAndTheMacBehindThem() {
        var packet = accepted(NtpVectors.FIELDS_AND_MAC);

        assertThat(packet.fields())
                .containsExactly(
                        new ExtensionField(0xF501, Octets.of(hex("11".repeat(12)))),
                        new ExtensionField(0xF502, Octets.of(hex("22".repeat(24)))));
        assertThat(packet.mac())
                .isEqualTo(new PacketMac.Digest(7, Octets.of(hex("33".repeat(20)))));
    }

    @Test
    void readsNtsFields() {
        assertThat(accepted(NtpVectors.NTS_REQUEST).fields())
                .extracting(ExtensionField::type)
                .containsExactly(
                        NtpLayout.FIELD_NTS_UNIQUE_ID,
                        NtpLayout.FIELD_NTS_COOKIE,
                        NtpLayout.FIELD_NTS_AUTHENTICATOR);
    }

    @Test
    void takesTwentyTrailingBytesForAMacEvenWhenTheyLookLikeAField() {
        var datagram = join(NtpVectors.REQUEST, hex("f5010014" + "00".repeat(16)));

        assertThat(accepted(datagram).mac())
                .isEqualTo(new PacketMac.Digest(0xF5010014, Octets.of(new byte[16])));
    }

    @Test
    void readsACryptoNak() {
        assertThat(accepted(NtpVectors.CRYPTO_NAK).mac()).isEqualTo(new PacketMac.CryptoNak());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 47})
    void rejectsDatagramShorterThanHeader(int length) {
        assertThat(NtpDecoder.decode(new byte[length]))
                .isEqualTo(new Decoded.Rejected(RejectReason.SHORTER_THAN_HEADER, length));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x04, 0x0B, 0x14, 0x2C, 0x34, 0x3B})
    void rejectsOtherVersions(int firstByte) {
        rejects(with(NtpVectors.REPLY, 0, firstByte), RejectReason.VERSION_NOT_SUPPORTED, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x20, 0x26, 0x27, 0x18, 0x1E, 0x1F})
    void rejectsReservedControlAndPrivateModes(int firstByte) {
        rejects(with(NtpVectors.REPLY, 0, firstByte), RejectReason.MODE_NOT_SUPPORTED, 0);
    }

    @Test
    void rejectsTailsThatAreNeitherFieldNorMac() {
        rejects(tail("00".repeat(8)), RejectReason.TRAILING_BYTES, 48);
        rejects(tail("00"), RejectReason.TRAILING_BYTES, 48);
        rejects(tail("00000001"), RejectReason.KEY_ID_WITHOUT_DIGEST, 48);
        rejects(tail("f501001e" + "00".repeat(26)), RejectReason.FIELD_LENGTH_NOT_ALIGNED, 48);
        rejects(tail("f501000c" + "00".repeat(28)), RejectReason.FIELD_TOO_SHORT, 48);
        rejects(tail("f5010000" + "00".repeat(28)), RejectReason.FIELD_TOO_SHORT, 48);
        rejects(tail("f5010024" + "00".repeat(28)), RejectReason.FIELD_BEYOND_END, 48);
        rejects(tail("f501fffc" + "00".repeat(28)), RejectReason.FIELD_BEYOND_END, 48);
        for (var type : List.of("0104", "0204", "0304", "0404")) {
            rejects(tail(type + "0000" + "00".repeat(28)), RejectReason.FIELD_TOO_SHORT, 48);
            rejects(
                    tail(type + "0003" + "00".repeat(28)),
                    RejectReason.FIELD_LENGTH_NOT_ALIGNED,
                    48);
            rejects(tail(type + "000c" + "00".repeat(28)), RejectReason.FIELD_TOO_SHORT, 48);
            rejects(tail(type + "0024" + "00".repeat(28)), RejectReason.FIELD_BEYOND_END, 48);
        }
        rejects(tail("f5010010" + "00".repeat(12)), RejectReason.LAST_FIELD_TOO_SHORT, 48);
        rejects(
                tail("f501001c" + "00".repeat(24) + "f5010010" + "00".repeat(12)),
                RejectReason.LAST_FIELD_TOO_SHORT,
                76);
    }

    @Test
    void versionThreeHasAMacButNoFields() {
        assertThat(accepted(with(NtpVectors.MD5_REQUEST, 0, 0x1B)).mac())
                .isInstanceOf(PacketMac.Digest.class);
        rejects(with(NtpVectors.NTS_REQUEST, 0, 0x1B), RejectReason.TRAILING_BYTES, 48);
    }

    @Test
    void rejectsMoreThanADatagramCanHold() {
        rejects(
                join(NtpVectors.REQUEST, new byte[NtpLayout.MAX_BYTES]),
                RejectReason.TOO_LONG,
                NtpLayout.MAX_BYTES);
    }

    @Test
    void everyReasonHasItsCode() {
        assertThat(List.of(RejectReason.values()))
                .allSatisfy(
                        reason -> assertThat(RejectReason.ofCode(reason.code())).isEqualTo(reason));
        assertThat(RejectReason.CODES).isEqualTo(RejectReason.values().length + 1);
    }

    private static byte[] tail(String digits) {
        return join(NtpVectors.REQUEST, hex(digits));
    }

    private static NtpPacket accepted(byte[] datagram) {
        return switch (NtpDecoder.decode(datagram)) {
            case Decoded.Packet(var packet) -> packet;
            case Decoded.Rejected rejected -> throw new AssertionError(rejected);
        };
    }

    private static void rejects(byte[] datagram, RejectReason reason, int position) {
        assertThat(NtpDecoder.decode(datagram)).isEqualTo(new Decoded.Rejected(reason, position));
    }
}
