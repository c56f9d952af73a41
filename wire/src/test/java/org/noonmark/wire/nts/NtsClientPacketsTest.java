package org.noonmark.wire.nts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Property;
import org.noonmark.wire.ntp.NtpLayout;
import org.noonmark.wire.ntp.Octets;

/// Requests that a client seals, and replies that it opens.
class NtsClientPacketsTest {
    private static final Octets C2S = counted(0x00, 32);
    private static final Octets S2C = counted(0x20, 32);
    private static final NtsKeys KEYS = new NtsKeys(NtsAead.AES_SIV_CMAC_256, C2S, S2C);
    private static final Octets ID = counted(0x80, 32);
    private static final byte[] NONCE = counted(0xB0, 16).toArray();
    private static final Octets COOKIE = counted(0x11, 100);
    private static final byte[] HEADER = header(0x24, 1, "GPS\0");

    private final NtsReplyReader reader = new NtsReplyReader(KEYS);

    private static Octets counted(int from, int bytes) {
        var out = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            out[i] = (byte) (from + i);
        }
        return Octets.of(out);
    }

    private static byte[] header(int first, int stratum, String reference) {
        var header = new byte[NtpLayout.HEADER_BYTES];
        header[0] = (byte) first;
        header[1] = (byte) stratum;
        for (int i = 0; i < 4; i++) {
            header[12 + i] = (byte) reference.charAt(i);
        }
        return header;
    }

    private static byte[] field(int type, byte[] body) {
        return ByteBuffer.allocate(4 + body.length)
                .putShort((short) type)
                .putShort((short) (4 + body.length))
                .put(body)
                .array();
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] id() {
        return field(NtpLayout.FIELD_NTS_UNIQUE_ID, ID.toArray());
    }

    private static byte[] cookie(Octets cookie) {
        return field(NtpLayout.FIELD_NTS_COOKIE, cookie.toArray());
    }

    /// What is in front, and behind it the authenticator with `text` encrypted in it.
    private static byte[] sealed(byte[] front, byte[] text) {
        int bytes = front.length + 4 + 4 + 16 + 16 + text.length;
        var packet =
                ByteBuffer.allocate(bytes)
                        .put(front)
                        .putShort((short) NtpLayout.FIELD_NTS_AUTHENTICATOR)
                        .putShort((short) (bytes - front.length))
                        .putShort((short) 16)
                        .putShort((short) (16 + text.length))
                        .put(NONCE)
                        .put(new byte[16])
                        .put(text)
                        .array();
        int textStart = bytes - text.length;
        AesSiv.of(S2C.toArray())
                .seal(packet, 0, front.length, front.length + 8, 16, textStart, text.length);
        return packet;
    }

    private NtsReply read(byte[] datagram) {
        return reader.read(MemorySegment.ofArray(datagram), ID);
    }

    private static NtsReply refused(NtsReply.Reason reason) {
        return new NtsReply.Refused(reason);
    }

    /// The part of the reference file about one packet.
    private static String vector(String name) throws IOException {
        var json = NtsVectors.reference("synthetic-vectors.json");
        int start = json.indexOf('"' + name + '"');
        return json.substring(start, json.indexOf('}', start));
    }

    private static byte[] value(String json, String key) {
        return HexFormat.of().parseHex(NtsVectors.values(json, key).getFirst());
    }

    @Test
    void writesTheReferenceRequest() throws IOException {
        var vector = vector("nts_request_aead15");
        var expected = value(vector, "packet");
        var keys = new NtsKeys(NtsAead.AES_SIV_CMAC_256, Octets.of(value(vector, "c2s")), S2C);

        var written =
                new NtsRequestWriter(keys)
                        .write(
                                Arrays.copyOf(expected, NtpLayout.HEADER_BYTES),
                                Octets.of(value(vector, "uid")),
                                Octets.of(value(vector, "cookie")),
                                1,
                                value(vector, "nonce"));

        assertThat(HexFormat.of().formatHex(written)).isEqualTo(HexFormat.of().formatHex(expected));
    }

    @Test
    void opensTheReferenceReplyAndNoOtherBits() throws IOException {
        var vector = vector("nts_response_aead15");
        var packet = value(vector, "packet");

        assertThat(read(packet))
                .isInstanceOfSatisfying(
                        NtsReply.Authentic.class,
                        reply ->
                                assertThat(reply.cookies())
                                        .hasSize(2)
                                        .allMatch(cookie -> cookie.length() == 100));
        everyFlippedBitIsRefused(packet);
    }

    @Test
    void knowsTheReferenceNakOfItsOwnRequestOnly() throws IOException {
        var nak = value(vector("nts_nak"), "packet");

        assertThat(read(nak)).isEqualTo(new NtsReply.Nak());
        assertThat(reader.read(MemorySegment.ofArray(nak), counted(0x81, 32)))
                .isEqualTo(refused(NtsReply.Reason.NOT_THIS_REQUEST));
    }

    @Test
    void opensWhatWasSealedAndNoOtherBits() {
        var other = counted(0x55, 96);
        var reply = sealed(joined(HEADER, id()), joined(cookie(COOKIE), cookie(other)));

        assertThat(read(reply)).isEqualTo(new NtsReply.Authentic(List.of(COOKIE, other)));
        everyFlippedBitIsRefused(reply);
        var unchanged = sealed(joined(HEADER, id()), new byte[0]);
        assertThat(read(unchanged)).isEqualTo(new NtsReply.Authentic(List.of()));
        everyFlippedBitIsRefused(unchanged);
    }

    private void everyFlippedBitIsRefused(byte[] packet) {
        for (int bit = 0; bit < packet.length * 8; bit++) {
            var spoiled = packet.clone();
            spoiled[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(read(spoiled)).as("bit %d", bit).isInstanceOf(NtsReply.Refused.class);
        }
    }

    @Test
    void aServerSeesWhatTheRequestSays() {
        var request = new NtsRequestWriter(KEYS).write(HEADER, ID, COOKIE, 3, NONCE);
        var view = new NtsRequestView();

        assertThat(view.look(request, request.length)).isEqualTo(NtsRequestView.ACCEPTED);
        assertThat(Octets.of(request, view.uniqueIdStart(), view.uniqueIdBytes())).isEqualTo(ID);
        assertThat(Octets.of(request, view.cookieStart(), view.cookieBytes())).isEqualTo(COOKIE);
        assertThat(view.placeholders()).isEqualTo(3);
        assertThat(
                        AesSiv.of(C2S.toArray())
                                .open(
                                        request,
                                        0,
                                        view.associatedBytes(),
                                        view.nonceStart(),
                                        view.nonceBytes(),
                                        view.textStart(),
                                        view.textBytes()))
                .isTrue();
    }

    @Test
    void padsACookieToWholeFields() {
        var writer = new NtsRequestWriter(KEYS);
        for (int bytes = 1; bytes < 40; bytes++) {
            var request = writer.write(HEADER, ID, counted(1, bytes), 1, NONCE);
            var view = new NtsRequestView();
            assertThat(view.look(request, request.length)).isEqualTo(NtsRequestView.ACCEPTED);
            assertThat(view.cookieBytes()).isEqualTo(Math.max(12, (bytes + 3) / 4 * 4));
        }
    }

    @Test
    void ignoresWhatIsNotProtected() {
        var reply = sealed(joined(HEADER, id(), cookie(COOKIE)), cookie(counted(1, 100)));
        var extended = joined(reply, cookie(COOKIE));

        assertThat(read(extended))
                .isEqualTo(new NtsReply.Authentic(List.of(counted(1, 100))))
                .isEqualTo(read(reply));
    }

    @Test
    void refusesAReplyOfAnotherRequest() {
        var other = field(NtpLayout.FIELD_NTS_UNIQUE_ID, counted(0x81, 32).toArray());
        var expected = refused(NtsReply.Reason.NOT_THIS_REQUEST);

        assertThat(read(sealed(joined(HEADER, other), new byte[0]))).isEqualTo(expected);
        assertThat(read(sealed(joined(HEADER, id(), id()), new byte[0]))).isEqualTo(expected);
        assertThat(read(sealed(joined(HEADER, id(), other), new byte[0]))).isEqualTo(expected);
        assertThat(read(sealed(HEADER, new byte[0]))).isEqualTo(expected);
        assertThat(read(joined(sealed(HEADER, new byte[0]), id())))
                .as("behind the authenticator")
                .isEqualTo(expected);
    }

    @Test
    void refusesAReplyWithoutAuthenticator() {
        var expected = refused(NtsReply.Reason.NO_AUTHENTICATOR);

        assertThat(read(joined(HEADER, id()))).isEqualTo(expected);
        for (var code : List.of("RATE", "DENY", "RSTR", "INIT")) {
            assertThat(read(joined(header(0xE4, 0, code), id()))).as(code).isEqualTo(expected);
        }
        assertThat(read(joined(header(0xE4, 1, "NTSN"), id())))
                .as("a stratum, so no kiss code")
                .isEqualTo(expected);
        assertThat(read(header(0xE4, 0, "NTSN")))
                .isEqualTo(refused(NtsReply.Reason.NOT_THIS_REQUEST));
    }

    @Test
    void refusesLengthsPastTheField() {
        var good = sealed(joined(HEADER, id()), cookie(COOKIE));
        int lengths = 48 + 36 + 4;
        for (int nonce : new int[] {0, 17, 24, 200, 0xFFFF}) {
            var bad = good.clone();
            ByteBuffer.wrap(bad).putShort(lengths, (short) nonce);
            assertThat(read(bad)).isEqualTo(refused(NtsReply.Reason.AUTHENTICATOR_LENGTHS));
        }
        for (int sealed : new int[] {0, 15, 16 + 105, 0xFFFF}) {
            var bad = good.clone();
            ByteBuffer.wrap(bad).putShort(lengths + 2, (short) sealed);
            assertThat(read(bad)).isEqualTo(refused(NtsReply.Reason.AUTHENTICATOR_LENGTHS));
        }
    }

    @Test
    void refusesEncryptedBytesThatAreNoFields() {
        var front = joined(HEADER, id());
        var expected = refused(NtsReply.Reason.ENCRYPTED_FIELDS);

        var tooLong = cookie(COOKIE);
        tooLong[3]++;
        var tooShort = cookie(COOKIE);
        ByteBuffer.wrap(tooShort).putShort(2, (short) 3);
        assertThat(read(sealed(front, tooLong))).isEqualTo(expected);
        assertThat(read(sealed(front, tooShort))).isEqualTo(expected);
    }

    @Test
    void takesAnyBytesWithoutAnException() {
        var good = sealed(joined(HEADER, id()), cookie(COOKIE));
        Property.forAll(
                (random, size) -> spoiled(good, random),
                bytes -> assertThat(read(bytes)).isNotInstanceOf(NtsReply.Nak.class));
        assertThat(read(new byte[5000])).isEqualTo(refused(NtsReply.Reason.NO_PACKET));
        assertThat(read(new byte[0])).isEqualTo(refused(NtsReply.Reason.NO_PACKET));
    }

    private static byte[] spoiled(byte[] good, RandomGenerator random) {
        var bytes = Arrays.copyOf(good, random.nextInt(good.length + 200));
        for (int i = random.nextInt(8); i > 0 && bytes.length > 48; i--) {
            bytes[random.nextInt(48, bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    @Test
    void mistakesOfTheCallerAreSaidAloud() {
        var writer = new NtsRequestWriter(KEYS);
        assertThatThrownBy(() -> writer.write(new byte[47], ID, COOKIE, 0, NONCE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.write(HEADER, ID, COOKIE, 0, new byte[12]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.write(HEADER, ID, COOKIE, 20, NONCE))
                .isInstanceOf(IllegalArgumentException.class);
        var others = new NtsKeys(NtsAead.AES_128_GCM_SIV, counted(0, 16), counted(1, 16));
        assertThatThrownBy(() -> new NtsReplyReader(others))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
