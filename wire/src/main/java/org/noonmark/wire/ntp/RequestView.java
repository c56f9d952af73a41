package org.noonmark.wire.ntp;

import static org.noonmark.wire.ntp.NtpLayout.CRYPTO_NAK_BYTES;
import static org.noonmark.wire.ntp.NtpLayout.FIELD_MIN_BYTES;
import static org.noonmark.wire.ntp.NtpLayout.HEADER_BYTES;
import static org.noonmark.wire.ntp.NtpLayout.INT16;
import static org.noonmark.wire.ntp.NtpLayout.INT32;
import static org.noonmark.wire.ntp.NtpLayout.INT64;
import static org.noonmark.wire.ntp.NtpLayout.INT8;
import static org.noonmark.wire.ntp.NtpLayout.LAST_FIELD_MIN_BYTES;
import static org.noonmark.wire.ntp.NtpLayout.LONG_MAC_BYTES;
import static org.noonmark.wire.ntp.NtpLayout.SHORT_MAC_BYTES;

import java.lang.foreign.MemorySegment;

/// Reads an NTP packet where it lies. A packet is a segment, the offset of its first byte, and its
/// length; accessors of the header need a shape that was accepted first.
///
/// Hot path: allocates nothing.
public final class RequestView {
    /// The verdict on a well-formed packet; any other is a [RejectReason#code()].
    public static final int ACCEPTED = 0;

    // A shape: verdict in bits 0-7, MAC bytes in 8-15, flags in 16-17, position in 32-63.
    private static final int MAC_BYTES_SHIFT = 8;
    private static final long NTS_FIELDS = 1L << 16;
    private static final long FIELDS = 1L << 17;
    private static final int POSITION_SHIFT = 32;

    private RequestView() {}

    /// Looks once over the whole packet and returns its shape, from which [#verdict], [#position],
    /// [#macStart], [#macBytes], [#hasFields] and [#hasNtsFields] are read.
    ///
    /// @param lengthBytes length of the datagram; the segment must hold that much from `offset` on
    public static long shapeOf(MemorySegment packet, long offset, int lengthBytes) {
        if (lengthBytes < HEADER_BYTES) {
            return rejected(RejectReason.SHORTER_THAN_HEADER, lengthBytes);
        }
        if (lengthBytes > NtpLayout.MAX_BYTES) {
            return rejected(RejectReason.TOO_LONG, NtpLayout.MAX_BYTES);
        }
        int version = version(packet, offset);
        if (version < NtpLayout.OLDEST_VERSION || version > NtpLayout.NEWEST_VERSION) {
            return rejected(RejectReason.VERSION_NOT_SUPPORTED, 0);
        }
        int mode = mode(packet, offset);
        if (mode < NtpLayout.MODE_SYMMETRIC_ACTIVE || mode > NtpLayout.MODE_BROADCAST) {
            return rejected(RejectReason.MODE_NOT_SUPPORTED, 0);
        }
        return lengthBytes == HEADER_BYTES
                ? accepted(HEADER_BYTES, 0, 0)
                : shapeOfTail(packet, offset, lengthBytes, version);
    }

    private static long shapeOfTail(
            MemorySegment packet, long offset, int lengthBytes, int version) {
        int position = HEADER_BYTES;
        long flags = 0;
        while (position < lengthBytes) {
            int remaining = lengthBytes - position;
            if (remaining == SHORT_MAC_BYTES || remaining == LONG_MAC_BYTES) {
                return accepted(position, remaining, flags);
            }
            if (remaining == CRYPTO_NAK_BYTES) {
                return packet.get(INT32, offset + position) == 0
                        ? accepted(position, remaining, flags)
                        : rejected(RejectReason.KEY_ID_WITHOUT_DIGEST, position);
            }
            if (version < 4 || remaining < FIELD_MIN_BYTES) {
                return rejected(RejectReason.TRAILING_BYTES, position);
            }
            int field = packet.get(INT16, offset + position + 2) & 0xFFFF;
            int verdict = fieldVerdict(field, remaining);
            if (verdict != ACCEPTED) {
                return verdict | ((long) position << POSITION_SHIFT);
            }
            int type = packet.get(INT16, offset + position) & 0xFFFF;
            flags |= NtpLayout.isNtsField(type) ? FIELDS | NTS_FIELDS : FIELDS;
            position += field;
        }
        return accepted(position, 0, flags);
    }

