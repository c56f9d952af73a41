package org.noonmark.fuzz;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.tsp.TimestampResponse;
import org.noonmark.tsp.TokenVerifier;
import org.noonmark.tsp.Verified;

/// Spoilt tokens, and spoilt responses around them.
class TimestampTokenFuzzTest {
    private static final TokenVerifier VERIFIER =
            new TokenVerifier(List.of(TimestampVectors.AUTHORITY.certificate()), List.of());

    @Test
    void believesNoTimeThatWasNotSigned() {
        Fuzz.of(TimestampTokenFuzzTest.class, TimestampVectors.tokens())
                .run(8_000, TimestampTokenFuzzTest::feed);
    }

    @Test
    void neverThrowsOnResponses() {
        var responses = TimestampVectors.tokens().stream().map(TimestampResponse::granted).toList();
        Fuzz.of(TimestampTokenFuzzTest.class, responses)
                .run(
                        30_000,
                        input -> {
                            if (TimestampResponse.decode(input)
                                    instanceof TimestampResponse.Granted(var token)) {
                                Fuzz.same(token.lengthBytes() <= input.length + 8, true);
                            }
                        });
    }

    /// What lies outside the signature may be spoilt; what a token says may not.
    private static void feed(byte[] token) {
        TokenVerifier.hashOf(token);
        if (VERIFIER.verify(token, TimestampVectors.REQUEST)
                instanceof Verified.Trusted(var info)) {
            Fuzz.same(info.genTime(), TimestampVectors.TIME.genTime());
            Fuzz.same(info.accuracy().orElseThrow(), TimestampVectors.TIME.accuracy());
            Fuzz.same(info.imprint(), TimestampVectors.REQUEST.imprint());
            Fuzz.same(info.nonce(), TimestampVectors.REQUEST.nonce());
        }
    }
}
