package org.noonmark.wire.ntp;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Where everything lies in an NTP packet, named once. Offsets are in bytes from the start of the
/// UDP payload; all numbers are big-endian.
///
/// ```
///  0  LI(2) VN(3) Mode(3) | stratum | poll | precision      RFC 5905 figure 8
///  4  root delay                                            16.16 s
///  8  root dispersion                                       16.16 s
/// 12  reference identifier
/// 16  reference timestamp                                   32.32 s
/// 24  origin timestamp
/// 32  receive timestamp
/// 40  transmit timestamp
/// 48  extension fields: type(2) length(2) body              RFC 7822 section 7.5
///  n  MAC: key identifier(4) digest(16 or 20)               RFC 5905 section 7.3
/// ```
public final class NtpLayout {
    /// Leap indicator (upper 2 bits), version (3 bits) and mode (3 bits): RFC 5905 section 7.3.
    public static final long LEAP_VERSION_MODE = 0;

    /// Stratum, unsigned: RFC 5905 figure 11.
    public static final long STRATUM = 1;

    /// Poll exponent, log2 of seconds, signed: RFC 5905 section 7.3.
    public static final long POLL = 2;

    /// Precision exponent, log2 of seconds, signed: RFC 5905 section 7.3.
    public static final long PRECISION = 3;

    /// Root delay, NTP short format: RFC 5905 section 7.3.
    public static final long ROOT_DELAY = 4;

    /// Root dispersion, NTP short format: RFC 5905 section 7.3.
    public static final long ROOT_DISPERSION = 8;

    /// Reference identifier, or kiss code in a packet of stratum 0: RFC 5905 sections 7.3 and 7.4.
    public static final long REFERENCE_ID = 12;

    /// When the sender's clock was last set: RFC 5905 section 7.3.
    public static final long REFERENCE_TIMESTAMP = 16;

    /// The request's transmit timestamp as the reply repeats it: RFC 5905 section 7.3.
    public static final long ORIGIN_TIMESTAMP = 24;

    /// When the request arrived at the server: RFC 5905 section 7.3.
    public static final long RECEIVE_TIMESTAMP = 32;

    /// When the packet left its sender: RFC 5905 section 7.3.
    public static final long TRANSMIT_TIMESTAMP = 40;

    /// Length of the header, and where extension fields or the MAC begin: RFC 5905 figure 8.
    public static final int HEADER_BYTES = 48;

    /// Key identifier in front of a digest: RFC 5905 section 7.3.
    public static final int KEY_ID_BYTES = 4;

    /// A MAC that is nothing but key identifier 0 is a crypto-NAK: RFC 5905 section 7.3.
    public static final int CRYPTO_NAK_BYTES = 4;

    /// MAC with a 16-byte digest (MD5, AES-CMAC): RFC 7822 section 7.5.1.
    public static final int SHORT_MAC_BYTES = 20;

    /// MAC with a 20-byte digest (SHA-1); no MAC is longer: RFC 7822 section 7.5.1.
    public static final int LONG_MAC_BYTES = 24;

    /// Type and length of an extension field: RFC 7822 section 7.5.1.1.
    public static final int FIELD_HEADER_BYTES = 4;

    /// No extension field is shorter: RFC 7822 section 7.5.1.1.
    public static final int FIELD_MIN_BYTES = 16;

    /// Without a MAC the last extension field is not shorter: RFC 7822 section 7.5.1.4.
    public static final int LAST_FIELD_MIN_BYTES = 28;

    /// No UDP payload is longer (IPv6 without jumbograms).
    public static final int MAX_BYTES = 65_527;

    /// NTS unique identifier: RFC 8915 section 5.3.
    public static final int FIELD_NTS_UNIQUE_ID = 0x0104;

    /// NTS cookie: RFC 8915 section 5.4.
    public static final int FIELD_NTS_COOKIE = 0x0204;

    /// NTS cookie placeholder: RFC 8915 section 5.5.
    public static final int FIELD_NTS_COOKIE_PLACEHOLDER = 0x0304;

    /// NTS authenticator and encrypted fields: RFC 8915 section 5.6.
    public static final int FIELD_NTS_AUTHENTICATOR = 0x0404;

    /// The versions that are understood, both included.
    public static final int OLDEST_VERSION = 3;

    public static final int NEWEST_VERSION = 4;

    /// Modes: RFC 5905 figure 10.
    public static final int MODE_SYMMETRIC_ACTIVE = 1;

    public static final int MODE_SYMMETRIC_PASSIVE = 2;
    public static final int MODE_CLIENT = 3;
    public static final int MODE_SERVER = 4;
    public static final int MODE_BROADCAST = 5;

    /// Leap indicator "not synchronised": RFC 5905 figure 9.
    public static final int LEAP_ALARM = 3;

    static final ValueLayout.OfByte INT8 = ValueLayout.JAVA_BYTE;
    static final ValueLayout.OfShort INT16 =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    static final ValueLayout.OfInt INT32 =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    static final ValueLayout.OfLong INT64 =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private NtpLayout() {}

    /// Whether an extension field of this type belongs to Network Time Security.
    public static boolean isNtsField(int type) {
        return type == FIELD_NTS_UNIQUE_ID
                || type == FIELD_NTS_COOKIE
                || type == FIELD_NTS_COOKIE_PLACEHOLDER
                || type == FIELD_NTS_AUTHENTICATOR;
    }
}
