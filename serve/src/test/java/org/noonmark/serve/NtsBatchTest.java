package org.noonmark.serve;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.noonmark.serve.Requests.START;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.noonmark.linux.Sockaddr;
import org.noonmark.time.ClockState;
import org.noonmark.wire.ntp.Decoded;
import org.noonmark.wire.ntp.NtpDecoder;
import org.noonmark.wire.ntp.Octets;
import org.noonmark.wire.nts.AesSiv;
import org.noonmark.wire.nts.CookieKeys;
import org.noonmark.wire.nts.CookieSealer;
import org.noonmark.wire.nts.NtsAead;
import org.noonmark.wire.nts.NtsKeys;
import org.noonmark.wire.nts.NtsReply;
import org.noonmark.wire.nts.NtsReplyReader;
import org.noonmark.wire.nts.NtsRequestWriter;

/// Several clients in one batch, in the order of calls of [NtpWorker]: all are prepared, then all
/// are finished.
class NtsBatchTest {
    private static final int SLOT = 2048;
    private static final int ADDRESS_BYTES = 64;

    private final CookieKeys cookieKeys = CookieKeys.of(7, Map.of(7, octets(70, 32)));
    private final NtpResponder responder =
            new Requests(Requests.config().withNts(() -> cookieKeys)).responder;
    private final MemorySegment memory = Arena.ofAuto().allocate(16 * SLOT, 64);
    private final List<byte[]> requests = new ArrayList<>();

    private static byte[] bytes(int first, int count) {
        var bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (first + i);
        }
        return bytes;
    }

    private static Octets octets(int first, int count) {
        return Octets.of(bytes(first, count));
    }

    /// Keys of different clients begin alike, so that all want the same place in [ClientKeys].
    private static NtsKeys keys(int client) {
        var c2s = bytes(1, 32);
        c2s[31] = (byte) client;
        return new NtsKeys(NtsAead.AES_SIV_CMAC_256, Octets.of(c2s), octets(100 + client, 32));
    }

    private static Octets uniqueId(int client) {
        return octets(50 + client, 32);
    }

    private byte[] request(int client, int placeholders) {
        var sealer = new CookieSealer(new AesSiv.Workspace());
        sealer.use(cookieKeys);
        var both = Arrays.copyOf(keys(client).c2s().toArray(), CookieSealer.KEYS_BYTES);
        System.arraycopy(keys(client).s2c().toArray(), 0, both, AesSiv.KEY_BYTES, 32);
        var cookie = new byte[CookieSealer.COOKIE_BYTES];
        sealer.seal(both, 0, bytes(33 + client, 16), 0, cookie, 0);
        return new NtsRequestWriter(keys(client))
                .write(
                        Requests.bytes(0, 0, client + 1L),
                        uniqueId(client),
                        Octets.of(cookie),
                        placeholders,
                        bytes(client, 16));
    }

    /// Answers all that was asked as one batch; an empty reply where there is none.
    private List<byte[]> answerAll() {
        responder.begin(Requests.snapshot(ClockState.SYNCHRONIZED), START);
        var lengths = new ArrayList<Integer>();
        for (int slot = 0; slot < requests.size(); slot++) {
            var request = requests.get(slot);
            long sockaddr = (long) slot * SLOT;
            Sockaddr.write(memory, sockaddr, Requests.peer("192.0.2." + (7 + slot), 40_000));
            MemorySegment.copy(
                    request, 0, memory, JAVA_BYTE, sockaddr + ADDRESS_BYTES, request.length);
            lengths.add(
                    responder.prepare(
                            slot,
                            memory,
                            sockaddr + ADDRESS_BYTES,
                            request.length,
                            sockaddr,
                            START));
        }
        var replies = new ArrayList<byte[]>();
        for (int slot = 0; slot < requests.size(); slot++) {
            long at = (long) slot * SLOT + ADDRESS_BYTES;
            int length = lengths.get(slot);
            if (length == NtpResponder.NO_REPLY) {
                replies.add(new byte[0]);
                continue;
            }
            responder.finish(slot, memory, at, START + 500);
            replies.add(memory.asSlice(at, length).toArray(JAVA_BYTE));
        }
        return replies;
    }

    private static NtsReply read(int client, byte[] reply) {
        return new NtsReplyReader(keys(client))
                .read(MemorySegment.ofArray(reply), uniqueId(client));
    }

    @Test
    void eachClientOfABatchGetsItsOwnReply() {
        for (int client = 0; client < 6; client++) {
            requests.add(request(client, client));
        }
        var replies = answerAll();
        for (int client = 0; client < 6; client++) {
            assertThat(read(client, replies.get(client)))
                    .isInstanceOfSatisfying(
                            NtsReply.Authentic.class,
                            authentic -> assertThat(authentic.cookies()).isNotEmpty());
            assertThat(replies.get(client)).hasSize(requests.get(client).length);
            assertThat(read((client + 1) % 6, replies.get(client)))
                    .as("nobody else's")
                    .isInstanceOf(NtsReply.Refused.class);
        }
    }

    @Test
    void plainRefusedAndProtectedRequestsDoNotMix() {
        requests.add(request(0, 7));
        requests.add(Requests.bytes(4, 3));
        var changed = request(1, 2);
        changed[changed.length - 1] ^= 1;
        requests.add(changed);
        requests.add(Arrays.copyOf(request(2, 0), 48 + 36));
        requests.add(request(3, 1));
        var replies = answerAll();

        assertThat(read(0, replies.get(0))).isInstanceOf(NtsReply.Authentic.class);
        assertThat(replies.get(1)).hasSize(48);
        assertThat(NtpDecoder.decode(MemorySegment.ofArray(replies.get(1))))
                .isInstanceOf(Decoded.Packet.class);
        assertThat(read(1, replies.get(2))).isInstanceOf(NtsReply.Nak.class);
        assertThat(replies.get(3)).isEmpty();
        assertThat(read(3, replies.get(4))).isInstanceOf(NtsReply.Authentic.class);
    }

    @Test
    void everyCookieOfABatchIsAnother() {
        for (int client = 0; client < 6; client++) {
            requests.add(request(client, 3));
        }
        var cookies = new ArrayList<Octets>();
        for (int client = 0; client < 6; client++) {
            var replies = answerAll();
            cookies.addAll(((NtsReply.Authentic) read(client, replies.get(client))).cookies());
        }
        assertThat(cookies).hasSize(24).doesNotHaveDuplicates();
    }
}
