package org.noonmark.wire.nts;

/// Lengths of what Network Time Security adds to an NTP packet (RFC 8915 section 5). Types of the
/// fields are in [org.noonmark.wire.ntp.NtpLayout].
///
/// ```
/// authenticator field, section 5.6:
///  0  type(2) length(2)
///  4  nonce length(2) ciphertext length(2)    without padding
///  8  nonce                                   padded to a multiple of 4
///  n  ciphertext                              padded to a multiple of 4
///  m  additional padding                      when the nonce is shorter than could be
/// ```
public final class NtsLayout {
    /// Section 5.3 asks for at least this.
    public static final int UNIQUE_ID_BYTES = 32;

    /// No unique identifier that is longer is repeated.
    public static final int MAX_UNIQUE_ID_BYTES = 256;

    /// No cookie is longer: a request with it would fit into no packet.
    public static final int MAX_COOKIE_BYTES = 1024;

    /// Cookies in one reply; section 5.7 lets a server give fewer than it is asked for.
    public static final int MAX_COOKIES = 8;

    /// Nonce length and ciphertext length, after the header of the field.
    static final int AUTHENTICATOR_LENGTHS_BYTES = 4;

    private NtsLayout() {}

    /// The length rounded up to a multiple of 4.
    static int padded(int bytes) {
        return (bytes + 3) & ~3;
    }
}
