package org.noonmark.wire.roughtime;

import java.util.Arrays;

/// Reads a message in place: a map from tags to stretches of bytes (RFC 10049 section 4).
///
/// Layout, all numbers little-endian: N (4 bytes); N - 1 offsets of the values after the first,
/// ascending multiples of 4 counted from the end of the header; N tags, ascending; the values.
/// Reused from message to message; belongs to one thread.
///
/// Hot path: allocates nothing.
final class MessageView {
    static final int ACCEPTED = 0;

    /// No message of Roughtime has more; a response has 7, a request 5 and what is to come.
    static final int MAX_TAGS = 64;

    private static final byte[] NOTHING = {};

    private byte[] bytes = NOTHING;
    private int from;
    private int to;
    private int count;
    private int position;

    /// Reads the message that fills `bytes` from `start` to `end`; returns [#ACCEPTED] or the code
    /// of a reason, and then [#position] says where.
    int read(byte[] source, int start, int end) {
        count = 0;
        bytes = source;
        from = start;
        to = end;
        int length = end - start;
        if (length < Integer.BYTES) {
            return rejected(RoughtimeReason.TRUNCATED, start);
        }
        if ((length & 3) != 0) {
            return rejected(RoughtimeReason.NOT_ALIGNED, end);
        }
        int tags = LittleEndian.getInt(source, start);
        if (tags < 1 || tags > MAX_TAGS) {
            return rejected(RoughtimeReason.WRONG_TAG_COUNT, start);
        }
        if (length < 8 * tags) {
            return rejected(RoughtimeReason.TRUNCATED, end);
        }
        return readHeader(tags);
    }

    private int readHeader(int tags) {
        int valuesLength = to - from - 8 * tags;
        int last = 0;
        for (int i = 1; i < tags; i++) {
            int at = from + 4 * i;
            int offset = LittleEndian.getInt(bytes, at);
            if ((offset & 3) != 0) {
                return rejected(RoughtimeReason.NOT_ALIGNED, at);
            }
            if (offset < last || offset > valuesLength) {
                return rejected(RoughtimeReason.WRONG_OFFSET, at);
            }
            last = offset;
        }
        int tagsFrom = from + 4 * tags;
        for (int i = 1; i < tags; i++) {
            int at = tagsFrom + 4 * i;
            int before = LittleEndian.getInt(bytes, at - 4);
            if (Integer.compareUnsigned(before, LittleEndian.getInt(bytes, at)) >= 0) {
                return rejected(RoughtimeReason.TAGS_OUT_OF_ORDER, at);
            }
        }
        count = tags;
        return ACCEPTED;
    }

    private int rejected(RoughtimeReason reason, int at) {
        position = at;
        return reason.code();
    }

    /// Where the last message that was not accepted is wrong.
    int position() {
        return position;
    }

    int count() {
        return count;
    }

    int tag(int index) {
        return LittleEndian.getInt(bytes, from + 4 * (count + index));
    }

    /// Where the value of the tag at `index` begins.
    int valueFrom(int index) {
        int offset = index == 0 ? 0 : LittleEndian.getInt(bytes, from + 4 * index);
        return from + 8 * count + offset;
    }

    /// Where it ends.
    int valueTo(int index) {
        return index == count - 1 ? to : valueFrom(index + 1);
    }

    int valueLength(int index) {
        return valueTo(index) - valueFrom(index);
    }

    /// The index of a tag, or -1 when the message does not have it.
    int find(int tag) {
        for (int i = 0; i < count; i++) {
            if (tag(i) == tag) {
                return i;
            }
        }
        return -1;
    }

    /// A copy of the value at `index`.
    byte[] value(int index) {
        return Arrays.copyOfRange(bytes, valueFrom(index), valueTo(index));
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }
}
