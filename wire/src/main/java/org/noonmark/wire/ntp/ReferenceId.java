package org.noonmark.wire.ntp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The 32-bit reference identifier: what a clock says it follows (RFC 5905 section 7.3).
public final class ReferenceId {
    private ReferenceId() {}

    /// What a follower of the server at this address puts into its reference identifier: the IPv4
    /// address itself, or the first four bytes of the MD5 hash of an IPv6 address.
    ///
    /// @param address 4 or 16 bytes in network order
    public static int ofAddress(byte[] address) {
        return switch (address.length) {
            case 4 -> firstFour(address);
            case 16 -> firstFour(md5(address));
            default ->
                    throw new IllegalArgumentException(
                            "must have 4 or 16 bytes: address.length=" + address.length);
        };
    }

    private static int firstFour(byte[] bytes) {
        return (bytes[0] & 0xFF) << 24
                | (bytes[1] & 0xFF) << 16
                | (bytes[2] & 0xFF) << 8
                | (bytes[3] & 0xFF);
    }

    private static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has MD5", impossible);
        }
    }

    /// The identifier of up to four ASCII letters, padded with zero bytes: `GPS`, `PPS`, `LOCL`.
    public static int ofLetters(String letters) {
        if (letters.isEmpty()
                || letters.length() > 4
                || letters.chars().anyMatch(letter -> letter < 0x20 || letter > 0x7E)) {
            throw new IllegalArgumentException("must be one to four ASCII letters: " + letters);
        }
        int bits = 0;
        for (int i = 0; i < 4; i++) {
            bits = (bits << 8) | (i < letters.length() ? letters.charAt(i) : 0);
        }
        return bits;
    }

    /// As people write it: letters for stratum 0 and 1, dotted decimal otherwise (where it may also
    /// be the hash of an IPv6 address; the wire does not tell).
    public static String toString(int stratum, int referenceId) {
        return stratum <= 1 ? letters(referenceId) : dotted(referenceId);
    }

    static String letters(int bits) {
        var text = new StringBuilder(16);
        int shown = bits;
        while (shown != 0) {
            int letter = shown >>> 24;
            if (letter >= 0x20 && letter <= 0x7E && letter != '\\') {
                text.append((char) letter);
            } else {
                text.append("\\x%02x".formatted(letter));
            }
            shown <<= 8;
        }
        return text.toString();
    }

    private static String dotted(int bits) {
        return "%d.%d.%d.%d"
                .formatted(bits >>> 24, (bits >>> 16) & 0xFF, (bits >>> 8) & 0xFF, bits & 0xFF);
    }
}
