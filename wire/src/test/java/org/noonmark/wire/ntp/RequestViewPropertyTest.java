package org.noonmark.wire.ntp;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.AllocatedBytes;
import org.noonmark.testkit.Generator;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;
import org.noonmark.time.LeapWarning;

class RequestViewPropertyTest {
    private long sink;

    @Test
    void agreesWithTheDecoderOnMutatedPackets() {
        Property.forAll(
                20_000, Generators.mutated(NtpVectors.ALL), RequestViewPropertyTest::agrees);
    }

    @Test
    void agreesWithTheDecoderOnRandomTails() {
        Generator<byte[]> packets =
                Generators.bytes(300).map(tail -> NtpVectors.join(NtpVectors.REQUEST, tail));

        Property.forAll(10_000, packets, RequestViewPropertyTest::agrees);
    }

    @Test
    void agreesWithTheDecoderOnRandomBytes() {
        Property.forAll(10_000, Generators.bytes(200), RequestViewPropertyTest::agrees);
    }

    private static void agrees(byte[] datagram) {
        // Odd offset inside a larger segment: the view must not look outside of its packet.
        var inside = MemorySegment.ofArray(NtpVectors.join(new byte[5], datagram));
        long shape = RequestView.shapeOf(inside, 5, datagram.length);

        switch (NtpDecoder.decode(datagram)) {
            case Decoded.Rejected(var reason, int position) -> {
                assertThat(RequestView.verdict(shape)).isEqualTo(reason.code());
                assertThat(RequestView.position(shape)).isEqualTo(position);
                assertThat(RejectReason.ofCode(RequestView.verdict(shape))).isEqualTo(reason);
            }
            case Decoded.Packet(var packet) -> {
                assertThat(RequestView.verdict(shape)).isEqualTo(RequestView.ACCEPTED);
                sameShape(packet, shape, inside);
                sameHeader(packet, inside);
                assertThat(NtpEncoder.encode(packet)).isEqualTo(datagram);
            }
        }
    }

    private static void sameShape(NtpPacket packet, long shape, MemorySegment bytes) {
        int macBytes = packet.mac().lengthBytes();
        assertThat(RequestView.macBytes(shape)).isEqualTo(macBytes);
        assertThat(RequestView.macStart(shape)).isEqualTo(packet.lengthBytes() - macBytes);
        assertThat(RequestView.isCryptoNak(shape))
                .isEqualTo(packet.mac() instanceof PacketMac.CryptoNak);
        assertThat(RequestView.hasFields(shape)).isEqualTo(!packet.fields().isEmpty());
        assertThat(RequestView.hasNtsFields(shape))
                .isEqualTo(
                        packet.fields().stream()
                                .anyMatch(field -> NtpLayout.isNtsField(field.type())));
        if (packet.mac() instanceof PacketMac.Digest(int keyId, _)) {
            assertThat(RequestView.keyId(bytes, 5, RequestView.macStart(shape))).isEqualTo(keyId);
        }
    }

    private static void sameHeader(NtpPacket packet, MemorySegment bytes) {
        assertThat(RequestView.leapIndicator(bytes, 5))
                .isEqualTo(List.of(LeapWarning.values()).indexOf(packet.leap()));
        assertThat(RequestView.version(bytes, 5)).isEqualTo(packet.version());
        assertThat(RequestView.mode(bytes, 5)).isEqualTo(packet.mode());
        assertThat(RequestView.stratum(bytes, 5)).isEqualTo(packet.stratum());
        assertThat(RequestView.poll(bytes, 5)).isEqualTo(packet.poll());
        assertThat(RequestView.precision(bytes, 5)).isEqualTo(packet.precision());
        assertThat(RequestView.rootDelay(bytes, 5)).isEqualTo(packet.rootDelay());
        assertThat(RequestView.rootDispersion(bytes, 5)).isEqualTo(packet.rootDispersion());
        assertThat(RequestView.referenceId(bytes, 5)).isEqualTo(packet.referenceId());
        assertThat(RequestView.referenceNtp64(bytes, 5)).isEqualTo(packet.reference().bits());
        assertThat(RequestView.originNtp64(bytes, 5)).isEqualTo(packet.origin().bits());
        assertThat(RequestView.receiveNtp64(bytes, 5)).isEqualTo(packet.receive().bits());
        assertThat(RequestView.transmitNtp64(bytes, 5)).isEqualTo(packet.transmit().bits());
    }

    @Test
    void allocatesNothing() {
        var plain = MemorySegment.ofArray(NtpVectors.REQUEST);
        var fields = MemorySegment.ofArray(NtpVectors.FIELDS_AND_MAC);

        long allocated =
                AllocatedBytes.during(
                        50_000,
                        1_000_000,
                        () ->
                                sink +=
                                        RequestView.shapeOf(plain, 0, 48)
                                                ^ RequestView.shapeOf(
                                                        fields, 0, (int) fields.byteSize())
                                                ^ RequestView.transmitNtp64(plain, 0));

        assertThat(allocated).isZero();
    }
}
