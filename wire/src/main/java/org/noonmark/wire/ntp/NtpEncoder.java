package org.noonmark.wire.ntp;

import static org.noonmark.wire.ntp.NtpLayout.INT16;
import static org.noonmark.wire.ntp.NtpLayout.INT32;
import static org.noonmark.wire.ntp.NtpLayout.INT64;
import static org.noonmark.wire.ntp.NtpLayout.INT8;

import java.lang.foreign.MemorySegment;
import org.noonmark.time.LeapWarning;

/// Writes packets as bytes, and the request that a client sends.
public final class NtpEncoder {
    /// The precision that every request of this implementation states, whatever the clock: 2^32 s,
    /// which says nothing (draft-ietf-ntp-data-minimization section 4; chrony does the same).
    private static final byte REQUEST_PRECISION = 0x20;

    private NtpEncoder() {}

    /// The bytes of `packet`; decoding them gives it back if its fields obey RFC 7822.
    ///
    /// @throws IllegalArgumentException when the decoder would refuse the result
    public static byte[] encode(NtpPacket packet) {
        requireDecodable(packet);
        var bytes = new byte[packet.lengthBytes()];
        var segment = MemorySegment.ofArray(bytes);
        int first = (code(packet.leap()) << 6) | (packet.version() << 3) | packet.mode();
        segment.set(INT8, NtpLayout.LEAP_VERSION_MODE, (byte) first);
        segment.set(INT8, NtpLayout.STRATUM, (byte) packet.stratum());
        segment.set(INT8, NtpLayout.POLL, (byte) packet.poll());
        segment.set(INT8, NtpLayout.PRECISION, (byte) packet.precision());
        segment.set(INT32, NtpLayout.ROOT_DELAY, packet.rootDelay());
        segment.set(INT32, NtpLayout.ROOT_DISPERSION, packet.rootDispersion());
        segment.set(INT32, NtpLayout.REFERENCE_ID, packet.referenceId());
        segment.set(INT64, NtpLayout.REFERENCE_TIMESTAMP, packet.reference().bits());
        segment.set(INT64, NtpLayout.ORIGIN_TIMESTAMP, packet.origin().bits());
        segment.set(INT64, NtpLayout.RECEIVE_TIMESTAMP, packet.receive().bits());
        segment.set(INT64, NtpLayout.TRANSMIT_TIMESTAMP, packet.transmit().bits());
        writeTail(packet, segment);
        return bytes;
    }

    private static void requireDecodable(NtpPacket packet) {
        var fields = packet.fields();
        if (packet.version() < 4 && !fields.isEmpty()) {
            throw new IllegalArgumentException("version 3 has no extension fields");
        }
        int remaining = packet.lengthBytes() - NtpLayout.HEADER_BYTES;
        for (var field : fields) {
            if (remaining == NtpLayout.SHORT_MAC_BYTES || remaining == NtpLayout.LONG_MAC_BYTES) {
                throw new IllegalArgumentException("would be read as a MAC: " + field);
            }
            if (field.lengthBytes() == remaining && remaining < NtpLayout.LAST_FIELD_MIN_BYTES) {
                throw new IllegalArgumentException(
                        "last field must have 28 bytes when there is no MAC: " + field);
            }
            remaining -= field.lengthBytes();
        }
        if (packet.lengthBytes() > NtpLayout.MAX_BYTES) {
            throw new IllegalArgumentException(
                    "must fit a datagram: lengthBytes=" + packet.lengthBytes());
        }
    }

    private static void writeTail(NtpPacket packet, MemorySegment segment) {
        long position = NtpLayout.HEADER_BYTES;
        for (var field : packet.fields()) {
            segment.set(INT16, position, (short) field.type());
            segment.set(INT16, position + 2, (short) field.lengthBytes());
            field.body().copyTo(segment, position + NtpLayout.FIELD_HEADER_BYTES);
            position += field.lengthBytes();
        }
        switch (packet.mac()) {
            case PacketMac.None() -> {}
            case PacketMac.CryptoNak() -> segment.set(INT32, position, 0);
            case PacketMac.Digest(int keyId, Octets digest) -> {
                segment.set(INT32, position, keyId);
                digest.copyTo(segment, position + NtpLayout.KEY_ID_BYTES);
            }
        }
    }

    private static int code(LeapWarning leap) {
        return switch (leap) {
            case NONE -> 0;
            case INSERT -> 1;
            case DELETE -> 2;
            case UNKNOWN -> 3;
        };
    }

    /// Writes the 48 bytes of a client's request that tells nothing of the client: version 4, mode
    /// 3, the poll exponent, three nonces, and zeros (draft-ietf-ntp-data-minimization section 4).
    ///
    /// @param poll exponent, log2 s
    /// @param originNtp64 0, or the server's last receive timestamp to ask for interleaved mode
    /// @param receiveNtp64 0 in basic mode; a random number in interleaved mode
    /// @param transmitNtp64 a random number, not 0; the reply has to repeat it
    public static void writeRequest(
            MemorySegment packet,
            long offset,
            int poll,
            long originNtp64,
            long receiveNtp64,
            long transmitNtp64) {
        packet.asSlice(offset, NtpLayout.HEADER_BYTES).fill((byte) 0);
        int first = (NtpLayout.NEWEST_VERSION << 3) | NtpLayout.MODE_CLIENT;
        packet.set(INT8, offset + NtpLayout.LEAP_VERSION_MODE, (byte) first);
        packet.set(INT8, offset + NtpLayout.POLL, (byte) poll);
        packet.set(INT8, offset + NtpLayout.PRECISION, REQUEST_PRECISION);
        packet.set(INT64, offset + NtpLayout.ORIGIN_TIMESTAMP, originNtp64);
        packet.set(INT64, offset + NtpLayout.RECEIVE_TIMESTAMP, receiveNtp64);
        packet.set(INT64, offset + NtpLayout.TRANSMIT_TIMESTAMP, transmitNtp64);
    }
}
