package org.noonmark.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noonmark.serve.Requests.CLIENT;
import static org.noonmark.serve.Requests.DATAGRAM;
import static org.noonmark.serve.Requests.SOCKADDR;
import static org.noonmark.serve.Requests.START;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.testkit.AllocatedBytes;
import org.noonmark.wire.ntp.NtpLayout;
import org.noonmark.wire.ntp.Octets;
import org.noonmark.wire.nts.AesSiv;
import org.noonmark.wire.nts.CookieKeys;
import org.noonmark.wire.nts.CookieSealer;
import org.noonmark.wire.nts.NtsReject;

class NtsResponderTest {
    private static final int UID = NtpLayout.FIELD_NTS_UNIQUE_ID;
    private static final int COOKIE = NtpLayout.FIELD_NTS_COOKIE;
    private static final int PLACEHOLDER = NtpLayout.FIELD_NTS_COOKIE_PLACEHOLDER;
    private static final int AUTHENTICATOR = NtpLayout.FIELD_NTS_AUTHENTICATOR;
    private static final int UID_BYTES = 36;
    private static final int COOKIE_FIELD = 104;
    private static final ValueLayout.OfLong BIG_ENDIAN =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private CookieKeys cookieKeys = CookieKeys.of(7, Map.of(6, key(60), 7, key(70)));
    private final Requests requests = new Requests(Requests.config().withNts(() -> cookieKeys));
    private final byte[] clientKeys = filled(1, CookieSealer.KEYS_BYTES);

    private static Octets key(int first) {
        return Octets.of(filled(first, 32));
    }

