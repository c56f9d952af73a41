package org.noonmark.app.query;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.random.RandomGenerator;
import org.noonmark.sources.nts.KeyExchange;
import org.noonmark.wire.ntp.NtpPacket;
import org.noonmark.wire.ntp.Octets;
import org.noonmark.wire.nts.KeyExchangeLayout;
import org.noonmark.wire.nts.NtsKeys;
import org.noonmark.wire.nts.NtsLayout;
import org.noonmark.wire.nts.NtsReply;
import org.noonmark.wire.nts.NtsReplyReader;
import org.noonmark.wire.nts.NtsRequestWriter;

/// By the keys and cookies of a key exchange (RFC 8915 section 5.7): each cookie is used once, and
/// as many are asked for as are missing.
final class CookieProtection implements QueryProtection {
    /// With cookies of any length that is in use, the request fits into a packet.
    private static final int MAX_PLACEHOLDERS = 2;

    private final NtsKeys keys;
    private final String certificate;
    private final RandomGenerator random;
    private final ArrayDeque<Octets> cookies;
    private Octets uniqueId = Octets.of(new byte[0]);
    private int naks;

    CookieProtection(KeyExchange.Established established, RandomGenerator random) {
        this.keys = established.keys();
        this.certificate = established.who().certificateSha256();
        this.random = random;
        this.cookies = new ArrayDeque<>(established.cookies());
    }

    @Override
    public byte[] protect(byte[] header) throws IOException {
        var cookie = cookies.poll();
        if (cookie == null) {
            throw new IOException("the server gave too few cookies, all are used up");
        }
        var id = new byte[NtsLayout.UNIQUE_ID_BYTES];
        random.nextBytes(id);
        uniqueId = Octets.of(id);
        var nonce = new byte[keys.aead().nonceBytes()];
        random.nextBytes(nonce);
        int missing = KeyExchangeLayout.COOKIES - cookies.size() - 1;
        int placeholders = Math.clamp(missing, 0, MAX_PLACEHOLDERS);
        return new NtsRequestWriter(keys).write(header, uniqueId, cookie, placeholders, nonce);
    }

    /// A NAK counts, and the authentic reply is still waited for: anyone can send a NAK.
    @Override
    public boolean isRight(MemorySegment datagram, NtpPacket reply) {
        return switch (new NtsReplyReader(keys).read(datagram, uniqueId)) {
            case NtsReply.Authentic(var fresh) -> {
                fresh.stream()
                        .filter(cookie -> cookie.length() > 0)
                        .filter(cookie -> cookie.length() <= NtsLayout.MAX_COOKIE_BYTES)
                        .limit(KeyExchangeLayout.COOKIES - (long) cookies.size())
                        .forEach(cookies::add);
                yield true;
            }
            case NtsReply.Nak() -> {
                naks++;
                yield false;
            }
            case NtsReply.Refused _ -> false;
        };
    }

    @Override
    public String authentication(NtpPacket reply) {
        return "NTS";
    }

    @Override
    public String recorded(NtpPacket reply) {
        return "NTS with keys that only the recorder has, from the certificate with SHA-256 "
                + certificate;
    }

    /// How many replies said that the cookie cannot be opened.
    int naks() {
        return naks;
    }

    /// How many cookies are left.
    int left() {
        return cookies.size();
    }
}
