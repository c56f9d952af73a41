package org.noonmark.fuzz;

import org.junit.jupiter.api.Test;
import org.noonmark.wire.ntp.Decoded;
import org.noonmark.wire.ntp.NtpDecoder;
import org.noonmark.wire.ntp.NtpEncoder;
import org.noonmark.wire.ntp.ReferenceId;

class NtpDecoderFuzzTest {
    @Test
    void decodesOrRejectsAndEncodesBackTheSameBytes() {
        Fuzz.of(NtpDecoderFuzzTest.class, PacketVectors.ALL).run(400_000, NtpDecoderFuzzTest::feed);
    }

    private static void feed(byte[] input) {
        switch (NtpDecoder.decode(input)) {
            case Decoded.Packet(var packet) -> {
                Fuzz.same(packet.lengthBytes(), input.length);
                Fuzz.same(
                        java.nio.ByteBuffer.wrap(NtpEncoder.encode(packet)),
                        java.nio.ByteBuffer.wrap(input));
                Fuzz.same(
                        ReferenceId.toString(packet.stratum(), packet.referenceId())
                                .chars()
                                .anyMatch(letter -> letter < 0x20 || letter > 0x7E),
                        false);
            }
            case Decoded.Rejected(_, int position) ->
                    Fuzz.same(position >= 0 && position <= input.length, true);
        }
    }
}