    private static byte[] filled(int first, int count) {
        var bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (first + i);
        }
        return bytes;
    }

    private byte[] cookie(CookieKeys keys) {
        var sealer = new CookieSealer(new AesSiv.Workspace());
        sealer.use(keys);
        var cookie = new byte[CookieSealer.COOKIE_BYTES];
        sealer.seal(clientKeys, 0, filled(33, 16), 0, cookie, 0);
        return cookie;
    }

    private static byte[] field(int type, byte[] body) {
        return ByteBuffer.allocate(4 + body.length)
                .putShort((short) type)
                .putShort((short) (4 + body.length))
                .put(body)
                .array();
    }

    private static byte[] join(List<byte[]> parts) {
        var all = ByteBuffer.allocate(parts.stream().mapToInt(part -> part.length).sum());
        parts.forEach(all::put);
        return all.array();
    }

    /// A request with an empty encrypted part, authentic.
    private byte[] request(int placeholders) {
        return request(Requests.bytes(4, 3), placeholders);
    }

    private byte[] request(byte[] header, int placeholders) {
        var body = ByteBuffer.allocate(2000);
        body.put(header).put(field(UID, filled(100, 32)));
        body.put(field(COOKIE, cookie(cookieKeys)));
        for (int i = 0; i < placeholders; i++) {
            body.put(field(PLACEHOLDER, new byte[CookieSealer.COOKIE_BYTES]));
        }
        return authenticated(Arrays.copyOf(body.array(), body.position()));
    }

    private byte[] authenticated(byte[] associated) {
        int start = associated.length;
        var packet = Arrays.copyOf(associated, start + 40);
        ByteBuffer.wrap(packet, start, 40)
                .putShort((short) AUTHENTICATOR)
                .putShort((short) 40)
                .putShort((short) 16)
                .putShort((short) 16);
        AesSiv.of(Arrays.copyOf(clientKeys, 32))
                .seal(packet, 0, start, start + 8, 16, start + 40, 0);
        return packet;
    }

    private int answer(byte[] request) {
        return requests.answer(request, CLIENT, START, START + 500);
    }

    private long count(NtpOutcome outcome) {
        return requests.responder.counters().count(outcome);
    }

    private List<byte[]> cookiesOf(byte[] reply) {
        int authenticator = 48 + UID_BYTES;
        int text = authenticator + 40;
        assertThat(ByteBuffer.wrap(reply).getShort(authenticator)).isEqualTo((short) AUTHENTICATOR);
        var s2c = AesSiv.of(Arrays.copyOfRange(clientKeys, 32, 64));
        assertThat(
                        s2c.open(
                                reply,
                                0,
                                authenticator,
                                authenticator + 8,
                                16,
                                text,
                                reply.length - text))
                .isTrue();
        var cookies = new ArrayList<byte[]>();
        for (int at = text; at < reply.length; at += COOKIE_FIELD) {
            assertThat(ByteBuffer.wrap(reply).getShort(at)).isEqualTo((short) COOKIE);
            cookies.add(Arrays.copyOfRange(reply, at + 4, at + COOKIE_FIELD));
        }
        return cookies;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7})
    void answersWithAFreshCookieForEachThatWasAskedFor(int placeholders) {
        var request = request(placeholders);
        int length = answer(request);
        assertThat(length).isEqualTo(request.length);
        var reply = requests.replyBytes(length);
        assertThat(Arrays.copyOfRange(reply, 48, 84)).isEqualTo(field(UID, filled(100, 32)));
        var cookies = cookiesOf(reply);
        assertThat(cookies).hasSize(1 + placeholders);
        assertThat(cookies.stream().map(Octets::of).distinct()).hasSize(1 + placeholders);
        var opener = new CookieSealer(new AesSiv.Workspace());
        opener.use(cookieKeys);
        for (var cookie : cookies) {
            var keys = new byte[CookieSealer.KEYS_BYTES];
            assertThat(opener.open(cookie, 0, cookie.length, keys, 0)).isTrue();
            assertThat(keys).isEqualTo(clientKeys);
        }
        assertThat(count(NtpOutcome.NTS)).isEqualTo(1);
    }

    @Test
    void answersInInterleavedModeToo() {
        long arrival = 0x7777_0000_0000_0001L;
        answer(request(Requests.bytes(0, 0, 0x55L), 0));
        long first = requests.memory.get(BIG_ENDIAN, DATAGRAM + 32);
        // Who repeats a receive timestamp is remembered, and served from the next request on.
        answer(request(Requests.bytes(first, arrival, 0x66L), 0));
        long second = requests.memory.get(BIG_ENDIAN, DATAGRAM + 32);
        long left = requests.ntp64At(START + 500) & ~1L;
        int length = answer(request(Requests.bytes(second, arrival, 0x77L), 0));
        assertThat(count(NtpOutcome.NTS_INTERLEAVED)).isEqualTo(1);
        var reply = requests.replyBytes(length);
        assertThat(cookiesOf(reply)).hasSize(1);
        assertThat(ByteBuffer.wrap(reply).getLong(24)).isEqualTo(arrival);
        assertThat(ByteBuffer.wrap(reply).getLong(40)).isEqualTo(left);
    }

    @Test
    void givesNoMoreThanEightCookies() {
        assertThat(cookiesOf(requests.replyBytes(answer(request(12))))).hasSize(8);
    }

    @Test
    void acceptsACookieOfAnEarlierEpochAndNoneOfAForeignKey() {
        var old = CookieKeys.of(6, Map.of(6, key(60)));
        var packet = request(0);
        System.arraycopy(cookie(old), 0, packet, 48 + UID_BYTES + 4, CookieSealer.COOKIE_BYTES);
        var again = authenticated(Arrays.copyOf(packet, packet.length - 40));
        assertThat(cookiesOf(requests.replyBytes(answer(again)))).hasSize(1);
        var foreign = CookieKeys.of(7, Map.of(7, key(99)));
        System.arraycopy(cookie(foreign), 0, packet, 48 + UID_BYTES + 4, CookieSealer.COOKIE_BYTES);
        assertNak(authenticated(Arrays.copyOf(packet, packet.length - 40)));
    }

    private void assertNak(byte[] request) {
        long before = count(NtpOutcome.NTS_NAK);
        int length = answer(request);
        assertThat(length).isEqualTo(48 + UID_BYTES);
        var reply = requests.replyBytes(length);
        assertThat(reply[1]).isZero();
        assertThat(new String(reply, 12, 4, StandardCharsets.US_ASCII)).isEqualTo("NTSN");
        assertThat(ByteBuffer.wrap(reply).getLong(24)).isEqualTo(0x1234_5678_9ABC_DEF0L);
        assertThat(Arrays.copyOfRange(reply, 48, 84))
                .isEqualTo(Arrays.copyOfRange(request, 48, 84));
        assertThat(count(NtpOutcome.NTS_NAK)).isEqualTo(before + 1);
    }

    /// Whatever bit of an authentic request is changed, it gets no authenticated reply.
    @Test
    void answersNoRequestThatWasChanged() {
        var good = request(1);
        for (int bit = 0; bit < good.length * 8; bit++) {
            var spoiled = good.clone();
            spoiled[bit / 8] ^= (byte) (1 << bit % 8);
            int length = answer(spoiled);
            assertThat(length).isLessThanOrEqualTo(48 + UID_BYTES);
        }
        assertThat(count(NtpOutcome.NTS)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"UNIQUE_ID_MISSING, -1", "UNIQUE_ID_LENGTH, 28", "UNIQUE_ID_LENGTH, 1200"})
    void refusesUniqueIdentifiers(NtsReject reason, int bytes) {
        var uid = bytes < 0 ? new byte[0] : field(UID, new byte[bytes]);
        var cookie = field(COOKIE, cookie(cookieKeys));
        assertRefused(reason, authenticated(join(List.of(Requests.bytes(4, 3), uid, cookie))));
    }

    @Test
    void refusesWhatIsMissingTwiceOrInTheWrongPlace() {
        var header = Requests.bytes(4, 3);
        var uid = field(UID, filled(100, 32));
        var cookie = field(COOKIE, cookie(cookieKeys));
        var longer = field(PLACEHOLDER, new byte[104]);
        UnaryOperator<byte[]> sealed = this::authenticated;
        assertRefused(NtsReject.COOKIE_MISSING, sealed.apply(join(List.of(header, uid))));
        assertRefused(
                NtsReject.COOKIE_REPEATED,
                sealed.apply(join(List.of(header, uid, cookie, cookie))));
        assertRefused(
                NtsReject.UNIQUE_ID_REPEATED,
                sealed.apply(join(List.of(header, uid, uid, cookie))));
        assertRefused(
                NtsReject.PLACEHOLDER_LENGTH,
                sealed.apply(join(List.of(header, uid, cookie, longer))));
        assertRefused(NtsReject.AUTHENTICATOR_MISSING, join(List.of(header, uid, cookie)));
        assertRefused(
                NtsReject.AFTER_AUTHENTICATOR,
                join(List.of(sealed.apply(join(List.of(header, uid))), cookie)));
    }

    @ParameterizedTest
    @CsvSource({"16, 17", "16, 4000", "4000, 16", "65535, 65535", "0, 16", "16, 15", "16, 0"})
    void refusesLengthsThatDoNotFitTheField(int nonce, int text) {
        var packet = request(0);
        ByteBuffer.wrap(packet)
                .putShort(packet.length - 36, (short) nonce)
                .putShort(packet.length - 34, (short) text);
        assertRefused(NtsReject.AUTHENTICATOR_LENGTHS, packet);
    }

    private void assertRefused(NtsReject reason, byte[] request) {
        long before = requests.responder.counters().count(reason);
        assertThat(answer(request)).as(reason.name()).isZero();
        assertThat(requests.responder.counters().count(reason)).isEqualTo(before + 1);
    }

    @Test
    void saysNothingBeforeThereAreCookieKeys() {
        var request = request(0);
        cookieKeys = null;
        assertThat(answer(request)).isZero();
        assertThat(count(NtpOutcome.NTS_WITHOUT_KEYS)).isEqualTo(1);
    }

    @Test
    void allocatesNothingForAClientThatAsksAgain() {
        var request = request(0);
        assertThat(answer(request)).isPositive();
        var source = MemorySegment.ofArray(request);
        long bytes =
                AllocatedBytes.steady(
                        100_000,
                        () -> {
                            MemorySegment.copy(
                                    source, 0, requests.memory, DATAGRAM, request.length);
                            var responder = requests.responder;
                            responder.begin(requests.snapshot, START);
                            responder.prepare(
                                    0, requests.memory, DATAGRAM, request.length, SOCKADDR, START);
                            responder.finish(0, requests.memory, DATAGRAM, START + 500);
                        });
        assertThat(bytes).isZero();
        assertThat(count(NtpOutcome.NTS)).isGreaterThan(100_000);
    }
}
