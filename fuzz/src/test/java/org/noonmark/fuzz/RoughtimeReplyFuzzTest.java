package org.noonmark.fuzz;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.proof.roughtime.RoughtimeReply;
import org.noonmark.proof.roughtime.RoughtimeReply.Checked;
import org.noonmark.wire.roughtime.CheckedResponse;
import org.noonmark.wire.roughtime.ResponseCheck;

/// The verifier's own check of replies: what it believes, the client's check believes, and both
/// read the same from it. Most rounds cost one or two checks of a signature, slow ones of the JDK.
class RoughtimeReplyFuzzTest {
    private static final byte[] REQUEST = RoughtimeVectors.REQUESTS.getFirst();
    private static final byte[] RESPONSE = RoughtimeVectors.responses().getFirst();
    private static final byte[] KEY = RoughtimeVectors.KEY.longTermKey().bytes();

    @Test
    void believesNothingThatWasNotSigned() {
        Fuzz.same(feed(REQUEST, RESPONSE), true);
        Fuzz.of(RoughtimeResponseFuzzTest.class, RoughtimeVectors.responses())
                .run(10_000, input -> feed(REQUEST, input));
    }

    @Test
    void believesNothingForAnotherRequest() {
        Fuzz.of(RoughtimeRequestFuzzTest.class, RoughtimeVectors.REQUESTS)
                .run(
                        50_000,
                        input -> Fuzz.same(feed(input, RESPONSE), Arrays.equals(input, REQUEST)));
    }

    @Test
    void aKeyOfAnotherOrNoneSignsNothing() {
        Fuzz.of(RoughtimeReplyFuzzTest.class, List.of(KEY))
                .run(
                        10_000,
                        input ->
                                Fuzz.same(
                                        RoughtimeReply.check(REQUEST, RESPONSE, input)
                                                instanceof Checked.Signed,
                                        Arrays.equals(input, KEY)));
    }

    private static boolean feed(byte[] request, byte[] response) {
        var other = ResponseCheck.check(request, response, RoughtimeVectors.KEY.longTermKey());
        return switch (RoughtimeReply.check(request, response, KEY)) {
            case Checked.Signed(var reply) -> {
                Fuzz.same(other instanceof CheckedResponse.Valid, true);
                Fuzz.same(reply.earliestSeconds(), 1_799_999_997L);
                Fuzz.same(reply.latestSeconds(), 1_800_000_003L);
                yield true;
            }
            case Checked.Refused(var reason) -> {
                Fuzz.same(reason.isEmpty(), false);
                Fuzz.same(other instanceof CheckedResponse.Rejected, true);
                yield false;
            }
        };
    }
}
