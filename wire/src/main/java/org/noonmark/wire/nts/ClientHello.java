package org.noonmark.wire.nts;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Looks into the first record of a TLS connection, before anything is spent on it.
///
/// ```
/// record: type 22, version (2), length (2), then of the handshake message: type 1, length (3),
/// version (2), random (32), session id <1>, cipher suites <2>, compression methods <1>,
/// extensions <2>, each with type (2) and data <2>; <n>: as many bytes as the n bytes before say
/// ```
///
/// RFC 8446 sections 4.1.2 and 5.1; ALPN is extension 16 (RFC 7301 section 3.1), key shares are
/// extension 51 (RFC 8446 section 4.2.8), each with group (2) and key <2>.
///
/// @param mayOfferNts false when the ClientHello is there whole and does not offer `ntske/1`
/// @param hasX25519Share whether it brings a key share of X25519
public record ClientHello(boolean mayOfferNts, boolean hasX25519Share) {
    /// Type, version and length of a record.
    public static final int RECORD_HEADER_BYTES = 5;

    /// The longest plaintext of a record (RFC 8446 section 5.1).
    private static final int MAX_RECORD_BYTES = 1 << 14;

    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int ALPN = 16;
    private static final int KEY_SHARE = 51;
    private static final int X25519 = 0x001D;
    private static final ClientHello UNKNOWN = new ClientHello(true, false);
    private static final byte[] OURS = KeyExchangeLayout.ALPN.getBytes(StandardCharsets.US_ASCII);

    /// Whether these five bytes can be the header of a record with a ClientHello.
    public static boolean canBegin(byte[] header) {
        int length = recordBytes(header);
        return header[0] == HANDSHAKE && header[1] == 3 && length > 3 && length <= MAX_RECORD_BYTES;
    }

    /// Length of the record behind its header.
    public static int recordBytes(byte[] header) {
        return (header[3] & 0xFF) << 8 | (header[4] & 0xFF);
    }

    /// Reads what a ClientHello offers. What is not there whole, or cannot be read here, is left to
    /// TLS: it counts as an offer of NTS.
    ///
    /// @param record with its header
    public static ClientHello of(byte[] record) {
        try {
            var hello = ByteBuffer.wrap(record);
            skip(hello, RECORD_HEADER_BYTES);
            int typeAndLength = hello.getInt();
            if (typeAndLength >>> 24 != CLIENT_HELLO
                    || (typeAndLength & 0xFF_FFFF) > hello.remaining()) {
                return UNKNOWN;
            }
            skip(hello, 2 + 32);
            skip(hello, hello.get() & 0xFF);
            skip(hello, hello.getShort() & 0xFFFF);
            skip(hello, hello.get() & 0xFF);
            // Without extensions there is nothing to find, and nothing to skip either.
            skip(hello, Math.min(2, hello.remaining()));
            return ofExtensions(hello);
        } catch (BufferUnderflowException broken) {
            return UNKNOWN;
        }
    }

    private static ClientHello ofExtensions(ByteBuffer extensions) {
        boolean nts = false;
        boolean x25519 = false;
        while (extensions.hasRemaining()) {
            int type = extensions.getShort() & 0xFFFF;
            var data = taken(extensions, extensions.getShort() & 0xFFFF);
            switch (type) {
                case ALPN -> nts = offersNts(data);
                case KEY_SHARE -> x25519 = hasX25519(data);
                default -> {}
            }
        }
        return new ClientHello(nts, x25519);
    }

    private static boolean offersNts(ByteBuffer alpn) {
        alpn.getShort();
        while (alpn.hasRemaining()) {
            var name = new byte[alpn.get() & 0xFF];
            alpn.get(name);
            if (Arrays.equals(name, OURS)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasX25519(ByteBuffer shares) {
        shares.getShort();
        while (shares.hasRemaining()) {
            int group = shares.getShort() & 0xFFFF;
            skip(shares, shares.getShort() & 0xFFFF);
            if (group == X25519) {
                return true;
            }
        }
        return false;
    }

    private static void skip(ByteBuffer bytes, int count) {
        taken(bytes, count);
    }

    private static ByteBuffer taken(ByteBuffer bytes, int count) {
        if (count > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        var part = bytes.slice(bytes.position(), count);
        bytes.position(bytes.position() + count);
        return part;
    }
}
