package org.noonmark.metrology.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.metrology.formats.DecimalParser.Token;

class DecimalParserTest {
    private final DecimalParser parser = new DecimalParser();

    private Token parse(String text) {
        var bytes = ("x" + text + "9").getBytes(StandardCharsets.UTF_8);
        return parser.parse(bytes, 1, bytes.length - 1);
    }

    @ParameterizedTest
    @MethodSource("plainNumbers")
    @MethodSource("hardNumbers")
    void agreesWithTheJdk(String text) {
        assertThat(parse(text)).isEqualTo(Token.NUMBER);
        assertThat(parser.value()).isEqualTo(Double.parseDouble(text));
    }

    static Stream<String> plainNumbers() {
        return Stream.of(
                        "0 -0 +1 1. .5 -.5e3 8.5e+1 1.5E-3 10000000.126856699585915".split(" "),
                        "8.511601033439709e-02 -2.204754825860608e-01 0.00000001010400".split(" "),
                        "0000000000000000000000000001.5 0.00000000000000000000000015".split(" "))
                .flatMap(Stream::of);
    }

    /// Halfway cases, ends of the range, more digits than a double or a long has.
    static Stream<String> hardNumbers() {
        return Stream.of(
                        "1e22 1e23 1e-22 1e-23 9007199254740993 9007199254740991e1".split(" "),
                        "5e-324 2.4703282292062327e-324 2.2250738585072014e-308".split(" "),
                        "1.7976931348623157e308 0.1e-400 1e-4000 4.902526187444457562e-01"
                                .split(" "),
                        "1234567890123456789012345 18446744073709551615".split(" "),
                        "18446744073709551616 9999999999999999999e-19".split(" "),
                        "1.00000000000000011102230246251565404 6929495644600919.5".split(" "),
                        "3.2378839133029012895883e-319".split(" "))
                .flatMap(Stream::of);
    }

    @Test
    void readsExponentsOfFortran() {
        assertThat(parse("-1.25D-03")).isEqualTo(Token.NUMBER);
        assertThat(parser.value()).isEqualTo(-1.25e-3);
        assertThat(parse("1234567890123456789012d5")).isEqualTo(Token.NUMBER);
        assertThat(parser.value()).isEqualTo(Double.parseDouble("1234567890123456789012e5"));
    }

    @Test
    void keepsTheSignOfZero() {
        parse("-0.0");
        assertThat(1 / parser.value()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+", ".", "e5", "1e", "1e+", "1.2.3", "0x10", "1f", "1,5", "--1", "1 2", "1e5.0",
                "abc", "1_000", "NaNs", "١٢٣", "-x", "1e5d"
            })
    void whatIsNoNumberIsMalformed(String text) {
        assertThat(parse(text)).isEqualTo(Token.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nan", "NaN", "-NAN", "NA", "n/a", "null", "-", "---", "********"})
    void marksOfMissingReadingsAreKnown(String text) {
        assertThat(parse(text)).isEqualTo(Token.MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inf", "-Infinity", "+INF", "1e309", "-9e99999999999"})
    void infiniteIsToldApart(String text) {
        assertThat(parse(text)).isEqualTo(Token.INFINITE);
    }
}
