package org.noonmark.behaviour;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// What is remembered of somebody, in at most 2,048 bytes: a version, the content, and CRC-32C over
/// both.
abstract sealed class Profile permits AccountProfile, HostProfile, NetworkProfile, SiteProfile {
    static final int MOST_BYTES = 2048;
    private static final byte VERSION = 1;

    /// Whether it may differ from what was saved; [Profiles] owns this.
    boolean isChanged;

    abstract void write(ByteBuffer to);

    /// Takes what was written; false when it cannot have been written so.
    abstract boolean read(ByteBuffer from);

    /// How many bytes the content takes at most.
    abstract int mostBytes();

    final byte[] encode() {
        var buffer = ByteBuffer.allocate(mostBytes() + 1 + Integer.BYTES);
        buffer.put(VERSION);
        write(buffer);
        int length = buffer.position();
        buffer.putInt(sum(buffer.array(), length));
        return java.util.Arrays.copyOf(buffer.array(), length + Integer.BYTES);
    }

    /// Takes what [#encode] gave; false when the bytes are damaged, and then nothing of this
    /// profile is sound.
    final boolean decode(byte[] bytes) {
        int length = bytes.length - Integer.BYTES;
        if (length < 1 || bytes[0] != VERSION) {
            return false;
        }
        var buffer = ByteBuffer.wrap(bytes);
        if (buffer.getInt(length) != sum(bytes, length)) {
            return false;
        }
        buffer.position(1).limit(length);
        try {
            return read(buffer) && !buffer.hasRemaining();
        } catch (BufferUnderflowException tooShort) {
            return false;
        }
    }

    private static int sum(byte[] bytes, int length) {
        var sum = new CRC32C();
        sum.update(bytes, 0, length);
        return (int) sum.getValue();
    }
}
