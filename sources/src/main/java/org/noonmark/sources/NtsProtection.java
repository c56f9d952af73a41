package org.noonmark.sources;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.noonmark.sources.nts.ExchangePacing;
import org.noonmark.sources.nts.KeyExchange;
import org.noonmark.sources.nts.KeyExchangeFailure;
import org.noonmark.sources.nts.KeyExchangeServer;
import org.noonmark.time.TimeDelta;
import org.noonmark.wire.ntp.NtpPacket;
import org.noonmark.wire.ntp.Octets;
import org.noonmark.wire.nts.KeyExchangeLayout;
import org.noonmark.wire.nts.NtsKeys;
import org.noonmark.wire.nts.NtsLayout;
import org.noonmark.wire.nts.NtsReply;

/// By keys from a server of keys (RFC 8915 section 5): one cookie for each request and never again,
/// as many new ones asked for as are missing.
///
/// New keys are wanted when there are no cookies, when [#NAKS_TO_EXCHANGE] requests in a row were
/// answered by nothing but a NAK, and when the keys are old. Old cookies stay in use until new ones
/// are there, or until the keys end: with the server's certificate, or [#LIFE_NANOS] after the
/// exchange. Nothing that is not authenticated changes keys or cookies; a NAK counts once for a
/// request, and the pauses between exchanges are [ExchangePacing]'s, whoever sends NAKs.
final class NtsProtection implements Protection {
    /// RFC 8915 section 5.7: wait for a valid reply until the next poll at least.
    static final int NAKS_TO_EXCHANGE = 2;

    private static final long SECOND = 1_000_000_000L;

    /// /// Who does not prove anew for so long to be the server is not believed any more: somebody
    /// may have the keys who ought not to. New ones are wanted after half of it.
    static final long LIFE_NANOS = 14 * 86_400 * SECOND;

    /// Another address is tried after so many exchanges without a success.
    private static final int FAILURES_TO_GIVE_UP = 3;

    /// Requests fit into any path unfragmented (IPv6 without options).
    private static final int MAX_REQUEST_BYTES = 1200;

    /// Header, unique identifier and authenticator of a request.
    private static final int FIXED_BYTES = 48 + 36 + 40;

    private static final int FIELD_HEADER_BYTES = 4;

    private final KeyExchangeServer server;
    private final ExchangePacing pacing;
    private final NtsPackets packets;
    private final RandomGenerator random;
    private final ArrayDeque<Octets> cookies = new ArrayDeque<>();
    private KeyExchange.@Nullable Established current;
    private @Nullable Asked asked;
    private boolean exchanging;
    private boolean nakCounted;
    private int naksInARow;
    private int failuresInARow;
    private long refreshNanos;
    private long endNanos;
    private long exchanges;
    private final EnumMap<KeyExchangeFailure, Long> failures =
            new EnumMap<>(KeyExchangeFailure.class);
    private final EnumMap<NtsReply.Reason, Long> refused = new EnumMap<>(NtsReply.Reason.class);
    private long naks;
    private String lastFailure = "";

    /// The request that may be answered, and the keys it was sealed with.
    private record Asked(NtsKeys keys, Octets uniqueId) {}

    NtsProtection(
            KeyExchangeServer server,
            ExchangePacing pacing,
            NtsPackets packets,
            RandomGenerator random) {
        this.server = server;
        this.pacing = pacing;
        this.packets = packets;
        this.random = random;
    }

    @Override
    public NtsProtection nts() {
        return this;
    }

    @Override
    public boolean isAuthenticating() {
        return true;
    }

    @Override
    public boolean isReady() {
        return !cookies.isEmpty();
    }

    @Override
    public byte[] protect(byte[] header) {
        var keys = current;
        var cookie = cookies.poll();
        if (keys == null || cookie == null) {
            throw new IllegalStateException("must be ready: there is no cookie");
        }
        var id = new byte[NtsLayout.UNIQUE_ID_BYTES];
        random.nextBytes(id);
        var sealing = new Asked(keys.keys(), Octets.of(id));
        if (!nakCounted) {
            // The request before got no NAK: lost, or answered.
            naksInARow = 0;
        }
        asked = sealing;
        nakCounted = false;
        return packets.seal(
                sealing.keys(), header, sealing.uniqueId(), cookie, placeholders(cookie.length()));
    }

    /// So many that, with the one for the cookie itself, the store is full again.
    private int placeholders(int cookieBytes) {
        int missing = KeyExchangeLayout.COOKIES - cookies.size() - 1;
        int fieldBytes = FIELD_HEADER_BYTES + (cookieBytes + 3) / 4 * 4;
        int fitting = (MAX_REQUEST_BYTES - FIXED_BYTES) / fieldBytes - 1;
        return Math.clamp(missing, 0, Math.max(0, fitting));
    }

