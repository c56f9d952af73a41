package org.noonmark.wire.ntp;

import static org.noonmark.wire.ntp.NtpLayout.INT32;
import static org.noonmark.wire.ntp.NtpLayout.INT64;

import java.lang.foreign.MemorySegment;

/// Writes a server's answer over the request in place. Read what you need of the request first: its
/// transmit timestamp (basic mode) or receive timestamp (interleaved mode) is the reply's origin.
///
/// Hot path: allocates nothing.
public final class ReplyWriter {
    private ReplyWriter() {}

    /// Writes the first sixteen bytes of the header: what the server says of itself.
    ///
    /// @param leapIndicator 0 to 3, RFC 5905 figure 9
    /// @param version that of the request
    /// @param poll signed exponent; servers repeat the request's
    /// @param precision signed exponent of the server's clock
    /// @param rootDelay NTP short format
    /// @param rootDispersion NTP short format, rounded up
    public static void writeStatus(
            MemorySegment packet,
            long offset,
            int leapIndicator,
            int version,
            int stratum,
            int poll,
            int precision,
            int rootDelay,
            int rootDispersion,
            int referenceId) {
        int first = (leapIndicator << 6) | (version << 3) | NtpLayout.MODE_SERVER;
        packet.set(
                INT32,
                offset + NtpLayout.LEAP_VERSION_MODE,
                (first << 24)
                        | ((stratum & 0xFF) << 16)
                        | ((poll & 0xFF) << 8)
                        | (precision & 0xFF));
        packet.set(INT32, offset + NtpLayout.ROOT_DELAY, rootDelay);
        packet.set(INT32, offset + NtpLayout.ROOT_DISPERSION, rootDispersion);
        packet.set(INT32, offset + NtpLayout.REFERENCE_ID, referenceId);
    }

    /// Writes the four timestamps.
    ///
    /// @param originNtp64 repeated from the request
    /// @param receivedNtp64 when the request arrived
    /// @param transmitNtp64 when this reply leaves (basic mode) or the one before left
    ///   (interleaved)
    public static void writeTimestamps(
            MemorySegment packet,
            long offset,
            long referenceNtp64,
            long originNtp64,
            long receivedNtp64,
            long transmitNtp64) {
        packet.set(INT64, offset + NtpLayout.REFERENCE_TIMESTAMP, referenceNtp64);
        packet.set(INT64, offset + NtpLayout.ORIGIN_TIMESTAMP, originNtp64);
        packet.set(INT64, offset + NtpLayout.RECEIVE_TIMESTAMP, receivedNtp64);
        packet.set(INT64, offset + NtpLayout.TRANSMIT_TIMESTAMP, transmitNtp64);
    }

    /// Sets the transmit timestamp alone, as late as possible before the packet leaves.
    public static void writeTransmit(MemorySegment packet, long offset, long transmitNtp64) {
        packet.set(INT64, offset + NtpLayout.TRANSMIT_TIMESTAMP, transmitNtp64);
    }

    /// Writes a kiss-o'-death (RFC 5905 section 7.4): leap indicator 3, stratum 0, the code in
    /// place of the reference identifier, all timestamps but the origin zero.
    ///
    /// @param kissCode [KissCode#bits()]
    /// @param originNtp64 the request's transmit timestamp
    public static void writeKiss(
            MemorySegment packet,
            long offset,
            int version,
            int poll,
            int kissCode,
            long originNtp64) {
        writeStatus(packet, offset, NtpLayout.LEAP_ALARM, version, 0, poll, 0, 0, 0, kissCode);
        writeTimestamps(packet, offset, 0, originNtp64, 0, 0);
    }

    /// Writes a crypto-NAK (a MAC of nothing but key identifier 0) behind the first `lengthBytes`
    /// and returns the new length.
    public static int appendCryptoNak(MemorySegment packet, long offset, int lengthBytes) {
        packet.set(INT32, offset + lengthBytes, 0);
        return lengthBytes + NtpLayout.CRYPTO_NAK_BYTES;
    }
}
