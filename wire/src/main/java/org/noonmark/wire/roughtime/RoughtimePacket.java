package org.noonmark.wire.roughtime;

/// What stands before a message on the wire: 8 letters and its length in 4 bytes, little-endian
/// (RFC 10049 section 5, figure 2).
///
/// Hot path: allocates nothing.
public final class RoughtimePacket {
    public static final int HEADER_BYTES = 12;

    /// The shortest datagram that a server answers. The drafts' clients pad the packet to 1,024
    /// bytes, the RFC's pad the message, which makes the packet 1,036.
    public static final int MIN_DATAGRAM_BYTES = 1024;

    /// The longest request or response that is read; the longest response, with 32 nodes, has
    /// 1,440.
    public static final int MAX_BYTES = 2048;

    /// `ROUGHTIM`.
    static final long MAGIC = 0x4d49_5448_4755_4f52L;

    private RoughtimePacket() {}

    /// Returns 0 when `bytes` from `from` to `to` are one packet, else the code of a reason.
    static int check(byte[] bytes, int from, int to) {
        if (to - from < HEADER_BYTES) {
            return RoughtimeReason.TRUNCATED.code();
        }
        int length = messageLength(bytes, from);
        if (length < 0) {
            return -length;
        }
        return length == to - from - HEADER_BYTES ? 0 : RoughtimeReason.WRONG_LENGTH.code();
    }

    /// The length of the message after a header, for reading from a stream; or minus the code of a
    /// reason, when it is no header or the packet would be longer than [#MAX_BYTES].
    public static int messageLength(byte[] header, int from) {
        if (LittleEndian.getLong(header, from) != MAGIC) {
            return -RoughtimeReason.NO_MAGIC.code();
        }
        int length = LittleEndian.getInt(header, from + Long.BYTES);
        return length < 0 || length > MAX_BYTES - HEADER_BYTES
                ? -RoughtimeReason.WRONG_LENGTH.code()
                : length;
    }

    static void writeHeader(byte[] packet, int from, int messageLength) {
        LittleEndian.putLong(packet, from, MAGIC);
        LittleEndian.putInt(packet, from + Long.BYTES, messageLength);
    }
}
