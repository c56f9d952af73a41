package org.noonmark.sources.khronos;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.NtpTimestamp;
import org.noonmark.time.UtcInstant;
import org.noonmark.wire.ntp.Decoded;
import org.noonmark.wire.ntp.NtpDecoder;
import org.noonmark.wire.ntp.NtpEncoder;
import org.noonmark.wire.ntp.NtpLayout;
import org.noonmark.wire.ntp.NtpPacket;
import org.noonmark.wire.ntp.PacketMac;

/// Replies of an NTP server.
final class Replies {
    private static final int PRECISION = -23;
    private static final int GPS = 0x47505300;

    private Replies() {}

    /// The reply to a request of 48 bytes by a server of stratum 1 at `time`.
    static byte[] to(byte[] request, UtcInstant time) {
        var header = Arrays.copyOf(request, NtpLayout.HEADER_BYTES);
        var asked = ((Decoded.Packet) NtpDecoder.decode(MemorySegment.ofArray(header))).packet();
        var stamp = NtpTimestamp.from(time);
        return NtpEncoder.encode(
                new NtpPacket(
                        LeapWarning.NONE,
                        asked.version(),
                        NtpLayout.MODE_SERVER,
                        1,
                        asked.poll(),
                        PRECISION,
                        0,
                        7,
                        GPS,
                        stamp,
                        asked.transmit(),
                        stamp,
                        stamp,
                        List.of(),
                        new PacketMac.None()));
    }
}
