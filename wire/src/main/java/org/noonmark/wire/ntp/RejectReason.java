package org.noonmark.wire.ntp;

/// Why bytes are no NTP packet. Codes are consecutive and index arrays of counters.
public enum RejectReason {
    /// Less than the 48 bytes of a header.
    SHORTER_THAN_HEADER(1),
    /// More than a UDP datagram can carry.
    TOO_LONG(2),
    /// Another version than 3 or 4.
    VERSION_NOT_SUPPORTED(3),
    /// A mode that is not 1 to 5: reserved, control or private messages.
    MODE_NOT_SUPPORTED(4),
    /// Bytes after the header that are neither an extension field nor a MAC.
    TRAILING_BYTES(5),
    /// A MAC of nothing but a key identifier that is not the crypto-NAK's 0.
    KEY_ID_WITHOUT_DIGEST(6),
    /// An extension field whose length is no multiple of 4.
    FIELD_LENGTH_NOT_ALIGNED(7),
    /// An extension field of less than 16 bytes.
    FIELD_TOO_SHORT(8),
    /// An extension field that reaches beyond the end of the packet.
    FIELD_BEYOND_END(9),
    /// A last extension field of less than 28 bytes without a MAC behind it.
    LAST_FIELD_TOO_SHORT(10);

    private static final RejectReason[] BY_CODE = values();

    /// The number of verdict codes, [RequestView#ACCEPTED] included: the length of a counter array.
    public static final int CODES = BY_CODE.length + 1;

    private final int code;

    RejectReason(int code) {
        this.code = code;
    }

    /// The verdict code of this reason, from 1 on; 0 is [RequestView#ACCEPTED].
    public int code() {
        return code;
    }

    /// The reason that has this verdict code.
    ///
    /// @throws IllegalArgumentException when there is none, as for 0
    public static RejectReason ofCode(int code) {
        if (code < 1 || code >= CODES) {
            throw new IllegalArgumentException("must be in [1, " + CODES + "): code=" + code);
        }
        return BY_CODE[code - 1];
    }
}
