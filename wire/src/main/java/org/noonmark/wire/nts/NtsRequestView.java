package org.noonmark.wire.nts;

import static org.noonmark.wire.ntp.NtpLayout.FIELD_HEADER_BYTES;
import static org.noonmark.wire.ntp.NtpLayout.HEADER_BYTES;
import static org.noonmark.wire.nts.NtsLayout.padded;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.noonmark.wire.ntp.NtpLayout;

/// Where the fields of Network Time Security lie in a request (RFC 8915 section 5.7), found in one
/// pass over a packet that [org.noonmark.wire.ntp.RequestView] accepted.
///
/// Belongs to one thread. Hot path: allocates nothing.
public final class NtsRequestView {
    /// The verdict on a good request; any other is an [NtsReject#code()].
    public static final int ACCEPTED = 0;

    private static final VarHandle SHORT =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    private int uniqueIdStart;
    private int uniqueIdBytes;
    private int cookieStart;
    private int cookieBytes;
    private int placeholders;
    private int placeholderBytes;
    private int authenticatorStart;
    private int nonceStart;
    private int nonceBytes;
    private int textStart;
    private int textBytes;

    public NtsRequestView() {}

    /// Looks over the packet in the first `lengthBytes` of `packet`. What the other methods return
    /// is of this packet, once it was accepted.
    public int look(byte[] packet, int lengthBytes) {
        if (lengthBytes > AesSiv.MAX_BYTES) {
            return NtsReject.TOO_LONG.code();
        }
        uniqueIdStart = 0;
        cookieStart = 0;
        placeholders = 0;
        placeholderBytes = 0;
        authenticatorStart = 0;
        int position = HEADER_BYTES;
        while (lengthBytes - position >= FIELD_HEADER_BYTES) {
            if (authenticatorStart != 0) {
                return NtsReject.AFTER_AUTHENTICATOR.code();
            }
            int length = (short) SHORT.get(packet, position + 2) & 0xFFFF;
            if (length < FIELD_HEADER_BYTES || length > lengthBytes - position) {
                return NtsReject.AUTHENTICATOR_LENGTHS.code();
            }
            int verdict =
                    take(
                            packet,
                            (short) SHORT.get(packet, position) & 0xFFFF,
                            position + FIELD_HEADER_BYTES,
                            length - FIELD_HEADER_BYTES);
            if (verdict != ACCEPTED) {
                return verdict;
            }
            position += length;
        }
        return whole();
    }

    private int take(byte[] packet, int type, int start, int bytes) {
        switch (type) {
            case NtpLayout.FIELD_NTS_UNIQUE_ID -> {
                if (uniqueIdStart != 0) {
                    return NtsReject.UNIQUE_ID_REPEATED.code();
                }
                uniqueIdStart = start;
                uniqueIdBytes = bytes;
            }
            case NtpLayout.FIELD_NTS_COOKIE -> {
                if (cookieStart != 0) {
                    return NtsReject.COOKIE_REPEATED.code();
                }
                cookieStart = start;
                cookieBytes = bytes;
            }
            case NtpLayout.FIELD_NTS_COOKIE_PLACEHOLDER -> {
                if (placeholders++ > 0 && bytes != placeholderBytes) {
                    return NtsReject.PLACEHOLDER_LENGTH.code();
                }
                placeholderBytes = bytes;
            }
            case NtpLayout.FIELD_NTS_AUTHENTICATOR -> {
                return takeAuthenticator(packet, start, bytes);
            }
            default -> {
                // Fields of other extensions are authenticated and mean nothing here.
            }
        }
        return ACCEPTED;
    }

    private int takeAuthenticator(byte[] packet, int start, int bytes) {
        if (bytes < NtsLayout.AUTHENTICATOR_LENGTHS_BYTES) {
            return NtsReject.AUTHENTICATOR_LENGTHS.code();
        }
        authenticatorStart = start - FIELD_HEADER_BYTES;
        nonceBytes = (short) SHORT.get(packet, start) & 0xFFFF;
        int sealed = (short) SHORT.get(packet, start + 2) & 0xFFFF;
        nonceStart = start + NtsLayout.AUTHENTICATOR_LENGTHS_BYTES;
        // Room for the nonce of a reply is asked for even when this one is shorter (section 5.6).
        int room = Math.max(padded(nonceBytes), CookieSealer.NONCE_BYTES);
        if (nonceBytes == 0
                || sealed < AesSiv.TAG_BYTES
                || NtsLayout.AUTHENTICATOR_LENGTHS_BYTES + room + padded(sealed) > bytes) {
            return NtsReject.AUTHENTICATOR_LENGTHS.code();
        }
        textStart = nonceStart + padded(nonceBytes) + AesSiv.TAG_BYTES;
        textBytes = sealed - AesSiv.TAG_BYTES;
        return ACCEPTED;
    }

    private int whole() {
        if (uniqueIdStart == 0) {
            return NtsReject.UNIQUE_ID_MISSING.code();
        }
        if (uniqueIdBytes < NtsLayout.UNIQUE_ID_BYTES
                || uniqueIdBytes > NtsLayout.MAX_UNIQUE_ID_BYTES) {
            return NtsReject.UNIQUE_ID_LENGTH.code();
        }
        if (cookieStart == 0) {
            return NtsReject.COOKIE_MISSING.code();
        }
        if (placeholders > 0 && placeholderBytes != cookieBytes) {
            return NtsReject.PLACEHOLDER_LENGTH.code();
        }
        return authenticatorStart == 0 ? NtsReject.AUTHENTICATOR_MISSING.code() : ACCEPTED;
    }

    /// First byte of the unique identifier, behind the header of its field.
    public int uniqueIdStart() {
        return uniqueIdStart;
    }

    public int uniqueIdBytes() {
        return uniqueIdBytes;
    }

    public int cookieStart() {
        return cookieStart;
    }

    public int cookieBytes() {
        return cookieBytes;
    }

    /// Cookies that the client wants besides the one it used.
    public int placeholders() {
        return placeholders;
    }

    /// Length of what is authenticated as associated data: all in front of the authenticator.
    public int associatedBytes() {
        return authenticatorStart;
    }

    public int nonceStart() {
        return nonceStart;
    }

    public int nonceBytes() {
        return nonceBytes;
    }

    /// First byte of the encrypted fields, behind the tag.
    public int textStart() {
        return textStart;
    }

    public int textBytes() {
        return textBytes;
    }
}
