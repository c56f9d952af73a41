package org.noonmark.tsp;

import java.math.BigInteger;
import java.util.Arrays;

/// Reads DER (X.690 section 10) from the left: definite lengths in the fewest bytes, nothing else.
///
/// A value that is not as expected leaves the cursor where it is and is told by [#problemAt]; no
/// byte from outside throws.
final class DerCursor {
    static final int BOOLEAN = 0x01;
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int NULL = 0x05;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int SEQUENCE = 0x30;

    /// Context-specific, constructed, number 0.
    static final int CONTEXT_0 = 0xA0;

    private static final int NO_PROBLEM = -1;
    private static final int LONG_FORM = 0x80;
    private static final int MAX_LENGTH_BYTES = 3;
    private static final int MAX_OID_BYTES = 64;

    private final byte[] bytes;
    private final int end;
    private int position;
    private int problemAt = NO_PROBLEM;

    DerCursor(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private DerCursor(byte[] bytes, int position, int end) {
        this.bytes = bytes;
        this.position = position;
        this.end = end;
    }

    /// Whether all bytes were read.
    boolean isAtEnd() {
        return position == end;
    }

    int position() {
        return position;
    }

    boolean hasProblem() {
        return problemAt != NO_PROBLEM;
    }

    /// Where the first byte lies that is not as it must be.
    int problemAt() {
        return Math.max(0, problemAt);
    }

    /// Whether the next value has this tag.
    boolean isNext(int tag) {
        return position < end && (bytes[position] & 0xFF) == tag;
    }

    /// The contents of the next value, which must have this tag; empty, with a problem, when it has
    /// not.
    DerCursor enter(int tag) {
        int contents = isNext(tag) ? contentsOf(position) : -1;
        if (contents < 0) {
            return fail(position);
        }
        int next = endOf(position);
        position = next;
        return new DerCursor(bytes, contents, next);
    }

    private DerCursor fail(int at) {
        problemAt = hasProblem() ? problemAt : at;
        var nothing = new DerCursor(bytes, at, at);
        nothing.problemAt = problemAt;
        return nothing;
    }

    /// Takes over a problem that was found inside.
    void failIfIn(DerCursor inside) {
        if (inside.hasProblem() || !inside.isAtEnd()) {
            fail(inside.hasProblem() ? inside.problemAt : inside.position);
        }
    }

    /// Where the contents of the value at `start` begin, or -1 when its header is wrong.
    private int contentsOf(int start) {
        if (start + 2 > end) {
            return -1;
        }
        int first = bytes[start + 1] & 0xFF;
        int lengthBytes = first < LONG_FORM ? 0 : first - LONG_FORM;
        int contents = start + 2 + lengthBytes;
        if (first == LONG_FORM || lengthBytes > MAX_LENGTH_BYTES || contents > end) {
            return -1;
        }
        int length = lengthBytes == 0 ? first : 0;
        for (int i = 0; i < lengthBytes; i++) {
            length = length << 8 | (bytes[start + 2 + i] & 0xFF);
        }
        int least = lengthBytes == 0 ? 0 : Math.max(LONG_FORM, 1 << (8 * (lengthBytes - 1)));
        return length < least || length > end - contents ? -1 : contents;
    }

    private int endOf(int start) {
        int contents = contentsOf(start);
        int first = bytes[start + 1] & 0xFF;
        int length = first < LONG_FORM ? first : 0;
        for (int i = start + 2; i < contents; i++) {
            length = length << 8 | (bytes[i] & 0xFF);
        }
        return contents + length;
    }

    private byte[] contents(int tag) {
        var inside = enter(tag);
        return Arrays.copyOfRange(bytes, inside.position, inside.end);
    }

    byte[] octets() {
        return contents(OCTET_STRING);
    }

    /// An integer of at most `mostBytes`, in the fewest bytes; zero, with a problem, when it is
    /// none.
    BigInteger integer(int mostBytes) {
        int start = position;
        var value = contents(INTEGER);
        boolean padded =
                value.length > 1
                        && (value[0] == 0 ? value[1] >= 0 : value[0] == -1 && value[1] < 0);
        if (value.length == 0 || value.length > mostBytes || padded) {
            fail(start);
            return BigInteger.ZERO;
        }
        return new BigInteger(value);
    }

    /// A truth value: 0 or 255, as DER has it.
    boolean bool() {
        int start = position;
        var value = contents(BOOLEAN);
        if (value.length != 1 || (value[0] != 0 && value[0] != -1)) {
            fail(start);
            return false;
        }
        return value[0] != 0;
    }

    /// An object identifier with dots; empty, with a problem, when it is none.
    String oid() {
        int start = position;
        var value = contents(OBJECT_IDENTIFIER);
        var text = value.length > MAX_OID_BYTES ? "" : OidText.of(value).orElse("");
        if (text.isEmpty()) {
            fail(start);
        }
        return text;
    }

    /// Reads over the next value, whatever it is.
    void skip() {
        if (position >= end || contentsOf(position) < 0) {
            fail(position);
        } else {
            position = endOf(position);
        }
    }
}
