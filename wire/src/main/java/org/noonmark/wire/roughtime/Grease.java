package org.noonmark.wire.roughtime;

/// Ways in which a server now and then spoils a response on purpose, so that clients stay strict
/// and the protocol stays changeable (RFC 10049 section 7). None leaves a valid signature over a
/// time that is not the one signed.
///
/// Hot path: allocates nothing.
public enum Grease {
    /// A wrong time, and a signature that does not fit.
    WRONG_TIME_NOT_SIGNED,
    /// No INDX, and an unknown tag in its place.
    MISSING_TAG,
    /// A version that nobody asked for; the signature does not fit either.
    OTHER_VERSION,
    /// One more tag, that nobody knows; otherwise right.
    UNKNOWN_TAG;

    /// The letters `INDY`: after INDX, and no tag of the registry.
    private static final int UNKNOWN = 0x5944_4e49;

    private static final int UNKNOWN_VERSION = 0x7fff_ffff;
    private static final long CENTURY = 36_525L * 86_400;

    /// How many bytes a response can grow by.
    public static final int MAX_GROWTH_BYTES = 8;

    /// Spoils the response of `length` bytes at `at`, as [ReplyBatch] wrote it; returns its new
    /// length.
    public int spoil(byte[] bytes, int at, int length) {
        int tags = at + RoughtimePacket.HEADER_BYTES + 7 * 4;
        int values = at + ReplyTemplate.SIG;
        int srep = values + LittleEndian.getInt(bytes, at + RoughtimePacket.HEADER_BYTES + 4 * 4);
        switch (this) {
            case WRONG_TIME_NOT_SIGNED -> {
                int midpoint = srep + 5 * 8 + 8;
                LittleEndian.putLong(
                        bytes, midpoint, LittleEndian.getLong(bytes, midpoint) + CENTURY);
                bytes[values] ^= 1;
            }
            case MISSING_TAG -> LittleEndian.putInt(bytes, tags + 6 * 4, UNKNOWN);
            case OTHER_VERSION -> LittleEndian.putInt(bytes, srep + 5 * 8, UNKNOWN_VERSION);
            case UNKNOWN_TAG -> {
                return addTag(bytes, at, length);
            }
        }
        return length;
    }

    /// An eighth tag with an empty value behind the others.
    private static int addTag(byte[] bytes, int at, int length) {
        int header = at + RoughtimePacket.HEADER_BYTES;
        int values = at + ReplyTemplate.SIG;
        int valuesBytes = length - ReplyTemplate.SIG;
        System.arraycopy(bytes, values, bytes, values + 8, valuesBytes);
        System.arraycopy(bytes, header + 7 * 4, bytes, header + 8 * 4, 7 * 4);
        LittleEndian.putInt(bytes, header, 8);
        LittleEndian.putInt(bytes, header + 7 * 4, valuesBytes);
        LittleEndian.putInt(bytes, header + 15 * 4, UNKNOWN);
        RoughtimePacket.writeHeader(bytes, at, length + 8 - RoughtimePacket.HEADER_BYTES);
        return length + 8;
    }
}
