package org.noonmark.fuzz;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.noonmark.wire.ntp.Octets;
import org.noonmark.wire.nts.KeyExchangeFraming;
import org.noonmark.wire.nts.KeyExchangeLayout;
import org.noonmark.wire.nts.KeyExchangeRequest;
import org.noonmark.wire.nts.KeyExchangeResponse;
import org.noonmark.wire.nts.NtsAead;

class KeyExchangeFuzzTest {
    private static final List<NtsAead> OFFERED = List.of(NtsAead.AES_SIV_CMAC_256);
    private static final List<byte[]> REQUESTS =
            List.of(
                    hex("80010002000080040002000f80000000"),
                    hex("80010002000080040004001e000f0400000080000000"),
                    hex("80040002000f800100020000000d0002686980000000"));
    private static final List<byte[]> RESPONSES =
            List.of(
                    new KeyExchangeResponse(
                                    NtsAead.AES_SIV_CMAC_256,
                                    List.of(Octets.of(NtsPackets.cookie())),
                                    Optional.of("ntp.example"),
                                    OptionalInt.of(1123))
                            .encode(),
                    KeyExchangeResponse.encodeError(1));

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    @Test
    void readsRequestsAsTheyAreWritten() {
        Fuzz.of(KeyExchangeFuzzTest.class, REQUESTS)
                .run(
                        1_000_000,
                        input -> {
                            frames(input, KeyExchangeLayout.MAX_REQUEST_BYTES);
                            switch (KeyExchangeRequest.decode(input)) {
                                case KeyExchangeRequest.Decoded.Request(var request) ->
                                        comesBack(request);
                                case KeyExchangeRequest.Decoded.Refused(var reason, int position) ->
                                        within(input, reason.errorCode(), position);
                            }
                        });
    }

    /// A client of ours writes only requests for NTPv4.
    private static void comesBack(KeyExchangeRequest request) {
        if (request.offersNtpv4()) {
            Fuzz.same(
                    KeyExchangeRequest.decode(request.encode()),
                    new KeyExchangeRequest.Decoded.Request(request));
        }
    }

    @Test
    void readsResponsesWithinBounds() {
        Fuzz.of(KeyExchangeFuzzTest.class, RESPONSES)
                .run(
                        1_000_000,
                        input -> {
                            frames(input, KeyExchangeLayout.MAX_RESPONSE_BYTES);
                            switch (KeyExchangeResponse.decode(input, OFFERED)) {
                                case KeyExchangeResponse.Decoded.Response(var response) -> {
                                    int cookies = response.cookies().size();
                                    Fuzz.same(cookies >= 1 && cookies <= 8, true);
                                    Fuzz.same(OFFERED.contains(response.aead()), true);
                                }
                                case KeyExchangeResponse.Decoded.ServerError(int code) ->
                                        Fuzz.same(code >= 0 && code <= 0xFFFF, true);
                                case KeyExchangeResponse.Decoded.Refused(
                                                var reason,
                                                int position) ->
                                        within(input, reason.errorCode(), position);
                            }
                        });
    }

    private static void within(byte[] input, int errorCode, int position) {
        Fuzz.same(errorCode == 0 || errorCode == 1, true);
        Fuzz.same(position >= 0 && position <= input.length, true);
    }

    /// However it comes in pieces, the end is found at the same place.
    private static void frames(byte[] input, int most) {
        int whole = KeyExchangeFraming.lengthOf(input, input.length, most);
        Fuzz.same(whole <= input.length, true);
        if (whole > 0) {
            Fuzz.same(KeyExchangeFraming.lengthOf(input, whole, most), whole);
            Fuzz.same(
                    KeyExchangeFraming.lengthOf(input, whole - 1, most),
                    KeyExchangeFraming.NEED_MORE);
        }
    }
}
