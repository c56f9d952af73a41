package org.noonmark.wire.ntp;

/// One extension field (RFC 7822 section 7.5.1): a type and a body that is a multiple of 4 bytes.
///
/// @param type 16 bits, from the IANA registry
/// @param body 12 to 65,528 bytes, padding included
public record ExtensionField(int type, Octets body) {
    private static final int MAX_FIELD_BYTES = 0xFFFC;

    public ExtensionField {
        if (type < 0 || type > 0xFFFF) {
            throw new IllegalArgumentException("must have 16 bits: type=" + type);
        }
        int bytes = body.length() + NtpLayout.FIELD_HEADER_BYTES;
        if (bytes < NtpLayout.FIELD_MIN_BYTES || bytes > MAX_FIELD_BYTES || bytes % 4 != 0) {
            throw new IllegalArgumentException(
                    "must be 12 to 65528 in steps of 4: body.length=" + body.length());
        }
    }

    /// Length on the wire, with the header of four bytes.
    public int lengthBytes() {
        return body.length() + NtpLayout.FIELD_HEADER_BYTES;
    }
}
