package org.noonmark.serve;

import static org.noonmark.wire.ntp.NtpLayout.HEADER_BYTES;

import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.noonmark.station.Snapshot;
import org.noonmark.wire.ntp.Interleaved;
import org.noonmark.wire.ntp.KissCode;
import org.noonmark.wire.ntp.NtpLayout;
import org.noonmark.wire.ntp.PacketAuthenticator;
import org.noonmark.wire.ntp.ReplyWriter;
import org.noonmark.wire.ntp.RequestView;
import org.noonmark.wire.nts.CookieKeys;
import org.noonmark.wire.nts.NtsReject;

/// Turns requests into replies where they lie. Reads no clock and touches no socket: counters come
/// in as arguments, so it runs in virtual time as well.
///
/// For each batch [#begin]; for each datagram [#prepare]; for each that gets a reply [#finish], as
/// late as possible before it leaves, and [#transmitted] when it is known better when it left.
/// Owned by one thread.
///
/// A reply is never longer than its request. Our receive timestamps end in a 1 bit and our transmit
/// timestamps in a 0 bit, so the origin of a request tells whether the client repeats the one or
/// the other; only who repeats a receive timestamp may be in interleaved mode and is remembered.
///
/// Hot path: allocates nothing.
public final class NtpResponder {
    /// What [#prepare] returns for a datagram that gets no reply.
    public static final int NO_REPLY = 0;

    private static final int OLDEST_VERSION = 1;
    private static final int KISS_RATE = KissCode.RATE.bits();
    private static final int KISS_NTSN = KissCode.NTSN.bits();

    private final ClientGate gate;
    private final KeyRing keys;
    private final @Nullable NtsResponder nts;
    private final Supplier<@Nullable CookieKeys> cookieKeys;
    private final boolean interleaves;
    private final InterleavedTable replies;
    private final int precision;
    private final NtpCounters counters = new NtpCounters();

    private final boolean[] basic;
    private final boolean[] remembered;
    private final long[] receivedNtp64;
    private final long[] client;
    private final boolean[] sealed;
    private final @Nullable PacketAuthenticator[] authenticators;

    private @Nullable Snapshot snapshot;
    private int leapIndicator;
    private int stratum;
    private int rootDelay;
    private int rootDispersion;
    private int referenceId;
    private long referenceNtp64;

    /// @param precisionLog2 of the local counter, log2 of seconds
    /// @param ownPort port that requests come to
    /// @param ownAddresses addresses that replies come from
    /// @param seed secret that hashes of addresses depend on
    public NtpResponder(
            NtpServerConfig config,
            int precisionLog2,
            int ownPort,
            List<InetAddress> ownAddresses,
            long seed) {
        int slots = config.batch();
        this.gate =
                new ClientGate(config.access(), config.rateLimit(), ownPort, ownAddresses, seed);
        this.keys = new KeyRing(config.keys());
        this.nts = config.cookieKeys().isPresent() ? newNts(slots, seed) : null;
        this.cookieKeys = config.cookieKeys().orElseGet(() -> () -> null);
        this.interleaves = config.interleavedClients() > 0;
        this.replies = new InterleavedTable(Math.max(4, config.interleavedClients()));
        this.precision = precisionLog2;
        this.basic = new boolean[slots];
        this.remembered = new boolean[slots];
        this.receivedNtp64 = new long[slots];
        this.client = new long[slots];
        this.sealed = new boolean[slots];
        this.authenticators = new PacketAuthenticator[slots];
    }

    private static NtsResponder newNts(int slots, long seed) {
        var random = new byte[NonceStream.SEED_BYTES];
        new SecureRandom().nextBytes(random);
        return new NtsResponder(slots, random, seed);
    }

    /// What this responder has done; may be read from any thread.
    public NtpCounters counters() {
        return counters;
    }

    /// Takes what is said of the time from `current` for the datagrams that follow.
    public void begin(Snapshot current, long counterNanos) {
        snapshot = current;
        leapIndicator = current.leapIndicatorAt(counterNanos);
        stratum = current.stratum();
        rootDelay = current.rootDelay();
        rootDispersion = current.rootDispersionAt(counterNanos);
        referenceId = current.referenceId();
        referenceNtp64 = current.referenceNtp64();
        if (nts != null) {
            var now = cookieKeys.get();
            if (now != null) {
                nts.begin(now);
            } else {
                nts.beginWithout();
            }
        }
    }

