package org.noonmark.wire.nts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noonmark.wire.nts.NtsVectors.hex;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;
import org.noonmark.wire.ntp.Octets;
import org.noonmark.wire.nts.KeyExchangeResponse.Decoded;

class KeyExchangeResponseTest {
    private static final List<NtsAead> BOTH = List.of(NtsAead.values());

    private static KeyExchangeResponse decoded(byte[] message) {
        return ((Decoded.Response) KeyExchangeResponse.decode(message, BOTH)).response();
    }

    @Test
    void readsWhatIsGranted() {
        var response = decoded(NtsVectors.RESPONSE);
        assertThat(response)
                .isEqualTo(
                        new KeyExchangeResponse(
                                NtsAead.AES_SIV_CMAC_256,
                                List.of(Octets.of(hex("c0c1c2c3")), Octets.of(hex("d0d1d2d3"))),
                                Optional.of("ntp.example.ne"),
                                OptionalInt.of(4444)));
        assertThat(response.encode()).isEqualTo(NtsVectors.RESPONSE);
        assertThat(decoded(NtsVectors.RESPONSE_GCM_SIV).encode())
                .isEqualTo(NtsVectors.RESPONSE_GCM_SIV);
    }

    @Test
    void showsNoCookie() {
        assertThat(decoded(NtsVectors.RESPONSE).toString()).doesNotContain("c0c1", "d0d1");
        assertThat(
                        new NtsKeys(
                                        NtsAead.AES_128_GCM_SIV,
                                        Octets.of(new byte[16]),
                                        Octets.of(new byte[16]))
                                .toString())
                .doesNotContain("0000");
    }

    @Test
    void writesRefusals() {
        assertThat(KeyExchangeResponse.encodeError(1)).isEqualTo(NtsVectors.RESPONSE_ERROR);
        assertThat(KeyExchangeResponse.encodeNoProtocol()).isEqualTo(hex("8001000080000000"));
        assertThat(KeyExchangeResponse.encodeNoAead())
                .isEqualTo(hex("8001000200008004000080000000"));
    }

    @Test
    void tellsTheServersErrorAndAnyWarning() {
        assertThat(KeyExchangeResponse.decode(NtsVectors.RESPONSE_ERROR, BOTH))
                .isEqualTo(new Decoded.ServerError(1));
        assertThat(KeyExchangeResponse.decode(hex("80030002000780000000"), BOTH))
                .isEqualTo(new Decoded.ServerError(7));
    }

    @Test
    void keepsEightCookiesAndNoneThatIsTooLong() {
        var cookies = Collections.nCopies(20, Octets.of(new byte[100]));
        var many =
                new KeyExchangeResponse(
                        BOTH.getFirst(), cookies, Optional.empty(), OptionalInt.empty());
        assertThat(decoded(many.encode()).cookies()).hasSize(8);
        var vast =
                new KeyExchangeResponse(
                        BOTH.getFirst(),
                        List.of(Octets.of(new byte[1025])),
                        Optional.empty(),
                        OptionalInt.empty());
        assertThat(KeyExchangeResponse.decode(vast.encode(), BOTH))
                .isInstanceOfSatisfying(
                        Decoded.Refused.class,
                        refused ->
                                assertThat(refused.reason())
                                        .isEqualTo(KeyExchangeReason.NO_COOKIE));
    }

    @Test
    void refusesAnAlgorithmThatWasNotOffered() {
        assertThat(
                        KeyExchangeResponse.decode(
                                NtsVectors.RESPONSE, List.of(NtsAead.AES_128_GCM_SIV)))
                .isEqualTo(new Decoded.Refused(KeyExchangeReason.NOT_OFFERED, 56));
    }

    @ParameterizedTest
    @CsvSource({
        "80010002000080040002000f, NOT_ENDED",
        "80040002000f80000000, NO_NEXT_PROTOCOL",
        "80010002000080000000, NO_AEAD",
        "8001000080000000, NOTHING_IN_COMMON",
        "8001000200008004000080000000, NOTHING_IN_COMMON",
        "80010002800180040002000f80000000, NOT_OFFERED",
        "800100040000800180040002000f80000000, NOT_OFFERED",
        "80010002000080040004000f001e80000000, NOT_OFFERED",
        "80010002000080040002001e00050004c0c1c2c380000000, AMBIGUOUS_KEYS",
        "80010002000080040002000f80000000, NO_COOKIE",
        "80010002000080040002000f0005000080000000, NO_COOKIE",
        "80010002000080040002000f80060000 80000000, BAD_SERVER_NAME",
        "80010002000080040002000f800600026120 80000000, BAD_SERVER_NAME",
        "80010002000080040002000f800700020000 80000000, BAD_PORT",
        "80010002000080040002000f8007000101 80000000, WRONG_BODY_LENGTH",
        "80010002000080040002000f800700020101800700020101 80000000, REPEATED",
        "8001000200008002000180 80000000, WRONG_BODY_LENGTH",
        "00010002000080040002000f80000000, NOT_CRITICAL",
        "80010002000080040002000f8032000080000000, UNRECOGNISED_CRITICAL",
    })
    void refusesWithReason(String digits, KeyExchangeReason reason) {
        assertThat(KeyExchangeResponse.decode(hex(digits.replace(" ", "")), BOTH))
                .isInstanceOfSatisfying(
                        Decoded.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @Test
    void whatIsReadIsWrittenAgain() {
        Property.forAll(
                10_000,
                Generators.mutated(NtsVectors.KEY_EXCHANGE),
                message -> {
                    if (KeyExchangeResponse.decode(message, BOTH)
                            instanceof Decoded.Response(var read)) {
                        assertThat(decoded(read.encode())).isEqualTo(read);
                    }
                });
    }
}
