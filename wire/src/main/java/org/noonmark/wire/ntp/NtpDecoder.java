package org.noonmark.wire.ntp;

import static org.noonmark.wire.ntp.NtpLayout.FIELD_HEADER_BYTES;
import static org.noonmark.wire.ntp.NtpLayout.HEADER_BYTES;
import static org.noonmark.wire.ntp.NtpLayout.INT16;
import static org.noonmark.wire.ntp.NtpLayout.INT32;
import static org.noonmark.wire.ntp.NtpLayout.INT64;
import static org.noonmark.wire.ntp.NtpLayout.INT8;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.NtpTimestamp;

/// Decodes datagrams into records. Any bytes may come in; what is allocated is bounded by their
/// length.
///
/// What follows the header is read as RFC 7822 section 7.5.1 asks: version 4 may carry extension
/// fields; 20 or 24 bytes at the end are always a MAC, and 4 a crypto-NAK, never a field; without a
/// MAC the last field has at least 28 bytes. Version 3 has no fields.
public final class NtpDecoder {
    private static final LeapWarning[] LEAPS = {
        LeapWarning.NONE, LeapWarning.INSERT, LeapWarning.DELETE, LeapWarning.UNKNOWN
    };

    private NtpDecoder() {}

    public static Decoded decode(byte[] datagram) {
        return decode(MemorySegment.ofArray(datagram));
    }

    public static Decoded decode(MemorySegment datagram) {
        if (datagram.byteSize() < HEADER_BYTES) {
            return new Decoded.Rejected(
                    RejectReason.SHORTER_THAN_HEADER, (int) datagram.byteSize());
        }
        if (datagram.byteSize() > NtpLayout.MAX_BYTES) {
            return new Decoded.Rejected(RejectReason.TOO_LONG, NtpLayout.MAX_BYTES);
        }
        int first = datagram.get(INT8, NtpLayout.LEAP_VERSION_MODE) & 0xFF;
        int version = (first >>> 3) & 7;
        if (version != 3 && version != 4) {
            return new Decoded.Rejected(RejectReason.VERSION_NOT_SUPPORTED, 0);
        }
        int mode = first & 7;
        if (mode == 0 || mode > NtpLayout.MODE_BROADCAST) {
            return new Decoded.Rejected(RejectReason.MODE_NOT_SUPPORTED, 0);
        }
        var fields = new ArrayList<ExtensionField>(0);
        int position = HEADER_BYTES;
        while (!isMacOrEnd(datagram.byteSize() - position)) {
            var reason = whyNoField(datagram, position, version);
            if (reason != null) {
                return new Decoded.Rejected(reason, position);
            }
            var field = fieldAt(datagram, position);
            fields.add(field);
            position += field.lengthBytes();
        }
        var mac = macAt(datagram, position);
        return mac == null
                ? new Decoded.Rejected(RejectReason.KEY_ID_WITHOUT_DIGEST, position)
                : new Decoded.Packet(packet(datagram, first, fields, mac));
    }

    private static boolean isMacOrEnd(long remaining) {
        return remaining == 0
                || remaining == NtpLayout.CRYPTO_NAK_BYTES
                || remaining == NtpLayout.SHORT_MAC_BYTES
                || remaining == NtpLayout.LONG_MAC_BYTES;
    }

    private static @Nullable RejectReason whyNoField(
            MemorySegment datagram, int position, int version) {
        long remaining = datagram.byteSize() - position;
        if (version == 3 || remaining < NtpLayout.FIELD_MIN_BYTES) {
            return RejectReason.TRAILING_BYTES;
        }
        int length = datagram.get(INT16, position + 2) & 0xFFFF;
        if (length % 4 != 0) {
            return RejectReason.FIELD_LENGTH_NOT_ALIGNED;
        }
        if (length < NtpLayout.FIELD_MIN_BYTES) {
            return RejectReason.FIELD_TOO_SHORT;
        }
        if (length > remaining) {
            return RejectReason.FIELD_BEYOND_END;
        }
        boolean last = length == remaining;
        return last && length < NtpLayout.LAST_FIELD_MIN_BYTES
                ? RejectReason.LAST_FIELD_TOO_SHORT
                : null;
    }

    private static ExtensionField fieldAt(MemorySegment datagram, int position) {
        int type = datagram.get(INT16, position) & 0xFFFF;
        int length = datagram.get(INT16, position + 2) & 0xFFFF;
        var body =
                Octets.copyOf(datagram, position + FIELD_HEADER_BYTES, length - FIELD_HEADER_BYTES);
        return new ExtensionField(type, body);
    }

    private static @Nullable PacketMac macAt(MemorySegment datagram, int position) {
        int remaining = (int) (datagram.byteSize() - position);
        if (remaining == 0) {
            return new PacketMac.None();
        }
        int keyId = datagram.get(INT32, position);
        if (remaining == NtpLayout.CRYPTO_NAK_BYTES) {
            return keyId == 0 ? new PacketMac.CryptoNak() : null;
        }
        int digest = remaining - NtpLayout.KEY_ID_BYTES;
        return new PacketMac.Digest(
                keyId, Octets.copyOf(datagram, position + NtpLayout.KEY_ID_BYTES, digest));
    }

    private static NtpPacket packet(
            MemorySegment datagram, int first, List<ExtensionField> fields, PacketMac mac) {
        return new NtpPacket(
                LEAPS[first >>> 6],
                (first >>> 3) & 7,
                first & 7,
                datagram.get(INT8, NtpLayout.STRATUM) & 0xFF,
                datagram.get(INT8, NtpLayout.POLL),
                datagram.get(INT8, NtpLayout.PRECISION),
                datagram.get(INT32, NtpLayout.ROOT_DELAY),
                datagram.get(INT32, NtpLayout.ROOT_DISPERSION),
                datagram.get(INT32, NtpLayout.REFERENCE_ID),
                timestamp(datagram, NtpLayout.REFERENCE_TIMESTAMP),
                timestamp(datagram, NtpLayout.ORIGIN_TIMESTAMP),
                timestamp(datagram, NtpLayout.RECEIVE_TIMESTAMP),
                timestamp(datagram, NtpLayout.TRANSMIT_TIMESTAMP),
                fields,
                mac);
    }

    private static NtpTimestamp timestamp(MemorySegment datagram, long offset) {
        return new NtpTimestamp(datagram.get(INT64, offset));
    }
}
