package org.noonmark.serve;

import static org.noonmark.wire.ntp.NtpLayout.FIELD_HEADER_BYTES;
import static org.noonmark.wire.ntp.NtpLayout.FIELD_NTS_AUTHENTICATOR;
import static org.noonmark.wire.ntp.NtpLayout.FIELD_NTS_COOKIE;
import static org.noonmark.wire.ntp.NtpLayout.FIELD_NTS_UNIQUE_ID;
import static org.noonmark.wire.ntp.NtpLayout.HEADER_BYTES;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.noonmark.wire.nts.AesSiv;
import org.noonmark.wire.nts.CookieKeys;
import org.noonmark.wire.nts.CookieSealer;
import org.noonmark.wire.nts.NtsLayout;
import org.noonmark.wire.nts.NtsReject;
import org.noonmark.wire.nts.NtsRequestView;

/// The part of a reply that Network Time Security adds (RFC 8915 section 5), for one worker.
///
/// [#open] while the request lies there; then, when it is authentic, [#write] behind the header,
/// and [#seal] when the header is complete, since the header is authenticated with the rest. A
/// reply is never longer than its request: it carries as many cookies as fit.
///
/// Hot path: allocates nothing for clients that asked lately, see [ClientKeys].
final class NtsResponder {
    /// What [#open] returns for an authentic request.
    static final int AUTHENTIC = 0;

    /// What [#open] returns when the cookie or the authenticator is not right.
    static final int NOT_AUTHENTIC = -1;

    /// Clients whose ciphers are kept.
    static final int CLIENTS = 1024;

    private static final int NONCE_BYTES = CookieSealer.NONCE_BYTES;
    private static final int COOKIE_FIELD_BYTES = FIELD_HEADER_BYTES + CookieSealer.COOKIE_BYTES;
    private static final int LENGTHS_BYTES = 4;
    private static final VarHandle SHORT =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    private final AesSiv.Workspace workspace = new AesSiv.Workspace();
    private final CookieSealer cookies = new CookieSealer(workspace);
    private final NtsRequestView view = new NtsRequestView();
    private final NonceStream nonces;
    private final ClientKeys clients;
    private final byte[] packet = new byte[AesSiv.MAX_BYTES];
    private final MemorySegment packetSegment = MemorySegment.ofArray(packet);
    private final byte[] nonce = new byte[NONCE_BYTES];
    private final byte[] keys;
    private final int[] textStart;
    private final int[] textBytes;
    private boolean ready;

    /// @param slots datagrams of a batch
    /// @param seed [NonceStream#SEED_BYTES] that nobody else knows
    /// @param hashSeed secret that places in the cache depend on
    NtsResponder(int slots, byte[] seed, long hashSeed) {
        nonces = new NonceStream(seed);
        clients = new ClientKeys(workspace, CLIENTS, hashSeed);
        keys = new byte[slots * CookieSealer.KEYS_BYTES];
        textStart = new int[slots];
        textBytes = new int[slots];
    }

    /// Takes the cookie keys for the datagrams that follow.
    void begin(CookieKeys now) {
        cookies.use(now);
        ready = true;
    }

    /// Tells that there are no cookie keys.
    void beginWithout() {
        ready = false;
    }

    /// Whether there are cookie keys, so that requests can be told authentic or not.
    boolean isReady() {
        return ready;
    }

    /// Checks a request. Returns [#AUTHENTIC], [#NOT_AUTHENTIC], or the code of an
    /// [org.noonmark.wire.nts.NtsReject].
    int open(int slot, MemorySegment memory, long offset, int lengthBytes) {
        if (lengthBytes > packet.length) {
            return NtsReject.TOO_LONG.code();
        }
        MemorySegment.copy(memory, offset, packetSegment, 0, lengthBytes);
        int verdict = view.look(packet, lengthBytes);
        if (verdict != NtsRequestView.ACCEPTED) {
            return verdict;
        }
        int at = slot * CookieSealer.KEYS_BYTES;
        if (!cookies.open(packet, view.cookieStart(), view.cookieBytes(), keys, at)) {
            return NOT_AUTHENTIC;
        }
        boolean authentic =
                clients.of(keys, at)
                        .requests()
                        .open(
                                packet,
                                0,
                                view.associatedBytes(),
                                view.nonceStart(),
                                view.nonceBytes(),
                                view.textStart(),
                                view.textBytes());
        return authentic ? AUTHENTIC : NOT_AUTHENTIC;
    }

