package org.noonmark.tsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestDecoderTest {
    private static final String SHA256 = "300d06096086480165030402010500";
    private static final String HASH = "0420" + "ab".repeat(32);

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static DecodedRequest decode(String text) {
        return RequestDecoder.decode(hex(text));
    }

    private static String sequence(String contents) {
        return "30%02x%s".formatted(contents.length() / 2, contents);
    }

    private static void assertRefused(String text, PkiFailure failure) {
        assertThat(decode(text))
                .isInstanceOfSatisfying(
                        DecodedRequest.Refused.class,
                        refused -> {
                            assertThat(refused.failure()).isEqualTo(failure);
                            assertThat(refused.position()).isBetween(0, text.length() / 2);
                        });
    }

    @Test
    void readsWhatItWrites() {
        for (var algorithm : HashAlgorithm.values()) {
            var request =
                    new TimestampRequest(
                            algorithm,
                            Octets.of(new byte[algorithm.lengthBytes()]),
                            Optional.of("2.999.1"),
                            Optional.of(BigInteger.TWO.pow(63)),
                            true);
            assertThat(RequestDecoder.decode(request.encode()))
                    .isEqualTo(new DecodedRequest.Request(request));
        }
    }

    @Test
    void readsTheLeast() {
        var text = sequence("020101" + sequence(SHA256 + HASH));
        assertThat(decode(text)).isInstanceOf(DecodedRequest.Request.class);
    }

    @Test
    void refusesSha1AndMd5() {
        var sha1 = sequence("300906052b0e03021a0500" + "0414" + "00".repeat(20));
        assertRefused(sequence("020101" + sha1), PkiFailure.BAD_ALG);
    }

    @Test
    void refusesVersionLengthOfHashAndExtensions() {
        assertRefused(sequence("020102" + sequence(SHA256 + HASH)), PkiFailure.BAD_REQUEST);
        assertRefused(sequence("020101" + sequence(SHA256 + "0401ab")), PkiFailure.BAD_DATA_FORMAT);
        assertRefused(
                sequence("020101" + sequence(SHA256 + HASH) + "a0023000"),
                PkiFailure.UNACCEPTED_EXTENSION);
    }

    @Test
    void refusesWhatIsNotDer() {
        var good = sequence("020101" + sequence(SHA256 + HASH));
        assertRefused("", PkiFailure.BAD_DATA_FORMAT);
        assertRefused(good + "00", PkiFailure.BAD_DATA_FORMAT);
        assertRefused(good.substring(0, good.length() - 2), PkiFailure.BAD_DATA_FORMAT);
        assertRefused("3080" + good.substring(4) + "0000", PkiFailure.BAD_DATA_FORMAT);
        assertRefused("3084ffffffff" + good.substring(4), PkiFailure.BAD_DATA_FORMAT);
        assertRefused("30820036" + good.substring(4), PkiFailure.BAD_DATA_FORMAT);
        assertRefused("3000".repeat(20), PkiFailure.BAD_DATA_FORMAT);
        assertRefused("30".repeat(8193), PkiFailure.BAD_DATA_FORMAT);
        assertRefused(
                sequence("020101" + sequence(SHA256 + HASH) + "010101"),
                PkiFailure.BAD_DATA_FORMAT);
    }
}
