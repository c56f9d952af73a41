package org.noonmark.fuzz;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.wire.nts.NtsReply;
import org.noonmark.wire.nts.NtsReplyReader;

class NtsReplyFuzzTest {
    private static final byte[] GOOD = NtsPackets.reply();

    private final NtsReplyReader reader = new NtsReplyReader(NtsPackets.KEYS);

    @Test
    void believesOnlyWhatTheServerSealed() {
        Fuzz.of(NtsReplyFuzzTest.class, List.of(GOOD, NtsPackets.nak(), NtsPackets.request(1)))
                .run(300_000, this::feed);
    }

    private void feed(byte[] input) {
        switch (reader.read(MemorySegment.ofArray(input.clone()), NtsPackets.UNIQUE_ID)) {
            case NtsReply.Authentic(var cookies) -> {
                // What follows the authenticator is ignored, so a longer packet may be authentic.
                Fuzz.same(Arrays.equals(input, 0, GOOD.length, GOOD, 0, GOOD.length), true);
                Fuzz.same(cookies.size(), 0);
            }
            case NtsReply.Nak() -> Fuzz.same((int) input[1], 0);
            case NtsReply.Refused _ -> {}
        }
    }
}
