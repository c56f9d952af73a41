package org.noonmark.fuzz;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.wire.ntp.NtpLayout;
import org.noonmark.wire.nts.NtsReply;
import org.noonmark.wire.nts.NtsReplyReader;

class NtsReplyFuzzTest {
    private static final byte[] COOKIES = NtsPackets.twoCookies();
    private static final byte[] GOOD = NtsPackets.reply(COOKIES);
    private static final int LONGEST = 1900;

    private final NtsReplyReader reader = new NtsReplyReader(NtsPackets.KEYS);

    @Test
    void believesOnlyWhatTheServerSealed() {
        Fuzz.of(NtsReplyFuzzTest.class, List.of(GOOD, NtsPackets.nak(), NtsPackets.request(1)))
                .run(1_000_000, this::feed);
    }

    private void feed(byte[] input) {
        switch (reader.read(MemorySegment.ofArray(input.clone()), NtsPackets.UNIQUE_ID)) {
            case NtsReply.Authentic(var cookies) -> {
                // What follows the authenticator is ignored, so a longer packet may be authentic.
                Fuzz.same(Arrays.equals(input, 0, GOOD.length, GOOD, 0, GOOD.length), true);
                Fuzz.same(cookies.size(), 2);
            }
            case NtsReply.Nak() -> Fuzz.same((int) input[1], 0);
            case NtsReply.Refused _ -> {}
        }
    }

    /// A server whose seal is right may still write nonsense.
    @Test
    void readsWhateverWasEncrypted() {
        Fuzz.of(NtsReplySealedFuzz.class, List.of(COOKIES, new byte[0], new byte[8]))
                .run(1_000_000, this::feedSealed);
    }

    /// Names the findings of encrypted parts.
    private static final class NtsReplySealedFuzz {}

    private void feedSealed(byte[] fields) {
        if (fields.length > LONGEST) {
            return;
        }
        var packet = MemorySegment.ofArray(NtsPackets.reply(fields));
        switch (reader.read(packet, NtsPackets.UNIQUE_ID)) {
            case NtsReply.Authentic(var cookies) -> Fuzz.same(cookies.size(), cookiesIn(fields));
            case NtsReply.Nak() -> throw new AssertionError("sealed, so no NAK");
            case NtsReply.Refused(var reason) -> {
                Fuzz.same(reason, NtsReply.Reason.ENCRYPTED_FIELDS);
                Fuzz.same(cookiesIn(fields), -1);
            }
        }
    }

    /// Cookies in a row of extension fields, or -1 when it is none.
    private static int cookiesIn(byte[] fields) {
        int cookies = 0;
        int position = 0;
        var buffer = ByteBuffer.wrap(fields);
        while (position + 4 <= fields.length) {
            int length = buffer.getShort(position + 2) & 0xFFFF;
            if (length < 4 || position + length > fields.length) {
                return -1;
            }
            cookies += buffer.getShort(position) == NtpLayout.FIELD_NTS_COOKIE ? 1 : 0;
            position += length;
        }
        return position == fields.length ? cookies : -1;
    }
}
