package org.noonmark.wire.ntp;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HexFormat;

/// Bytes that nobody can change, with equality by content.
public final class Octets {
    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A copy of `bytes`.
    public static Octets of(byte... bytes) {
        return new Octets(bytes.clone());
    }

    /// A copy of `length` bytes from `start` on.
    public static Octets of(byte[] bytes, int start, int length) {
        return new Octets(Arrays.copyOfRange(bytes, start, start + length));
    }

    static Octets copyOf(MemorySegment segment, long offset, long lengthBytes) {
        return new Octets(segment.asSlice(offset, lengthBytes).toArray(NtpLayout.INT8));
    }

    public int length() {
        return bytes.length;
    }

    /// A copy of the bytes.
    public byte[] toArray() {
        return bytes.clone();
    }

    void copyTo(MemorySegment segment, long offset) {
        MemorySegment.copy(bytes, 0, segment, NtpLayout.INT8, offset, bytes.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// Lower-case hexadecimal digits.
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
