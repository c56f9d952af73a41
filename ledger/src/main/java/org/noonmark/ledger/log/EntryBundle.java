package org.noonmark.ledger.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Up to 256 entries in one file, each behind its length in two bytes, big-endian (tlog-tiles,
/// section Log entries).
final class EntryBundle {
    private static final int LENGTH_MASK = 0xffff;

    private EntryBundle() {}

    static byte[] encode(List<byte[]> entries) {
        int length = entries.stream().mapToInt(entry -> Short.BYTES + entry.length).sum();
        var bytes = ByteBuffer.allocate(length);
        for (var entry : entries) {
            bytes.putShort((short) entry.length).put(entry);
        }
        return bytes.array();
    }

    /// The entries; empty unless there are `width` of them and nothing else.
    static Optional<List<byte[]>> decode(byte[] bytes, int width) {
        var rest = ByteBuffer.wrap(bytes);
        var entries = new ArrayList<byte[]>(width);
        while (entries.size() < width) {
            if (rest.remaining() < Short.BYTES) {
                return Optional.empty();
            }
            int length = rest.getShort() & LENGTH_MASK;
            if (rest.remaining() < length) {
                return Optional.empty();
            }
            var entry = new byte[length];
            rest.get(entry);
            entries.add(entry);
        }
        return rest.hasRemaining() ? Optional.empty() : Optional.of(entries);
    }
}
