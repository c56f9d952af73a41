package org.noonmark.sources;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.noonmark.wire.ntp.Decoded;
import org.noonmark.wire.ntp.ExtensionField;
import org.noonmark.wire.ntp.KissCode;
import org.noonmark.wire.ntp.NtpDecoder;
import org.noonmark.wire.ntp.NtpLayout;
import org.noonmark.wire.ntp.NtpPacket;
import org.noonmark.wire.ntp.Octets;
import org.noonmark.wire.nts.NtsKeys;

/// Packets of RFC 8915 section 5.
///
/// A stop-gap until `wire.nts` has the codec of packets and AES-SIV (RFC 5297); it goes then.
final class SealedPackets implements NtsPackets {
    private static final int BLOCK = 16;
    private static final int NTSN = 0x4E54534E;

    private final RandomGenerator random;

    SealedPackets(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public byte[] seal(
            NtsKeys keys, byte[] header, Octets uniqueId, Octets cookie, int placeholders) {
        var packet = ByteBuffer.allocate(2048).put(header);
        field(packet, NtpLayout.FIELD_NTS_UNIQUE_ID, uniqueId.toArray());
        field(packet, NtpLayout.FIELD_NTS_COOKIE, cookie.toArray());
        for (int i = 0; i < placeholders; i++) {
            field(packet, NtpLayout.FIELD_NTS_COOKIE_PLACEHOLDER, new byte[cookie.length()]);
        }
        var nonce = new byte[BLOCK];
        random.nextBytes(nonce);
        var associated = Arrays.copyOf(packet.array(), packet.position());
        var tag = s2v(keys.c2s(), associated, nonce, new byte[0]);
        var body = ByteBuffer.allocate(36).putShort((short) 16).putShort((short) 16);
        field(packet, NtpLayout.FIELD_NTS_AUTHENTICATOR, body.put(nonce).put(tag).array());
        return Arrays.copyOf(packet.array(), packet.position());
    }

    private static void field(ByteBuffer packet, int type, byte[] body) {
        int padded = (body.length + 3) & ~3;
        packet.putShort((short) type)
                .putShort((short) (padded + 4))
                .put(Arrays.copyOf(body, padded));
    }

    @Override
    public Opened open(NtsKeys keys, MemorySegment datagram, Octets uniqueId) {
        if (!(NtpDecoder.decode(datagram) instanceof Decoded.Packet(var reply))
                || reply.fields().stream()
                                .filter(f -> f.type() == NtpLayout.FIELD_NTS_UNIQUE_ID)
                                .filter(f -> f.body().equals(uniqueId))
                                .count()
                        != 1) {
            return new Opened.Refused();
        }
        var last = reply.fields().getLast();
        if (last.type() != NtpLayout.FIELD_NTS_AUTHENTICATOR) {
            return isNak(reply) ? new Opened.Nak() : new Opened.Refused();
        }
        var bytes = datagram.toArray(ValueLayout.JAVA_BYTE);
        return opened(keys.s2c(), Arrays.copyOf(bytes, bytes.length - last.lengthBytes()), last)
                .<Opened>map(plain -> new Opened.Authentic(cookies(plain)))
                .orElseGet(Opened.Refused::new);
    }

    private static boolean isNak(NtpPacket reply) {
        return reply.isKiss() && new KissCode(reply.referenceId()).bits() == NTSN;
    }

    private static Optional<byte[]> opened(Octets key, byte[] associated, ExtensionField last) {
        var body = ByteBuffer.wrap(last.body().toArray());
        int nonce = body.getShort() & 0xFFFF;
        int sealed = body.getShort() & 0xFFFF;
        int paddedNonce = (nonce + 3) & ~3;
        if (sealed < BLOCK || 4 + paddedNonce + sealed > body.capacity()) {
            return Optional.empty();
        }
        var bytes = body.array();
        var n = Arrays.copyOfRange(bytes, 4, 4 + nonce);
        var tag = Arrays.copyOfRange(bytes, 4 + paddedNonce, 4 + paddedNonce + BLOCK);
        var plain =
                counter(
                        key,
                        tag,
                        Arrays.copyOfRange(bytes, 20 + paddedNonce, 4 + paddedNonce + sealed));
        return MessageDigest.isEqual(tag, s2v(key, associated, n, plain))
                ? Optional.of(plain)
                : Optional.empty();
    }

    private static List<Octets> cookies(byte[] plain) {
        var cookies = new ArrayList<Octets>();
        var fields = ByteBuffer.wrap(plain);
        while (fields.remaining() >= 4) {
            int type = fields.getShort() & 0xFFFF;
            int length = (fields.getShort() & 0xFFFF) - 4;
            if (length < 0 || length > fields.remaining()) {
                return List.of();
            }
            var body = new byte[length];
            fields.get(body);
            if (type == NtpLayout.FIELD_NTS_COOKIE) {
                cookies.add(Octets.of(body));
            }
        }
        return cookies;
    }

    private static byte[] s2v(Octets key, byte[] associated, byte[] nonce, byte[] plain) {
        var d = cmac(key, new byte[BLOCK]);
        d = xor(doubled(d), cmac(key, associated));
        d = xor(doubled(d), cmac(key, nonce));
        if (plain.length >= BLOCK) {
            var last = plain.clone();
            for (int i = 0; i < BLOCK; i++) {
                last[plain.length - BLOCK + i] ^= d[i];
            }
            return cmac(key, last);
        }
        var padded = Arrays.copyOf(plain, BLOCK);
        padded[plain.length] = (byte) 0x80;
        return cmac(key, xor(doubled(d), padded));
    }

    private static byte[] counter(Octets key, byte[] tag, byte[] input) {
        var iv = tag.clone();
        iv[8] &= 0x7F;
        iv[12] &= 0x7F;
        return run("AES/CTR/NoPadding", key.toArray(), BLOCK, iv, input);
    }

    private static byte[] cmac(Octets key, byte[] message) {
        var bytes = key.toArray();
        var k1 = doubled(run("AES/ECB/NoPadding", bytes, 0, null, new byte[BLOCK]));
        int blocks = Math.max(1, (message.length + BLOCK - 1) / BLOCK);
        boolean whole = message.length == blocks * BLOCK;
        var input = Arrays.copyOf(message, blocks * BLOCK);
        if (!whole) {
            input[message.length] = (byte) 0x80;
        }
        var sub = whole ? k1 : doubled(k1);
        for (int i = 0; i < BLOCK; i++) {
            input[(blocks - 1) * BLOCK + i] ^= sub[i];
        }
        var out = run("AES/CBC/NoPadding", bytes, 0, new byte[BLOCK], input);
        return Arrays.copyOfRange(out, out.length - BLOCK, out.length);
    }

    private static byte[] run(
            String name,
            byte[] key,
            int from,
            byte @org.jspecify.annotations.Nullable [] iv,
            byte[] in) {
        try {
            var cipher = Cipher.getInstance(name);
            var secret = new SecretKeySpec(key, from, BLOCK, "AES");
            if (iv == null) {
                cipher.init(Cipher.ENCRYPT_MODE, secret);
            } else {
                cipher.init(Cipher.ENCRYPT_MODE, secret, new IvParameterSpec(iv));
            }
            return cipher.doFinal(in);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static byte[] doubled(byte[] block) {
        var out = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            int next = i + 1 < BLOCK ? (block[i + 1] & 0xFF) >>> 7 : 0;
            out[i] = (byte) (block[i] << 1 | next);
        }
        out[BLOCK - 1] ^= (byte) (0x87 & -((block[0] & 0xFF) >>> 7));
        return out;
    }

    private static byte[] xor(byte[] a, byte[] b) {
        var out = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            out[i] = (byte) (a[i] ^ b[i]);
        }
        return out;
    }
}
