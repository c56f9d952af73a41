package org.noonmark.metrology.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Generator;
import org.noonmark.testkit.Property;

/// The parser and the JDK agree bit for bit.
class DecimalParserPropertyTest {
    private static final int ROUNDS = 50_000;

    private static void agree(String text) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        var parser = new DecimalParser();
        var token = parser.parse(bytes, 0, bytes.length);
        double expected = Double.parseDouble(text);
        assertThat(token)
                .isEqualTo(
                        Double.isInfinite(expected)
                                ? DecimalParser.Token.INFINITE
                                : DecimalParser.Token.NUMBER);
        assertThat(Double.doubleToRawLongBits(parser.value()))
                .isEqualTo(Double.doubleToRawLongBits(expected));
    }

    private static double anyDouble(RandomGenerator random) {
        double value;
        do {
            value = Double.longBitsToDouble(random.nextLong());
        } while (!Double.isFinite(value));
        return value;
    }

    @Test
    void onDoublesAsJavaPrintsThem() {
        Property.forAll(
                ROUNDS,
                (random, size) -> Double.toString(anyDouble(random)),
                DecimalParserPropertyTest::agree);
    }

    @Test
    void onReadingsAsProgramsPrintThem() {
        Generator<String> readings =
                (random, size) -> {
                    double value = random.nextGaussian() * Math.pow(10, random.nextInt(-20, 9));
                    int digits = random.nextInt(1, 26);
                    return String.format(
                            Locale.ROOT, "%." + digits + (random.nextBoolean() ? "e" : "f"), value);
                };
        Property.forAll(ROUNDS, readings, DecimalParserPropertyTest::agree);
    }

    @Test
    void onAnyDigits() {
        Generator<String> digits =
                (random, size) -> {
                    var text = new StringBuilder(random.nextBoolean() ? "-" : "");
                    int length = random.nextInt(1, 40);
                    int point = random.nextInt(-1, length);
                    for (int i = 0; i < length; i++) {
                        text.append(random.nextInt(10)).append(i == point ? "." : "");
                    }
                    return text.append('e').append(random.nextInt(-340, 320)).toString();
                };
        Property.forAll(ROUNDS, digits, DecimalParserPropertyTest::agree);
    }

    /// Half way between two doubles, and one in the last place to either side of it.
    @Test
    void nearTies() {
        Generator<String> ties =
                (random, size) -> {
                    long mantissa = (1L << 53) + (random.nextLong() >>> 12) * 2 + 1;
                    int shift = random.nextInt(-60, 11);
                    var tie =
                            shift >= 0
                                    ? new BigDecimal(BigInteger.valueOf(mantissa).shiftLeft(shift))
                                    : new BigDecimal(mantissa)
                                            .divide(
                                                    new BigDecimal(
                                                            BigInteger.ONE.shiftLeft(-shift)));
                    return tie.add(tie.ulp().multiply(BigDecimal.valueOf(random.nextInt(-1, 2))))
                            .toString();
                };
        Property.forAll(ROUNDS, ties, DecimalParserPropertyTest::agree);
    }
}
