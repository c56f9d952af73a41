package org.noonmark.fuzz;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.wire.ntp.Decoded;
import org.noonmark.wire.ntp.ExtensionField;
import org.noonmark.wire.ntp.NtpDecoder;
import org.noonmark.wire.ntp.NtpLayout;
import org.noonmark.wire.ntp.NtpPacket;
import org.noonmark.wire.nts.AesSiv;
import org.noonmark.wire.nts.CookieSealer;
import org.noonmark.wire.nts.NtsRequestView;

class NtsRequestFuzzTest {
    private static final byte[] GOOD = NtsPackets.request(1);

    private final NtsRequestView view = new NtsRequestView();
    private final CookieSealer cookies = new CookieSealer(new AesSiv.Workspace());
    private final AesSiv requests = AesSiv.of(NtsPackets.KEYS.c2s().toArray());

    NtsRequestFuzzTest() {
        cookies.use(NtsPackets.COOKIE_KEYS);
    }

    @Test
    void findsFieldsWhereTheyAreAndBelievesOnlyWhatTheClientSealed() {
        Fuzz.of(
                        NtsRequestFuzzTest.class,
                        List.of(GOOD, NtsPackets.request(0), NtsPackets.request(7)))
                .run(1_000_000, this::feed);
    }

    private void feed(byte[] input) {
        if (view.look(input, input.length) != NtsRequestView.ACCEPTED) {
            return;
        }
        var packet = input.clone();
        var keys = new byte[CookieSealer.KEYS_BYTES];
        boolean ours = cookies.open(packet, view.cookieStart(), view.cookieBytes(), keys, 0);
        boolean authentic =
                requests.open(
                        packet,
                        0,
                        view.associatedBytes(),
                        view.nonceStart(),
                        view.nonceBytes(),
                        view.textStart(),
                        view.textBytes());
        if (authentic) {
            // Padding behind the sealed bytes is free to be anything; all in front is as it was.
            Fuzz.same(isPrefixOfAVector(input, view.textStart() + view.textBytes()), true);
            Fuzz.same(ours, true);
            Fuzz.same(Arrays.equals(keys, 0, 32, NtsPackets.KEYS.c2s().toArray(), 0, 32), true);
        }
        if (NtpDecoder.decode(MemorySegment.ofArray(input))
                instanceof Decoded.Packet(var decoded)) {
            agrees(decoded);
        }
    }

    private static boolean isPrefixOfAVector(byte[] input, int length) {
        for (int placeholders : new int[] {0, 1, 7}) {
            var good = NtsPackets.request(placeholders);
            if (good.length >= length && Arrays.equals(input, 0, length, good, 0, length)) {
                return true;
            }
        }
        return false;
    }

    private void agrees(NtpPacket decoded) {
        Fuzz.same(
                decoded.fields().stream()
                        .filter(field -> field.type() == NtpLayout.FIELD_NTS_UNIQUE_ID)
                        .mapToInt(field -> field.body().length())
                        .boxed()
                        .toList(),
                List.of(view.uniqueIdBytes()));
        Fuzz.same(count(decoded, NtpLayout.FIELD_NTS_COOKIE), 1L);
        Fuzz.same(
                count(decoded, NtpLayout.FIELD_NTS_COOKIE_PLACEHOLDER), (long) view.placeholders());
        Fuzz.same(
                decoded.fields().stream().map(ExtensionField::type).toList().getLast(),
                NtpLayout.FIELD_NTS_AUTHENTICATOR);
    }

    private static long count(NtpPacket packet, int type) {
        return packet.fields().stream().filter(field -> field.type() == type).count();
    }
}
