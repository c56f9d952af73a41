package org.noonmark.wire.nts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noonmark.wire.nts.NtsVectors.hex;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The messages of ntpd-rs, each refused where that project refuses it. Three things it does are
/// not done here, see docs/decisions/0100: it answers pools (records 8 to 14), and takes responses
/// without a cookie or with AEAD 17 (docs/decisions/0100).
class KeyExchangeReferenceTest {
    private static final String FILE = "ntpd-rs-ntske-messages.json";

    /// Of a pool's server alone: critical records of types 9, 10 and 12, or no protocol at all.
    private static final Set<KeyExchangeReason> POOL =
            Set.of(KeyExchangeReason.UNRECOGNISED_CRITICAL, KeyExchangeReason.NO_NEXT_PROTOCOL);

    private static final Set<KeyExchangeReason> STRICTER =
            Set.of(
                    KeyExchangeReason.NO_COOKIE,
                    KeyExchangeReason.NOT_OFFERED,
                    KeyExchangeReason.NOTHING_IN_COMMON);

    @Test
    void requestsAreRefusedWhereTheyAreThere() throws IOException {
        var json = NtsVectors.reference(FILE);
        var names = NtsVectors.values(json, "test");
        var messages = NtsVectors.values(json, "hex");
        var expected = NtsVectors.values(json, "expect_error");
        int seen = 0;
        for (int i = 0; i < names.size(); i++) {
            // Among the rows of fixed keys are bare keys, which are no messages.
            boolean isMessage =
                    messages.get(i).endsWith("80000000") || names.get(i).contains("incomplete");
            if (names.get(i).startsWith("test_request") && isMessage) {
                checkRequest(names.get(i), messages.get(i), expected.get(i).equals("true"));
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(50);
    }

    private static void checkRequest(String name, String message, boolean refused) {
        var decoded = KeyExchangeRequest.decode(hex(message));
        if (refused) {
            assertThat(decoded)
                    .as("%s %s", name, message)
                    .isInstanceOf(KeyExchangeRequest.Decoded.Refused.class);
            return;
        }
        boolean pool =
                name.startsWith("test_request_fixedkey") || name.startsWith("test_request_support");
        switch (decoded) {
            case KeyExchangeRequest.Decoded.Request _ ->
                    assertThat(pool).as("%s %s", name, message).isFalse();
            case KeyExchangeRequest.Decoded.Refused(var reason, _) -> {
                assertThat(pool).as("%s %s", name, message).isTrue();
                assertThat(POOL).contains(reason);
            }
        }
    }

    @Test
    void responsesAreRefusedWhereTheyAreThere() throws IOException {
        var json = NtsVectors.reference(FILE);
        var names = NtsVectors.values(json, "test");
        var messages = NtsVectors.values(json, "hex");
        var expected = NtsVectors.values(json, "expect_error");
        int seen = 0;
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).startsWith("test_key_exchange_response")) {
                checkResponse(messages.get(i), expected.get(i).equals("true"));
                seen++;
            }
        }
        assertThat(seen).isEqualTo(29);
    }

    private static void checkResponse(String message, boolean refused) {
        var decoded = KeyExchangeResponse.decode(hex(message), List.of(NtsAead.values()));
        switch (decoded) {
            case KeyExchangeResponse.Decoded.Response _ ->
                    assertThat(refused).as(message).isFalse();
            case KeyExchangeResponse.Decoded.ServerError _ ->
                    assertThat(refused).as(message).isFalse();
            case KeyExchangeResponse.Decoded.Refused(var reason, _) -> {
                if (!refused) {
                    assertThat(STRICTER).as(message).contains(reason);
                }
            }
        }
    }
}