    /// Writes the unique identifier of the request just opened behind the header, and returns the
    /// length so far: all of a refusal (kiss code NTSN, section 5.7).
    int writeUniqueId(MemorySegment memory, long offset) {
        int bytes = view.uniqueIdBytes();
        SHORT.set(packet, HEADER_BYTES, (short) FIELD_NTS_UNIQUE_ID);
        SHORT.set(packet, HEADER_BYTES + 2, (short) (FIELD_HEADER_BYTES + bytes));
        System.arraycopy(
                packet, view.uniqueIdStart(), packet, HEADER_BYTES + FIELD_HEADER_BYTES, bytes);
        int length = HEADER_BYTES + FIELD_HEADER_BYTES + bytes;
        MemorySegment.copy(
                packetSegment,
                HEADER_BYTES,
                memory,
                offset + HEADER_BYTES,
                (long) length - HEADER_BYTES);
        return length;
    }

    /// Writes all that follows the header, with fresh cookies in clear, which [#seal] encrypts.
    /// Returns the length of the reply.
    ///
    /// @param requestBytes length of the request just opened
    int write(int slot, MemorySegment memory, long offset, int requestBytes) {
        int start = writeUniqueId(memory, offset);
        int fixed = FIELD_HEADER_BYTES + LENGTHS_BYTES + NONCE_BYTES + AesSiv.TAG_BYTES;
        int fitting = (requestBytes - start - fixed) / COOKIE_FIELD_BYTES;
        int count = Math.min(Math.min(fitting, 1 + view.placeholders()), NtsLayout.MAX_COOKIES);
        int text = Math.max(0, count) * COOKIE_FIELD_BYTES;
        SHORT.set(packet, start, (short) FIELD_NTS_AUTHENTICATOR);
        SHORT.set(packet, start + 2, (short) (fixed + text));
        SHORT.set(packet, start + 4, (short) NONCE_BYTES);
        SHORT.set(packet, start + 6, (short) (AesSiv.TAG_BYTES + text));
        int position = start + fixed;
        textStart[slot] = position;
        textBytes[slot] = text;
        nonces.next(packet, start + FIELD_HEADER_BYTES + LENGTHS_BYTES, NONCE_BYTES);
        for (int i = 0; i < count; i++) {
            SHORT.set(packet, position, (short) FIELD_NTS_COOKIE);
            SHORT.set(packet, position + 2, (short) COOKIE_FIELD_BYTES);
            nonces.next(nonce, 0, NONCE_BYTES);
            cookies.seal(
                    keys,
                    slot * CookieSealer.KEYS_BYTES,
                    nonce,
                    0,
                    packet,
                    position + FIELD_HEADER_BYTES);
            position += COOKIE_FIELD_BYTES;
        }
        MemorySegment.copy(packetSegment, start, memory, offset + start, (long) position - start);
        return position;
    }

    /// Encrypts the cookies and authenticates the reply with its header, which is complete now.
    void seal(int slot, MemorySegment memory, long offset) {
        int text = textStart[slot];
        int length = text + textBytes[slot];
        MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, offset, packet, 0, length);
        int nonceStart = text - AesSiv.TAG_BYTES - NONCE_BYTES;
        clients.of(keys, slot * CookieSealer.KEYS_BYTES)
                .replies()
                .seal(
                        packet,
                        0,
                        nonceStart - LENGTHS_BYTES - FIELD_HEADER_BYTES,
                        nonceStart,
                        NONCE_BYTES,
                        text,
                        textBytes[slot]);
        int tag = text - AesSiv.TAG_BYTES;
        MemorySegment.copy(packetSegment, tag, memory, offset + tag, (long) length - tag);
    }
}
