package org.noonmark.proof.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.proof.json.CanonicalJson.Read;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;

final class CanonicalJsonTest {
    private static Read read(String text) {
        return CanonicalJson.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String written(Json json) {
        return new String(json.encode(), StandardCharsets.UTF_8);
    }

    @Test
    void membersAreInTheOrderOfTheirCodeUnits() {
        // The example of RFC 8785 section 3.2.3: an emoji is sorted by its first surrogate.
        var names = List.of("\u20ac", "\r", "\ufb33", "1", "\ud83d\ude00", "\u0080", "\u00f6");
        var json = Json.Members.empty();
        for (var name : names) {
            json = json.with(name, 0);
        }
        assertThat(written(json))
                .isEqualTo(
                        "{\"\\r\":0,\"1\":0,\"\u0080\":0,\"\u00f6\":0,\"\u20ac\":0,\"\ud83d\ude00\":0,\"\ufb33\":0}");
    }

    @Test
    void stringsAreEscapedAsLittleAsPossible() {
        // RFC 8785 section 3.2.2.
        assertThat(written(new Json.Text("\u20ac$\u000f\nA'B\"\\\\\"/")))
                .isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
    }

    @Test
    void whatIsWrittenIsRead() {
        var json =
                Json.Members.empty()
                        .with("at", "1767225600000000000")
                        .with(
                                "list",
                                new Json.Items(List.of(new Json.Whole(-3), new Json.Nothing())))
                        .with("sure", true)
                        .with("empty", Json.Members.empty());
        assertThat(CanonicalJson.read(json.encode())).isEqualTo(new Read.Value(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 1",
                "1 ",
                "01",
                "-0",
                "+1",
                "1.0",
                "1e3",
                "9007199254740992",
                "NaN",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{\"b\":1,\"a\":1}",
                "{\"a\":1,\"a\":2}",
                "{a:1}",
                "{\"a\" :1}",
                "[1 ,2]",
                "\"\\/\"",
                "\"\\u0041\"",
                "\"\\u000F\"",
                "\"\\n",
                "\"\t\"",
                "\"\\ud800\"",
                "\"\\x\"",
                "tru",
                "[[",
                "\"\\u00",
                "\ufeff1"
            })
    void anyOtherSpellingIsRefused(String text) {
        assertThat(read(text)).isInstanceOf(Read.Malformed.class);
    }

    @Test
    void depthAndSizeOfNumbersAreBounded() {
        assertThat(read("[".repeat(32) + "]".repeat(32))).isInstanceOf(Read.Value.class);
        assertThat(read("[".repeat(100_000))).isInstanceOf(Read.Malformed.class);
        assertThat(read("9".repeat(100_000))).isInstanceOf(Read.Malformed.class);
        assertThat(read("-9007199254740991"))
                .isEqualTo(new Read.Value(new Json.Whole(-9_007_199_254_740_991L)));
        assertThatThrownBy(() -> new Json.Whole(1L << 53))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(CanonicalJson.read(new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'}))
                .isEqualTo(new Read.Malformed(0, "is not UTF-8"));
    }

    @Test
    void aDefectIsLocated() {
        assertThat(read("{\"a\":1,\"c\":2,\"b\":3}"))
                .isEqualTo(new Read.Malformed(8, "is not in its canonical spelling (RFC 8785)"));
        assertThat(read("[1,2,x]"))
                .isEqualTo(new Read.Malformed(5, "is no whole number and no other value"));
    }

    @Test
    void nothingIsThrownAndWhatIsReadIsWrittenBackAsItWas() {
        var seeds =
                List.of(
                        "{\"a\":[1,-2,{\"b\":null}],\"c\":\"\\n\u20ac\",\"d\":true}",
                        "[\"\ud83d\ude00\",9007199254740991]");
        Property.forAll(
                Generators.mutated(
                        seeds.stream().map(s -> s.getBytes(StandardCharsets.UTF_8)).toList()),
                bytes -> {
                    if (CanonicalJson.read(bytes) instanceof Read.Value(var json)) {
                        assertThat(json.encode()).isEqualTo(bytes);
                    }
                });
    }
}
