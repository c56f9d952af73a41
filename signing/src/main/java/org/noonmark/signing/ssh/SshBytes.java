package org.noonmark.signing.ssh;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Takes numbers and strings of RFC 4251 section 5 from bytes. What does not fit leaves the reader
/// failed, and everything after it empty: the caller asks once, at the end.
final class SshBytes {
    private static final byte[] NOTHING = {};

    private final byte[] bytes;
    private int position;
    private boolean failed;

    SshBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The next `length` bytes.
    byte[] take(int length) {
        if (failed || length < 0 || length > bytes.length - position) {
            failed = true;
            return NOTHING;
        }
        var taken = new byte[length];
        System.arraycopy(bytes, position, taken, 0, length);
        position += length;
        return taken;
    }

    /// `uint32`; 0 when it is not there.
    int uint32() {
        var four = take(4);
        return four.length == 4 ? ByteBuffer.wrap(four).getInt() : 0;
    }

    /// `string`: a length and as many bytes.
    byte[] string() {
        return take(uint32());
    }

    /// `string` of ASCII; letters that are not ASCII become ones that no word of ours has.
    String word() {
        return new String(string(), StandardCharsets.US_ASCII);
    }

    /// `mpint` that is not negative, in its shortest form.
    BigInteger mpint() {
        var two = string();
        boolean negative = two.length > 0 && two[0] < 0;
        boolean padded = two.length > 0 && two[0] == 0 && (two.length == 1 || two[1] >= 0);
        failed |= negative || padded;
        return failed || two.length == 0 ? BigInteger.ZERO : new BigInteger(two);
    }

    int position() {
        return position;
    }

    /// Whether everything fitted so far.
    boolean isGood() {
        return !failed;
    }

    /// Whether everything fitted, and nothing is left.
    boolean isComplete() {
        return !failed && position == bytes.length;
    }
}
