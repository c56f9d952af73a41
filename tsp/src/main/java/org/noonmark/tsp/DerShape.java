package org.noonmark.tsp;

/// Looks over bytes before a general parser gets them: nested definite lengths that fit, not too
/// deep and not too many.
///
/// BouncyCastle goes down by recursion, so a few kilobytes of nested headers could use up a stack.
final class DerShape {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_VALUES = 20_000;
    private static final int CONSTRUCTED = 0x20;
    private static final int LONG_TAG = 0x1F;

    private DerShape() {}

    /// Whether `bytes` are one value in which everything fits into what holds it.
    static boolean isSound(byte[] bytes) {
        var ends = new int[MAX_DEPTH + 1];
        ends[0] = bytes.length;
        int depth = 0;
        int position = 0;
        for (int values = 0; values < MAX_VALUES; values++) {
            while (position == ends[depth]) {
                if (depth == 0) {
                    return values > 0;
                }
                depth--;
            }
            if (depth == 0 && values > 0) {
                return false;
            }
            int contents = contents(bytes, position, ends[depth]);
            if (contents < 0) {
                return false;
            }
            int end = end(bytes, position, contents);
            if (end < contents || end > ends[depth]) {
                return false;
            }
            if ((bytes[position] & CONSTRUCTED) == 0) {
                position = end;
            } else {
                if (++depth > MAX_DEPTH) {
                    return false;
                }
                ends[depth] = end;
                position = contents;
            }
        }
        return false;
    }

    private static int contents(byte[] bytes, int start, int limit) {
        if (start + 2 > limit || (bytes[start] & LONG_TAG) == LONG_TAG) {
            return -1;
        }
        int first = bytes[start + 1] & 0xFF;
        int lengthBytes = first < 0x80 ? 0 : first - 0x80;
        return first == 0x80 || lengthBytes > 3 || start + 2 + lengthBytes > limit
                ? -1
                : start + 2 + lengthBytes;
    }

    private static int end(byte[] bytes, int start, int contents) {
        int first = bytes[start + 1] & 0xFF;
        int length = first < 0x80 ? first : 0;
        for (int i = start + 2; i < contents; i++) {
            length = length << 8 | (bytes[i] & 0xFF);
        }
        return contents + length;
    }
}
