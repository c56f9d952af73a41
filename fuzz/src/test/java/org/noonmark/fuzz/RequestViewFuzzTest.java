package org.noonmark.fuzz;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.noonmark.wire.ntp.Decoded;
import org.noonmark.wire.ntp.NtpDecoder;
import org.noonmark.wire.ntp.PacketMac;
import org.noonmark.wire.ntp.RequestView;

class RequestViewFuzzTest {
    @Test
    void alwaysAgreesWithTheDecoder() {
        Fuzz.of(RequestViewFuzzTest.class, PacketVectors.ALL)
                .run(600_000, RequestViewFuzzTest::feed);
    }

    private static void feed(byte[] input) {
        // The segment ends where the packet ends: a read beyond it throws.
        var segment = MemorySegment.ofArray(input);
        long shape = RequestView.shapeOf(segment, 0, input.length);
        switch (NtpDecoder.decode(input)) {
            case Decoded.Rejected(var reason, int position) -> {
                Fuzz.same(RequestView.verdict(shape), reason.code());
                Fuzz.same(RequestView.position(shape), position);
            }
            case Decoded.Packet(var packet) -> {
                int macBytes = packet.mac().lengthBytes();
                Fuzz.same(RequestView.verdict(shape), RequestView.ACCEPTED);
                Fuzz.same(RequestView.macBytes(shape), macBytes);
                Fuzz.same(RequestView.macStart(shape), input.length - macBytes);
                Fuzz.same(RequestView.hasFields(shape), !packet.fields().isEmpty());
                Fuzz.same(RequestView.mode(segment, 0), packet.mode());
                Fuzz.same(RequestView.transmitNtp64(segment, 0), packet.transmit().bits());
                if (packet.mac() instanceof PacketMac.Digest(int keyId, _)) {
                    Fuzz.same(RequestView.keyId(segment, 0, RequestView.macStart(shape)), keyId);
                }
            }
        }
    }
}
