package org.noonmark.wire.ntp;

import java.util.List;
import org.noonmark.time.LeapWarning;
import org.noonmark.time.NtpTimestamp;
import org.noonmark.time.TimeDelta;

/// An NTP packet of version 3 or 4 as a value (RFC 5905 section 7.3).
///
/// @param leap leap indicator; [LeapWarning#UNKNOWN] is 3, not synchronised
/// @param mode 1 to 5, see [NtpLayout]
/// @param stratum 0 to 255 as on the wire; 0 is unspecified or a kiss-o'-death
/// @param poll exponent, log2 s, signed
/// @param precision exponent, log2 s, signed
/// @param rootDelay NTP short format bits, see [#rootDelaySeconds]
/// @param rootDispersion NTP short format bits
/// @param referenceId see [ReferenceId]; a [KissCode] when the stratum is 0
/// @param reference when the sender's clock was last set
/// @param origin repeated from the request
/// @param receive when the request arrived
/// @param transmit when this packet left
/// @param fields extension fields in their order
public record NtpPacket(
        LeapWarning leap,
        int version,
        int mode,
        int stratum,
        int poll,
        int precision,
        int rootDelay,
        int rootDispersion,
        int referenceId,
        NtpTimestamp reference,
        NtpTimestamp origin,
        NtpTimestamp receive,
        NtpTimestamp transmit,
        List<ExtensionField> fields,
        PacketMac mac) {
    public NtpPacket {
        requireRange("version", version, NtpLayout.OLDEST_VERSION, NtpLayout.NEWEST_VERSION);
        requireRange("mode", mode, NtpLayout.MODE_SYMMETRIC_ACTIVE, NtpLayout.MODE_BROADCAST);
        requireRange("stratum", stratum, 0, 255);
        requireRange("poll", poll, Byte.MIN_VALUE, Byte.MAX_VALUE);
        requireRange("precision", precision, Byte.MIN_VALUE, Byte.MAX_VALUE);
        fields = List.copyOf(fields);
    }

    private static void requireRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "must be in [" + least + ", " + most + "]: " + name + "=" + value);
        }
    }

    /// A server that refuses or warns instead of telling time.
    public boolean isKiss() {
        return mode == NtpLayout.MODE_SERVER && stratum == 0;
    }

    public TimeDelta rootDelaySeconds() {
        return NtpShort.toDelta(rootDelay);
    }

    public TimeDelta rootDispersionSeconds() {
        return NtpShort.toDelta(rootDispersion);
    }

    /// Length on the wire.
    public int lengthBytes() {
        int fieldBytes = 0;
        for (var field : fields) {
            fieldBytes = Math.addExact(fieldBytes, field.lengthBytes());
        }
        return NtpLayout.HEADER_BYTES + fieldBytes + mac.lengthBytes();
    }
}
