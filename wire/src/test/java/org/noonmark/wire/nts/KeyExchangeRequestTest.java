package org.noonmark.wire.nts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noonmark.wire.nts.NtsVectors.hex;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;
import org.noonmark.wire.nts.KeyExchangeRequest.Decoded;

class KeyExchangeRequestTest {
    private static KeyExchangeRequest decoded(byte[] message) {
        return ((Decoded.Request) KeyExchangeRequest.decode(message)).request();
    }

    @Test
    void readsARequestForAesSiv() {
        var request = decoded(NtsVectors.REQUEST);
        assertThat(request.offersNtpv4()).isTrue();
        assertThat(request.chosenAead()).contains(NtsAead.AES_SIV_CMAC_256);
        assertThat(request.encode()).isEqualTo(NtsVectors.REQUEST);
        assertThat(KeyExchangeRequest.of(List.of(NtsAead.AES_SIV_CMAC_256))).isEqualTo(request);
    }

    @Test
    void choosesGcmSivWhenItsKeysAreClear() {
        var request = decoded(NtsVectors.REQUEST_GCM_SIV);
        assertThat(request.chosenAead()).contains(NtsAead.AES_128_GCM_SIV);
        assertThat(request.encode()).isEqualTo(NtsVectors.REQUEST_GCM_SIV);
        assertThat(
                        KeyExchangeRequest.of(
                                List.of(NtsAead.AES_128_GCM_SIV, NtsAead.AES_SIV_CMAC_256)))
                .isEqualTo(request);
    }

    @Test
    void takesTheOtherAlgorithmWhenTheKeysOfGcmSivAreNotClear() {
        assertThat(decoded(hex("80010002000080040004001e000f80000000")).chosenAead())
                .contains(NtsAead.AES_SIV_CMAC_256);
        assertThat(decoded(hex("80010002000080040002001e80000000")).chosenAead()).isEmpty();
    }

    @Test
    void takesTheFirstOfTheClientsAlgorithms() {
        assertThat(
                        decoded(
                                        hex(
                                                "80010002000080040006000f001e0011040000008000 0000"
                                                        .replace(" ", "")))
                                .chosenAead())
                .contains(NtsAead.AES_SIV_CMAC_256);
    }

    @Test
    void aRequestForAnotherProtocolNeedsNoAlgorithm() {
        var request = decoded(hex("80010002800180000000"));
        assertThat(request.offersNtpv4()).isFalse();
        assertThat(request.aeads()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', NOT_ENDED, 0",
        "800100, NOT_ENDED, 0",
        "80010002000080040002000f, NOT_ENDED, 12",
        "800100020000800400ff000f80000000, RECORD_BEYOND_END, 6",
        "80010002000080040002000f8000000000, BYTES_AFTER_END, 16",
        "80010002000080040002000f800000020000, WRONG_BODY_LENGTH, 12",
        "80010002000080040002000f00000000, NOT_CRITICAL, 12",
        "00010002000080040002000f80000000, NOT_CRITICAL, 0",
        "8001000080040002000f80000000, WRONG_BODY_LENGTH, 0",
        "800100010080040002000f80000000, WRONG_BODY_LENGTH, 0",
        "8001000200008004000080000000, WRONG_BODY_LENGTH, 6",
        "80010002000080040003000f0080000000, WRONG_BODY_LENGTH, 6",
        "80010002000080040002000f040000010080000000, WRONG_BODY_LENGTH, 12",
        "80040002000f80000000, NO_NEXT_PROTOCOL, 10",
        "80010002000080000000, NO_AEAD, 10",
        "80010002000080010002000080040002000f80000000, REPEATED, 6",
        "80010002000080040002000f80040002000f80000000, REPEATED, 12",
        "80010002000080040002000f0005000401020304 80000000, UNEXPECTED, 12",
        "80010002000080040002000f80320000 80000000, UNRECOGNISED_CRITICAL, 12",
    })
    void refusesWithReasonAndPosition(String digits, KeyExchangeReason reason, int position) {
        byte[] message = hex(digits.replace(" ", ""));
        assertThat(KeyExchangeRequest.decode(message))
                .isEqualTo(new Decoded.Refused(reason, position));
    }

    @Test
    void onlyAnUnrecognisedCriticalRecordHasErrorCodeZero() {
        for (var reason : KeyExchangeReason.values()) {
            assertThat(reason.errorCode())
                    .isEqualTo(reason == KeyExchangeReason.UNRECOGNISED_CRITICAL ? 0 : 1);
        }
    }

    @Test
    void framingFindsTheEndAsBytesCome() {
        byte[] twice = Arrays.copyOf(NtsVectors.REQUEST, 40);
        for (int available = 0; available <= twice.length; available++) {
            assertThat(KeyExchangeFraming.lengthOf(twice, available, 4096))
                    .isEqualTo(available < 16 ? KeyExchangeFraming.NEED_MORE : 16);
        }
    }

    @Test
    void framingRefusesWhatWillBeTooLong() {
        assertThat(KeyExchangeFraming.lengthOf(hex("00321000"), 4, 4096))
                .isEqualTo(KeyExchangeFraming.TOO_LONG);
        assertThat(KeyExchangeFraming.lengthOf(NtsVectors.REQUEST, 16, 15))
                .isEqualTo(KeyExchangeFraming.TOO_LONG);
        assertThat(KeyExchangeFraming.lengthOf(NtsVectors.REQUEST, 16, 16)).isEqualTo(16);
    }

    @Test
    void whatIsReadIsWrittenAgain() {
        Property.forAll(
                10_000,
                Generators.mutated(NtsVectors.KEY_EXCHANGE),
                message -> {
                    if (KeyExchangeRequest.decode(message) instanceof Decoded.Request(var read)
                            && !read.aeads().isEmpty()) {
                        assertThat(decoded(read.encode())).isEqualTo(read);
                    }
                });
    }
}
