package org.noonmark.guard.json;

/// UTF-16 in bytes to UTF-8 in bytes, one at a time.
final class Utf16Bytes {
    private static final int REPLACEMENT = 0xfffd;

    private final boolean isBigEndian;
    private boolean hasFirst;
    private int first;
    private int high;

    Utf16Bytes(boolean isBigEndian) {
        this.isBigEndian = isBigEndian;
    }

    /// Takes one byte.
    ///
    /// @return the code point that it completes; -1 when it completes none
    int accept(byte one) {
        if (!hasFirst) {
            hasFirst = true;
            first = one & 0xff;
            return -1;
        }
        hasFirst = false;
        int second = one & 0xff;
        return unit(isBigEndian ? (first << 8) | second : (second << 8) | first);
    }

    private int unit(int unit) {
        if (Character.isHighSurrogate((char) unit)) {
            high = unit;
            return -1;
        }
        if (Character.isLowSurrogate((char) unit)) {
            int whole = high == 0 ? REPLACEMENT : Character.toCodePoint((char) high, (char) unit);
            high = 0;
            return whole;
        }
        high = 0;
        return unit;
    }

    /// Writes a code point in UTF-8.
    ///
    /// @param into at least four bytes
    /// @return how many were written
    static int toUtf8(int point, byte[] into) {
        if (point < 0x80) {
            into[0] = (byte) point;
            return 1;
        }
        int more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
        int lead = more == 1 ? 0xc0 : more == 2 ? 0xe0 : 0xf0;
        into[0] = (byte) (lead | (point >> (6 * more)));
        for (int i = 1; i <= more; i++) {
            into[i] = (byte) (0x80 | ((point >> (6 * (more - i))) & 0x3f));
        }
        return more + 1;
    }
}