    @Override
    public Verdict judge(MemorySegment datagram, NtpPacket reply) {
        var request = asked;
        if (request == null) {
            return Verdict.NOT_AUTHENTIC;
        }
        return switch (packets.open(request.keys(), datagram, request.uniqueId())) {
            case NtsReply.Refused(var reason) -> {
                refused.merge(reason, 1L, Long::sum);
                yield Verdict.NOT_AUTHENTIC;
            }
            case NtsReply.Nak() -> {
                countNak();
                yield Verdict.NAK;
            }
            case NtsReply.Authentic(var fresh) -> {
                asked = null;
                answered(request.keys(), fresh);
                yield Verdict.AUTHENTIC;
            }
        };
    }

    private void answered(NtsKeys keys, List<Octets> fresh) {
        var newest = current;
        // Cookies of keys that were replaced meanwhile hold those keys, not the new ones.
        if (newest != null && newest.keys().equals(keys)) {
            naksInARow = 0;
            pacing.proved();
            fill(fresh);
        }
    }

    private void fill(List<Octets> fresh) {
        for (var cookie : fresh) {
            if (isUsable(cookie) && cookies.size() < KeyExchangeLayout.COOKIES) {
                cookies.add(cookie);
            }
        }
    }

    private static boolean isUsable(Octets cookie) {
        return cookie.length() > 0 && cookie.length() <= NtsLayout.MAX_COOKIE_BYTES;
    }

    private void countNak() {
        if (!nakCounted) {
            nakCounted = true;
            naksInARow++;
            naks++;
        }
    }

    /// When an exchange is to begin; never while nothing is wanted or one is under way.
    long nextExchangeNanos() {
        if (exchanging) {
            return Long.MAX_VALUE;
        }
        boolean now = cookies.isEmpty() || naksInARow >= NAKS_TO_EXCHANGE;
        return now ? pacing.nextNanos() : Math.max(pacing.nextNanos(), refreshNanos);
    }

    boolean isExchangeDue(long counterNanos) {
        return counterNanos >= nextExchangeNanos();
    }

    /// An exchange begins; its outcome is told by [#exchanged].
    KeyExchangeServer beginExchange(long counterNanos) {
        exchanging = true;
        exchanges++;
        pacing.began(counterNanos);
        return server;
    }

    /// Takes what came of the exchange; keys and cookies change only when there are new ones.
    void exchanged(KeyExchange result, long counterNanos) {
        exchanging = false;
        switch (result) {
            case KeyExchange.Established established -> {
                current = established;
                long life = lifeNanos(established);
                refreshNanos = counterNanos + life / 2;
                endNanos = counterNanos + life;
                pacing.succeeded();
                naksInARow = 0;
                failuresInARow = 0;
                lastFailure = "";
                cookies.clear();
                fill(established.cookies());
            }
            case KeyExchange.Failed failed -> {
                failures.merge(failed.reason(), 1L, Long::sum);
                lastFailure = failed.text();
                if (failed.reason() == KeyExchangeFailure.TIME_UNKNOWN) {
                    pacing.postponed(counterNanos);
                } else {
                    failuresInARow++;
                    if (failed.reason() == KeyExchangeFailure.CERTIFICATE_DATE) {
                        pacing.refusedByDate();
                    }
                }
            }
        }
    }

    private static long lifeNanos(KeyExchange.Established established) {
        var longest = TimeDelta.ofNanos(LIFE_NANOS);
        return TimeDelta.min(established.validFor(), longest).toNanos();
    }

    /// Drops keys and cookies when they have come to their end. Returns whether they have just now.
    boolean ends(long counterNanos) {
        if (current == null || counterNanos < endNanos) {
            return false;
        }
        current = null;
        asked = null;
        cookies.clear();
        return true;
    }

    /// Whether the server gives no keys, so that another address is to be tried.
    boolean hasFailed() {
        return cookies.isEmpty() && failuresInARow >= FAILURES_TO_GIVE_UP;
    }

    /// What the last exchange agreed on.
    Optional<KeyExchange.Established> established() {
        return Optional.ofNullable(current);
    }

    KeyExchangeServer server() {
        return server;
    }

    NtsStatus status() {
        return new NtsStatus(
                established().map(KeyExchange.Established::who),
                cookies.size(),
                exchanges,
                failures,
                refused,
                naks,
                lastFailure);
    }
}
