package org.noonmark.tsp;

import java.util.Arrays;
import java.util.HexFormat;

/// A hash, or a whole token: bytes that are equal when their contents are. Immutable.
public final class Octets {
    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Copies `bytes`.
    public static Octets of(byte[] bytes) {
        return new Octets(bytes.clone());
    }

    public int lengthBytes() {
        return bytes.length;
    }

    /// A copy of the bytes.
    public byte[] toArray() {
        return bytes.clone();
    }

    /// In lower-case hex digits.
    public String toHex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets imprint && Arrays.equals(bytes, imprint.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return toHex();
    }
}
