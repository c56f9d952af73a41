package org.noonmark.fuzz;

import org.junit.jupiter.api.Test;
import org.noonmark.tsp.DecodedRequest;
import org.noonmark.tsp.RequestDecoder;

class TimestampRequestFuzzTest {
    @Test
    void acceptsOrRefusesAtAPlaceAndRepeatsWhatItAccepts() {
        Fuzz.of(TimestampRequestFuzzTest.class, TimestampVectors.requests())
                .run(1_000_000, TimestampRequestFuzzTest::feed);
    }

    private static void feed(byte[] input) {
        switch (RequestDecoder.decode(input)) {
            case DecodedRequest.Refused(var _, int position) ->
                    Fuzz.same(position >= 0 && position <= input.length, true);
            case DecodedRequest.Request(var request) -> {
                // DER has one form, but NULL parameters and a false certReq may be left out.
                var again = RequestDecoder.decode(request.encode());
                Fuzz.same(again, new DecodedRequest.Request(request));
            }
        }
    }
}
