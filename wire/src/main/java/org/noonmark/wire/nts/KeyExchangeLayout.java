package org.noonmark.wire.nts;

/// Numbers of the key exchange (RFC 8915 section 4). A message is a sequence of records up to End
/// of Message; all numbers are big-endian.
///
/// ```
/// 0  critical bit(1) record type(15)     section 4
/// 2  body length                         16 bits, without this header
/// 4  body
/// ```
public final class KeyExchangeLayout {
    /// TCP port (section 6, IANA registration).
    public static final int PORT = 4460;

    /// The protocol of the TLS application-layer negotiation (section 4).
    public static final String ALPN = "ntske/1";

    /// The longest request that is read.
    public static final int MAX_REQUEST_BYTES = 4096;

    /// The longest response that is read; RFC 8915 section 4 lets clients refuse longer ones.
    public static final int MAX_RESPONSE_BYTES = 65_536;

    /// Error codes of section 4.1.3.
    public static final int ERROR_UNRECOGNISED_CRITICAL = 0;

    public static final int ERROR_BAD_REQUEST = 1;
    public static final int ERROR_INTERNAL = 2;

    /// How many cookies a server gives and a client keeps (section 4.1.6).
    public static final int COOKIES = 8;

    static final int HEADER_BYTES = 4;
    static final int CRITICAL = 0x8000;

    /// Record types, sections 4.1.1 to 4.1.8.
    static final int END_OF_MESSAGE = 0;

    static final int NEXT_PROTOCOL = 1;
    static final int ERROR = 2;
    static final int WARNING = 3;
    static final int AEAD = 4;
    static final int NEW_COOKIE = 5;
    static final int SERVER = 6;
    static final int PORT_RECORD = 7;

    /// "Compliant AES-128-GCM-SIV exporter context" of the chrony project, type from the range for
    /// experiments: without it that project's keys of AEAD 30 come from the context of AEAD 15.
    static final int COMPLIANT_GCM_SIV = 1024;

    /// Next protocol: NTP version 4 (section 7.7).
    static final int NTPV4 = 0;

    private KeyExchangeLayout() {}
}
