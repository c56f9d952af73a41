package org.noonmark.tsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Property;

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
        var md5 = sequence("300c06082a864886f70d02050500" + "0410" + "00".repeat(16));
        assertRefused(sequence("020101" + md5), PkiFailure.BAD_ALG);
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

    @Test
    void refusesNumbersThatAreTooLongOrPadded() {
        var imprint = sequence(SHA256 + HASH);
        assertThat(decode("3081b9020101" + imprint + "028180" + "7f".repeat(128)))
                .isInstanceOf(DecodedRequest.Request.class);
        assertRefused(
                "3081ba020101" + imprint + "028181" + "7f".repeat(129), PkiFailure.BAD_DATA_FORMAT);
        assertRefused(sequence("020101" + imprint + "02020001"), PkiFailure.BAD_DATA_FORMAT);
        assertRefused(sequence("020101" + imprint + "0202ffff"), PkiFailure.BAD_DATA_FORMAT);
        assertRefused(sequence("0201ff" + imprint), PkiFailure.BAD_REQUEST);
        assertRefused(
                sequence("020101" + imprint + "0641" + "01".repeat(65)),
                PkiFailure.BAD_DATA_FORMAT);
    }

    @Test
    void neverThrowsOnSpoiltBytes() {
        Property.forAll(
                (random, size) -> {
                    var bytes = hex(sequence("020101" + sequence(SHA256 + HASH) + "0101ff"));
                    for (int i = 0; i <= size / 10; i++) {
                        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                    }
                    return bytes;
                },
                bytes -> {
                    assertThat(RequestDecoder.decode(bytes)).isNotNull();
                    assertThat(TimestampResponse.decode(bytes))
                            .isInstanceOf(TimestampResponse.class);
                });
    }
}