    /// Writes the reply over the request, all but what [#finish] adds. Counts the outcome. Returns
    /// the length of the reply, or [#NO_REPLY].
    ///
    /// @param slot `[0, batch)`, where this datagram's state is kept until the next one
    /// @param sockaddr offset of the sender's [org.noonmark.linux.Sockaddr]
    /// @param receivedCounterNanos local counter when the request arrived
    public int prepare(
            int slot,
            MemorySegment memory,
            long offset,
            int lengthBytes,
            long sockaddr,
            long receivedCounterNanos) {
        remembered[slot] = false;
        sealed[slot] = false;
        long shape = shapeOf(memory, offset, lengthBytes);
        int verdict = RequestView.verdict(shape);
        if (verdict != RequestView.ACCEPTED) {
            counters.malformed(verdict);
            return NO_REPLY;
        }
        if (RequestView.mode(memory, offset) != NtpLayout.MODE_CLIENT
                || RequestView.isCryptoNak(shape)) {
            return dropped(NtpOutcome.NOT_A_REQUEST.code());
        }
        int refused = gate.check(memory, sockaddr);
        if (refused >= 0) {
            return dropped(refused);
        }
        int limit = gate.takeToken(memory, sockaddr, receivedCounterNanos);
        // A kiss that is not authenticated is not believed by who asked with a key: it gets none.
        if (limit == RateLimiter.DROP
                || (limit == RateLimiter.KISS
                        && (RequestView.macBytes(shape) != 0 || RequestView.hasNtsFields(shape)))) {
            return dropped(NtpOutcome.RATE_LIMITED.code());
        }
        if (nts != null && RequestView.hasNtsFields(shape)) {
            return answerNts(
                    nts, slot, memory, offset, lengthBytes, sockaddr, shape, receivedCounterNanos);
        }
        return limit == RateLimiter.KISS
                ? kiss(slot, memory, offset, KISS_RATE, NtpOutcome.KISS_RATE)
                : answer(slot, memory, offset, sockaddr, shape, receivedCounterNanos);
    }

    /// A bare header may be of any version that was ever used; anything longer has to be one whose
    /// tail is understood.
    private static long shapeOf(MemorySegment memory, long offset, int lengthBytes) {
        if (lengthBytes == HEADER_BYTES) {
            int version = RequestView.version(memory, offset);
            if (version >= OLDEST_VERSION && version < NtpLayout.OLDEST_VERSION) {
                return (long) HEADER_BYTES << 32 | RequestView.ACCEPTED;
            }
        }
        return RequestView.shapeOf(memory, offset, lengthBytes);
    }

    private int dropped(int outcome) {
        counters.outcome(outcome);
        return NO_REPLY;
    }

    private int kiss(int slot, MemorySegment memory, long offset, int code, NtpOutcome outcome) {
        basic[slot] = false;
        authenticators[slot] = null;
        ReplyWriter.writeKiss(
                memory,
                offset,
                RequestView.version(memory, offset),
                RequestView.poll(memory, offset),
                code,
                RequestView.transmitNtp64(memory, offset));
        counters.outcome(outcome.code());
        return HEADER_BYTES;
    }

    private int answer(
            int slot,
            MemorySegment memory,
            long offset,
            long sockaddr,
            long shape,
            long receivedCounterNanos) {
        var key = authenticatorFor(memory, offset, shape);
        authenticators[slot] = key;
        // Nothing is kept for a request whose MAC is wrong.
        boolean authentic = RequestView.macBytes(shape) == 0 || key != null;
        boolean interleaved =
                writeHeader(slot, memory, offset, sockaddr, authentic, receivedCounterNanos);
        return count(memory, offset, shape, key, interleaved);
    }

    /// Writes the header of a reply over that of its request; returns whether it is interleaved.
    private boolean writeHeader(
            int slot,
            MemorySegment memory,
            long offset,
            long sockaddr,
            boolean authentic,
            long receivedCounterNanos) {
        long previous =
                authentic ? remember(slot, memory, offset, sockaddr) : InterleavedTable.UNKNOWN;
        boolean interleaved = previous != InterleavedTable.UNKNOWN;
        basic[slot] = !interleaved;
        long received = now(receivedCounterNanos) | 1;
        receivedNtp64[slot] = received;
        long origin =
                interleaved
                        ? RequestView.receiveNtp64(memory, offset)
                        : RequestView.transmitNtp64(memory, offset);
        ReplyWriter.writeStatus(
                memory,
                offset,
                leapIndicator,
                RequestView.version(memory, offset),
                stratum,
                RequestView.poll(memory, offset),
                precision,
                rootDelay,
                rootDispersion,
                referenceId);
        ReplyWriter.writeTimestamps(memory, offset, referenceNtp64, origin, received, previous);
        return interleaved;
    }

