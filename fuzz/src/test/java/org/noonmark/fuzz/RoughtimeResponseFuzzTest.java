package org.noonmark.fuzz;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.noonmark.wire.roughtime.CheckedResponse;
import org.noonmark.wire.roughtime.ResponseCheck;

/// Spoilt responses, and spoilt requests beside a good response. Fewer rounds than for other
/// decoders: most cost one or two checks of a signature, about 50 microseconds each.
class RoughtimeResponseFuzzTest {
    private static final byte[] REQUEST = RoughtimeVectors.REQUESTS.getFirst();
    private static final byte[] RESPONSE = RoughtimeVectors.responses().getFirst();

    @Test
    void believesNothingThatWasNotSigned() {
        Fuzz.of(RoughtimeResponseFuzzTest.class, RoughtimeVectors.responses())
                .run(100_000, input -> feed(REQUEST, input));
    }

    @Test
    void believesNothingForAnotherRequest() {
        Fuzz.of(RoughtimeRequestFuzzTest.class, RoughtimeVectors.REQUESTS)
                .run(
                        200_000,
                        input -> {
                            boolean same = Arrays.equals(input, REQUEST);
                            Fuzz.same(feed(input, RESPONSE), same);
                        });
    }

    private static boolean feed(byte[] request, byte[] response) {
        return switch (ResponseCheck.check(request, response, RoughtimeVectors.KEY.longTermKey())) {
            case CheckedResponse.Valid(var statement) -> {
                Fuzz.same(statement.midpointSeconds(), 1_800_000_000L);
                Fuzz.same(statement.radiusSeconds(), 3L);
                yield true;
            }
            case CheckedResponse.Rejected(var _, int position) -> {
                Fuzz.same(position >= 0 && position <= response.length, true);
                yield false;
            }
        };
    }
}