    private static int fieldVerdict(int field, int remaining) {
        if ((field & 3) != 0) {
            return RejectReason.FIELD_LENGTH_NOT_ALIGNED.code();
        }
        if (field < FIELD_MIN_BYTES) {
            return RejectReason.FIELD_TOO_SHORT.code();
        }
        if (field > remaining) {
            return RejectReason.FIELD_BEYOND_END.code();
        }
        return field == remaining && field < LAST_FIELD_MIN_BYTES
                ? RejectReason.LAST_FIELD_TOO_SHORT.code()
                : ACCEPTED;
    }

    private static long accepted(int macStart, int macBytes, long flags) {
        return ((long) macStart << POSITION_SHIFT)
                | flags
                | ((long) macBytes << MAC_BYTES_SHIFT)
                | ACCEPTED;
    }

    private static long rejected(RejectReason reason, int position) {
        return ((long) position << POSITION_SHIFT) | reason.code();
    }

    /// [#ACCEPTED], or the code of a [RejectReason].
    public static int verdict(long shape) {
        return (int) (shape & 0xFF);
    }

    /// The byte at which a rejected packet is wrong, from the start of the packet.
    public static int position(long shape) {
        return (int) (shape >>> POSITION_SHIFT);
    }

    /// Where the MAC begins, from the start of the packet; the packet's length when it has none.
    public static int macStart(long shape) {
        return (int) (shape >>> POSITION_SHIFT);
    }

    /// Length of the MAC with its key identifier: 0 for none, 4 for a crypto-NAK, else 20 or 24.
    public static int macBytes(long shape) {
        return (int) (shape >>> MAC_BYTES_SHIFT) & 0xFF;
    }

    public static boolean isCryptoNak(long shape) {
        return macBytes(shape) == CRYPTO_NAK_BYTES;
    }

    public static boolean hasFields(long shape) {
        return (shape & FIELDS) != 0;
    }

    /// Whether any extension field is one of Network Time Security (RFC 8915).
    public static boolean hasNtsFields(long shape) {
        return (shape & NTS_FIELDS) != 0;
    }

    /// Key identifier of the MAC that begins at `macStart`.
    public static int keyId(MemorySegment packet, long offset, int macStart) {
        return packet.get(INT32, offset + macStart);
    }

    public static int leapIndicator(MemorySegment packet, long offset) {
        return (packet.get(INT8, offset + NtpLayout.LEAP_VERSION_MODE) >>> 6) & 3;
    }

    public static int version(MemorySegment packet, long offset) {
        return (packet.get(INT8, offset + NtpLayout.LEAP_VERSION_MODE) >>> 3) & 7;
    }

    public static int mode(MemorySegment packet, long offset) {
        return packet.get(INT8, offset + NtpLayout.LEAP_VERSION_MODE) & 7;
    }

    public static int stratum(MemorySegment packet, long offset) {
        return packet.get(INT8, offset + NtpLayout.STRATUM) & 0xFF;
    }

    /// Poll exponent, signed.
    public static int poll(MemorySegment packet, long offset) {
        return packet.get(INT8, offset + NtpLayout.POLL);
    }

    public static int precision(MemorySegment packet, long offset) {
        return packet.get(INT8, offset + NtpLayout.PRECISION);
    }

    public static int rootDelay(MemorySegment packet, long offset) {
        return packet.get(INT32, offset + NtpLayout.ROOT_DELAY);
    }

    public static int rootDispersion(MemorySegment packet, long offset) {
        return packet.get(INT32, offset + NtpLayout.ROOT_DISPERSION);
    }

    public static int referenceId(MemorySegment packet, long offset) {
        return packet.get(INT32, offset + NtpLayout.REFERENCE_ID);
    }

    public static long referenceNtp64(MemorySegment packet, long offset) {
        return packet.get(INT64, offset + NtpLayout.REFERENCE_TIMESTAMP);
    }

    public static long originNtp64(MemorySegment packet, long offset) {
        return packet.get(INT64, offset + NtpLayout.ORIGIN_TIMESTAMP);
    }

    public static long receiveNtp64(MemorySegment packet, long offset) {
        return packet.get(INT64, offset + NtpLayout.RECEIVE_TIMESTAMP);
    }

    public static long transmitNtp64(MemorySegment packet, long offset) {
        return packet.get(INT64, offset + NtpLayout.TRANSMIT_TIMESTAMP);
    }
}
