package org.noonmark.wire.nts;

/// Why bytes are no message of the key exchange, or not one to go on with. Codes are consecutive
/// and index arrays of counters.
public enum KeyExchangeReason {
    /// The bytes end before the End of Message record.
    NOT_ENDED(0),
    /// A record that reaches beyond the end of the message.
    RECORD_BEYOND_END(1),
    /// Bytes behind the End of Message record.
    BYTES_AFTER_END(2),
    /// An End of Message or Next Protocol record without the critical bit.
    NOT_CRITICAL(3),
    /// A critical record of a type that is not known here.
    UNRECOGNISED_CRITICAL(4),
    /// A record that may come once came again.
    REPEATED(5),
    /// A body of a length that its type does not have.
    WRONG_BODY_LENGTH(6),
    /// A record that only the other side sends.
    UNEXPECTED(7),
    /// No Next Protocol record.
    NO_NEXT_PROTOCOL(8),
    /// NTPv4 without an AEAD record.
    NO_AEAD(9),
    /// The server chose several protocols or algorithms, or one that was not offered.
    NOT_OFFERED(10),
    /// The server has no protocol or no algorithm that was offered.
    NOTHING_IN_COMMON(11),
    /// AES-128-GCM-SIV without the record that says which keys are meant.
    AMBIGUOUS_KEYS(12),
    /// A response without a cookie that fits into a packet.
    NO_COOKIE(13),
    /// A server name that is empty, longer than 255 bytes, or has characters that names have not.
    BAD_SERVER_NAME(14),
    /// A port of 0.
    BAD_PORT(15);

    /// The number of codes.
    public static final int CODES = values().length;

    private final int code;

    KeyExchangeReason(int code) {
        this.code = code;
    }

    /// Small number, from 0 on.
    public int code() {
        return code;
    }

    /// The code of the Error record that a server answers with (RFC 8915 section 4.1.3).
    public int errorCode() {
        return this == UNRECOGNISED_CRITICAL
                ? KeyExchangeLayout.ERROR_UNRECOGNISED_CRITICAL
                : KeyExchangeLayout.ERROR_BAD_REQUEST;
    }
}