    private int answerNts(
            NtsResponder security,
            int slot,
            MemorySegment memory,
            long offset,
            int lengthBytes,
            long sockaddr,
            long shape,
            long receivedCounterNanos) {
        authenticators[slot] = null;
        if (!security.isReady()) {
            return dropped(NtpOutcome.NTS_WITHOUT_KEYS.code());
        }
        int verdict =
                RequestView.macBytes(shape) == 0
                        ? security.open(slot, memory, offset, lengthBytes)
                        : NtsReject.AFTER_AUTHENTICATOR.code();
        if (verdict > NtsResponder.AUTHENTIC) {
            counters.ntsMalformed(verdict);
            return NO_REPLY;
        }
        if (verdict == NtsResponder.NOT_AUTHENTIC) {
            kiss(slot, memory, offset, KISS_NTSN, NtpOutcome.NTS_NAK);
            return security.writeUniqueId(memory, offset);
        }
        boolean interleaved =
                writeHeader(slot, memory, offset, sockaddr, true, receivedCounterNanos);
        sealed[slot] = true;
        counters.outcome(interleaved ? NtpOutcome.NTS_INTERLEAVED.code() : NtpOutcome.NTS.code());
        return security.write(slot, memory, offset, lengthBytes);
    }

    private int count(
            MemorySegment memory,
            long offset,
            long shape,
            @Nullable PacketAuthenticator key,
            boolean interleaved) {
        if (RequestView.macBytes(shape) == 0) {
            counters.outcome(interleaved ? NtpOutcome.INTERLEAVED.code() : NtpOutcome.BASIC.code());
            return HEADER_BYTES;
        }
        if (key == null) {
            counters.outcome(NtpOutcome.CRYPTO_NAK.code());
            return ReplyWriter.appendCryptoNak(memory, offset, HEADER_BYTES);
        }
        counters.outcome(
                interleaved
                        ? NtpOutcome.INTERLEAVED_WITH_MAC.code()
                        : NtpOutcome.BASIC_WITH_MAC.code());
        return HEADER_BYTES + key.macBytes();
    }

    /// The key by which the request is authentic; null when it has no MAC or no right one.
    private @Nullable PacketAuthenticator authenticatorFor(
            MemorySegment memory, long offset, long shape) {
        int macBytes = RequestView.macBytes(shape);
        if (macBytes == 0) {
            return null;
        }
        int macStart = RequestView.macStart(shape);
        var key = keys.find(RequestView.keyId(memory, offset, macStart));
        return key != null && key.verify(memory, offset, macStart, macBytes) ? key : null;
    }

    /// Notes whether this exchange may be part of an interleaved one; returns when the reply before
    /// left, or [InterleavedTable#UNKNOWN].
    private long remember(int slot, MemorySegment memory, long offset, long sockaddr) {
        long origin = RequestView.originNtp64(memory, offset);
        if (!interleaves || (origin & 1) == 0) {
            return InterleavedTable.UNKNOWN;
        }
        if (!Interleaved.isAskedBy(
                origin,
                RequestView.receiveNtp64(memory, offset),
                RequestView.transmitNtp64(memory, offset))) {
            return InterleavedTable.UNKNOWN;
        }
        remembered[slot] = true;
        client[slot] = gate.clientHash(memory, sockaddr);
        return replies.find(origin, client[slot]);
    }

    private long now(long counterNanos) {
        var current = snapshot;
        if (current == null) {
            throw new IllegalStateException("must begin first");
        }
        return current.ntp64At(counterNanos);
    }

    /// Our transmit timestamp for a moment: even, and not before the receive timestamp.
    private long transmitNtp64(int slot, long counterNanos) {
        long transmit = now(counterNanos) & ~1L;
        long sinceReceived = transmit - receivedNtp64[slot];
        return sinceReceived == -1 ? receivedNtp64[slot] + 1 : transmit;
    }

    /// Adds the transmit timestamp and the MAC.
    ///
    /// @param transmitCounterNanos local counter just before the reply leaves
    public void finish(int slot, MemorySegment memory, long offset, long transmitCounterNanos) {
        if (basic[slot]) {
            ReplyWriter.writeTransmit(memory, offset, transmitNtp64(slot, transmitCounterNanos));
        }
        transmitted(slot, transmitCounterNanos);
        var key = authenticators[slot];
        if (key != null) {
            key.append(memory, offset, HEADER_BYTES);
        }
        if (sealed[slot] && nts != null) {
            nts.seal(slot, memory, offset);
        }
    }

    /// Whether it is of use to know exactly when this slot's reply left.
    public boolean isRemembered(int slot) {
        return remembered[slot];
    }

    /// Tells when the reply left, better than [#finish] knew.
    public void transmitted(int slot, long transmitCounterNanos) {
        if (remembered[slot]) {
            replies.put(
                    receivedNtp64[slot], client[slot], transmitNtp64(slot, transmitCounterNanos));
        }
    }
}
