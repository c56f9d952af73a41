package org.noonmark.wire.nts;

/// Why an NTP packet with fields of Network Time Security is no request of it. Codes are
/// consecutive and index arrays of counters.
public enum NtsReject {
    /// No unique identifier field.
    UNIQUE_ID_MISSING(1),
    /// A unique identifier of less than 32 or more than 256 bytes.
    UNIQUE_ID_LENGTH(2),
    /// No cookie in front of the authenticator.
    COOKIE_MISSING(3),
    /// A cookie placeholder that is not as long as the cookie.
    PLACEHOLDER_LENGTH(4),
    /// No authenticator field.
    AUTHENTICATOR_MISSING(5),
    /// Something behind the authenticator, or a MAC.
    AFTER_AUTHENTICATOR(6),
    /// Lengths in the authenticator that do not fit into the field.
    AUTHENTICATOR_LENGTHS(7),
    /// More bytes than requests have.
    TOO_LONG(8),
    /// More than one unique identifier field.
    UNIQUE_ID_REPEATED(9),
    /// More than one cookie.
    COOKIE_REPEATED(10);

    private static final NtsReject[] BY_CODE = values();

    /// The number of verdict codes, 0 for a good request included.
    public static final int CODES = BY_CODE.length + 1;

    private final int code;

    NtsReject(int code) {
        this.code = code;
    }

    /// The verdict code, from 1 on.
    public int code() {
        return code;
    }
}
