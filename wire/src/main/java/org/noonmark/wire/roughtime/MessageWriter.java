package org.noonmark.wire.roughtime;

import java.util.Map;
import java.util.TreeMap;

/// Puts a message together (RFC 10049 section 4).
final class MessageWriter {
    private final TreeMap<Integer, byte[]> values = new TreeMap<>(Integer::compareUnsigned);

    MessageWriter put(int tag, byte[] value) {
        if ((value.length & 3) != 0) {
            throw new IllegalArgumentException(
                    "must be a multiple of 4 bytes: length=" + value.length);
        }
        values.put(tag, value);
        return this;
    }

    MessageWriter put(int tag, int value) {
        var bytes = new byte[Integer.BYTES];
        LittleEndian.putInt(bytes, 0, value);
        return put(tag, bytes);
    }

    MessageWriter put(int tag, long value) {
        var bytes = new byte[Long.BYTES];
        LittleEndian.putLong(bytes, 0, value);
        return put(tag, bytes);
    }

    int length() {
        return 8 * values.size() + values.values().stream().mapToInt(value -> value.length).sum();
    }

    byte[] toBytes() {
        var bytes = new byte[length()];
        write(bytes, 0);
        return bytes;
    }

    /// The message as a packet, with the header before it.
    byte[] toPacket() {
        int length = length();
        var packet = new byte[RoughtimePacket.HEADER_BYTES + length];
        RoughtimePacket.writeHeader(packet, 0, length);
        write(packet, RoughtimePacket.HEADER_BYTES);
        return packet;
    }

    private void write(byte[] bytes, int from) {
        int count = values.size();
        LittleEndian.putInt(bytes, from, count);
        int valuesFrom = from + 8 * count;
        int offset = 0;
        int i = 0;
        for (Map.Entry<Integer, byte[]> entry : values.entrySet()) {
            if (i > 0) {
                LittleEndian.putInt(bytes, from + 4 * i, offset);
            }
            LittleEndian.putInt(bytes, from + 4 * (count + i), entry.getKey());
            var value = entry.getValue();
            System.arraycopy(value, 0, bytes, valuesFrom + offset, value.length);
            offset += value.length;
            i++;
        }
    }
}
