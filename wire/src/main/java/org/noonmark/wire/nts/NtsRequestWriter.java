package org.noonmark.wire.nts;

import static org.noonmark.wire.ntp.NtpLayout.FIELD_HEADER_BYTES;

import java.nio.ByteBuffer;
import org.noonmark.wire.ntp.NtpLayout;
import org.noonmark.wire.ntp.Octets;

/// Writes requests that are protected as RFC 8915 section 5.7 asks: header, unique identifier,
/// cookie, placeholders, authenticator. Nothing in them is encrypted.
///
/// Belongs to one thread.
public final class NtsRequestWriter {
    private final AesSiv siv;

    /// @throws IllegalArgumentException when the keys are not for AES-SIV
    public NtsRequestWriter(NtsKeys keys) {
        siv = sivOf(keys, keys.c2s());
    }

    /// The whole datagram.
    ///
    /// @param header the 48 bytes of the NTP header
    /// @param cookie is used up by this
    /// @param placeholders how many more cookies are asked for than the one for this one
    /// @param nonce 16 bytes that no other request with these keys has
    /// @throws IllegalArgumentException when a length is wrong or the request gets longer than
    ///   [AesSiv#MAX_BYTES]
    public byte[] write(
            byte[] header, Octets uniqueId, Octets cookie, int placeholders, byte[] nonce) {
        int authenticated =
                header.length
                        + fieldBytes(uniqueId.length())
                        + (1 + placeholders) * fieldBytes(cookie.length());
        int bytes = authenticated + fieldBytes(authenticatorBytes());
        if (header.length != NtpLayout.HEADER_BYTES
                || nonce.length != NtsAead.AES_SIV_CMAC_256.nonceBytes()
                || placeholders < 0
                || bytes > AesSiv.MAX_BYTES) {
            throw new IllegalArgumentException(
                    "must be 48 and 16 bytes in a request of at most %d: %d %d %d"
                            .formatted(AesSiv.MAX_BYTES, header.length, nonce.length, bytes));
        }
        var packet = ByteBuffer.allocate(bytes).put(header);
        put(packet, NtpLayout.FIELD_NTS_UNIQUE_ID, uniqueId.toArray());
        put(packet, NtpLayout.FIELD_NTS_COOKIE, cookie.toArray());
        for (int i = 0; i < placeholders; i++) {
            put(packet, NtpLayout.FIELD_NTS_COOKIE_PLACEHOLDER, new byte[cookie.length()]);
        }
        var lengths =
                ByteBuffer.allocate(authenticatorBytes())
                        .putShort((short) nonce.length)
                        .putShort((short) AesSiv.TAG_BYTES)
                        .put(nonce);
        put(packet, NtpLayout.FIELD_NTS_AUTHENTICATOR, lengths.array());
        int nonceStart = bytes - AesSiv.TAG_BYTES - nonce.length;
        siv.seal(packet.array(), 0, authenticated, nonceStart, nonce.length, bytes, 0);
        return packet.array();
    }

    /// A cipher with one of the keys.
    static AesSiv sivOf(NtsKeys keys, Octets key) {
        if (keys.aead() != NtsAead.AES_SIV_CMAC_256) {
            throw new IllegalArgumentException("must be keys of AES-SIV: " + keys);
        }
        return AesSiv.of(key.toArray());
    }

    private static int authenticatorBytes() {
        return NtsLayout.AUTHENTICATOR_LENGTHS_BYTES
                + NtsAead.AES_SIV_CMAC_256.nonceBytes()
                + AesSiv.TAG_BYTES;
    }

    private static int fieldBytes(int bodyBytes) {
        return Math.max(
                NtpLayout.FIELD_MIN_BYTES, FIELD_HEADER_BYTES + NtsLayout.padded(bodyBytes));
    }

    private static void put(ByteBuffer packet, int type, byte[] body) {
        int end = packet.position() + fieldBytes(body.length);
        packet.putShort((short) type).putShort((short) fieldBytes(body.length)).put(body);
        packet.position(end);
    }
}
