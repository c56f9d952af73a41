package org.noonmark.fuzz;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.wire.ntp.Decoded;
import org.noonmark.wire.ntp.ExtensionField;
import org.noonmark.wire.ntp.NtpDecoder;
import org.noonmark.wire.ntp.NtpLayout;

/// Mutates only what stands behind the header, so that every input reaches the fields.
class ExtensionFieldFuzzTest {
    private static final byte[] HEADER = Arrays.copyOf(PacketVectors.ALL.getFirst(), 48);

    @Test
    void fieldsNeverOverlapOrLeaveThePacket() {
        var tails =
                PacketVectors.ALL.stream()
                        .filter(packet -> packet.length > 48)
                        .map(packet -> Arrays.copyOfRange(packet, 48, packet.length))
                        .toList();
        Fuzz.of(ExtensionFieldFuzzTest.class, List.copyOf(tails))
                .run(300_000, ExtensionFieldFuzzTest::feed);
    }

    private static void feed(byte[] tail) {
        var datagram = Arrays.copyOf(HEADER, HEADER.length + tail.length);
        System.arraycopy(tail, 0, datagram, HEADER.length, tail.length);
        if (NtpDecoder.decode(datagram) instanceof Decoded.Packet(var packet)) {
            int bytes = packet.fields().stream().mapToInt(ExtensionField::lengthBytes).sum();
            Fuzz.same(bytes + packet.mac().lengthBytes(), tail.length);
            Fuzz.same(packet.fields().size() <= tail.length / NtpLayout.FIELD_MIN_BYTES, true);
        }
    }
}
