package org.noonmark.proof.roughtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A message: values by their tags (RFC 10049 section 4).
///
/// Layout, all numbers little-endian: N (4 bytes); N - 1 offsets of the values after the first,
/// ascending multiples of 4 counted from the end of the header; N tags, ascending; the values.
final class RoughtimeMessage {
    private static final long MAGIC = 0x4d49_5448_4755_4f52L;
    private static final int HEADER_BYTES = 12;
    private static final int MAX_PACKET_BYTES = 2048;
    private static final int MAX_TAGS = 64;

    private final Map<Integer, byte[]> values = new HashMap<>();

    private RoughtimeMessage() {}

    /// The message of a packet: `ROUGHTIM`, its length in 4 bytes, the message.
    static Optional<RoughtimeMessage> ofPacket(byte[] packet) {
        if (packet.length < HEADER_BYTES || packet.length > MAX_PACKET_BYTES) {
            return Optional.empty();
        }
        var header = littleEndian(packet);
        boolean whole =
                header.getLong() == MAGIC && header.getInt() == packet.length - HEADER_BYTES;
        return whole
                ? of(Arrays.copyOfRange(packet, HEADER_BYTES, packet.length))
                : Optional.empty();
    }

    /// The message that these bytes are.
    static Optional<RoughtimeMessage> of(byte[] bytes) {
        if (bytes.length < Integer.BYTES || bytes.length % Integer.BYTES != 0) {
            return Optional.empty();
        }
        var numbers = littleEndian(bytes);
        int count = numbers.getInt();
        if (count < 1 || count > MAX_TAGS || bytes.length < 2 * Integer.BYTES * count) {
            return Optional.empty();
        }
        var message = new RoughtimeMessage();
        return message.read(bytes, numbers, count) ? Optional.of(message) : Optional.empty();
    }

    private boolean read(byte[] bytes, ByteBuffer numbers, int count) {
        int first = 2 * Integer.BYTES * count;
        var ends = new int[count];
        int start = 0;
        for (int i = 0; i < count; i++) {
            int end = i == count - 1 ? bytes.length - first : numbers.getInt();
            if (end < start || end > bytes.length - first || end % Integer.BYTES != 0) {
                return false;
            }
            ends[i] = end;
            start = end;
        }
        start = 0;
        int before = 0;
        for (int i = 0; i < count; i++) {
            int tag = numbers.getInt();
            if (i > 0 && Integer.compareUnsigned(before, tag) >= 0) {
                return false;
            }
            values.put(tag, Arrays.copyOfRange(bytes, first + start, first + ends[i]));
            before = tag;
            start = ends[i];
        }
        return true;
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// The value of a tag, written as its letters; empty when the message does not have it.
    Optional<byte[]> value(String tag) {
        int number = 0;
        for (int i = 0; i < tag.length(); i++) {
            number |= tag.charAt(i) << (Byte.SIZE * i);
        }
        return Optional.ofNullable(values.get(number));
    }
}
