package org.noonmark.fuzz;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.noonmark.wire.ntp.NtpLayout;
import org.noonmark.wire.ntp.Octets;
import org.noonmark.wire.nts.AesSiv;
import org.noonmark.wire.nts.CookieKeys;
import org.noonmark.wire.nts.CookieSealer;
import org.noonmark.wire.nts.NtsAead;
import org.noonmark.wire.nts.NtsKeys;
import org.noonmark.wire.nts.NtsRequestWriter;

/// A client, a server and good packets between them, all from fixed bytes.
final class NtsPackets {
    static final NtsKeys KEYS =
            new NtsKeys(NtsAead.AES_SIV_CMAC_256, octets(1, 32), octets(65, 32));
    static final Octets UNIQUE_ID = octets(129, 32);
    static final CookieKeys COOKIE_KEYS =
            CookieKeys.of(9, Map.of(8, octets(3, 32), 9, octets(5, 32)));

    private static final byte[] HEADER = HexFormat.of().parseHex("23" + "00".repeat(46) + "07");

    private static final AesSiv SERVER = AesSiv.of(KEYS.s2c().toArray());

    private NtsPackets() {}

    private static Octets octets(int first, int count) {
        return Octets.of(bytes(first, count));
    }

    private static byte[] bytes(int first, int count) {
        var bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (first + i);
        }
        return bytes;
    }

    static byte[] cookie() {
        var sealer = new CookieSealer(new AesSiv.Workspace());
        sealer.use(COOKIE_KEYS);
        var keys = Arrays.copyOf(KEYS.c2s().toArray(), CookieSealer.KEYS_BYTES);
        System.arraycopy(KEYS.s2c().toArray(), 0, keys, AesSiv.KEY_BYTES, AesSiv.KEY_BYTES);
        var cookie = new byte[CookieSealer.COOKIE_BYTES];
        sealer.seal(keys, 0, bytes(7, CookieSealer.NONCE_BYTES), 0, cookie, 0);
        return cookie;
    }

    static byte[] request(int placeholders) {
        return new NtsRequestWriter(KEYS)
                .write(HEADER, UNIQUE_ID, Octets.of(cookie()), placeholders, bytes(17, 16));
    }

    /// Extension fields of two cookies, as the encrypted part of a reply has them.
    static byte[] twoCookies() {
        var cookie = cookie();
        var fields = ByteBuffer.allocate(2 * (4 + cookie.length));
        for (int i = 0; i < 2; i++) {
            fields.putShort((short) NtpLayout.FIELD_NTS_COOKIE)
                    .putShort((short) (4 + cookie.length))
                    .put(cookie);
        }
        return fields.array();
    }

    /// The server's reply with these bytes encrypted.
    static byte[] reply(byte[] encrypted) {
        int padded = (encrypted.length + 3) & ~3;
        int authenticator = NtpLayout.HEADER_BYTES + 4 + UNIQUE_ID.length();
        int nonceStart = authenticator + 8;
        int textStart = nonceStart + 16 + AesSiv.TAG_BYTES;
        var packet =
                ByteBuffer.allocate(textStart + padded)
                        .put(serverHeader())
                        .putShort((short) NtpLayout.FIELD_NTS_UNIQUE_ID)
                        .putShort((short) (4 + UNIQUE_ID.length()))
                        .put(UNIQUE_ID.toArray())
                        .putShort((short) NtpLayout.FIELD_NTS_AUTHENTICATOR)
                        .putShort((short) (textStart + padded - authenticator))
                        .putShort((short) 16)
                        .putShort((short) (AesSiv.TAG_BYTES + encrypted.length))
                        .put(bytes(27, 16))
                        .put(textStart, encrypted)
                        .array();
        SERVER.seal(packet, 0, authenticator, nonceStart, 16, textStart, encrypted.length);
        return packet;
    }

    static byte[] nak() {
        var packet = Arrays.copyOf(serverHeader(), NtpLayout.HEADER_BYTES + 36);
        packet[1] = 0;
        System.arraycopy(HexFormat.of().parseHex("4e54534e"), 0, packet, 12, 4);
        System.arraycopy(HexFormat.of().parseHex("01040024"), 0, packet, 48, 4);
        System.arraycopy(UNIQUE_ID.toArray(), 0, packet, 52, UNIQUE_ID.length());
        return packet;
    }

    private static byte[] serverHeader() {
        var header = HEADER.clone();
        header[0] = 0x24;
        header[1] = 1;
        return header;
    }
}
