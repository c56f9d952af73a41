package org.noonmark.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;

class WildcardTextTest {
    private static boolean matches(String pattern, String text) {
        return WildcardText.of(Rules.pattern(pattern), false).matches(text);
    }

    @ParameterizedTest
    @CsvSource({
        "abc, ABC, true",
        "abc, abcd, false",
        "abc, xabc, false",
        "a*c, abbc, true",
        "a*c, ac, true",
        "a*c, acd, false",
        "*b*, abc, true",
        "*b, ab, true",
        "*b, ba, false",
        "a?c, abc, true",
        "a?c, ac, false",
        "?, 😀, true",
        "??, 😀, false",
        "*?, '', false",
        "*, '', true",
        "'', '', true",
        "'', a, false",
        "a*a, a, false",
        "*ab*b, ab, false",
        "*ab*b, abb, true",
        "*ab, aab, true",
        "a**c, abc, true",
        "*?c, c, false",
        "a*?, a, false"
    })
    void matchesWholeValues(String pattern, String text, boolean expected) {
        assertThat(matches(pattern, text)).isEqualTo(expected);
    }

    @Test
    void casedPatternsTellCasesApart() {
        var cased = WildcardText.of(Rules.pattern("*Ab*"), true);
        assertThat(cased.matches("xAbx")).isTrue();
        assertThat(cased.matches("xabx")).isFalse();
    }

    /// The JDK's expressions say the same, over texts of three letters and both wildcards.
    @Test
    void agreesWithExpressions() {
        Property.forAll(
                5000,
                Generators.bytes(12),
                bytes -> {
                    var written = letters(bytes, 0, bytes.length / 2, "ab*?");
                    var text = letters(bytes, bytes.length / 2, bytes.length, "ab\n😀");
                    var expression = written.replace("*", ".*").replace("?", ".");
                    assertThat(matches(written, text))
                            .describedAs("'%s' in '%s'", written, text)
                            .isEqualTo(
                                    Pattern.compile(expression, Pattern.DOTALL)
                                            .matcher(text)
                                            .matches());
                });
    }

    private static String letters(byte[] bytes, int from, int to, String alphabet) {
        var points = alphabet.codePoints().toArray();
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.appendCodePoint(points[(bytes[i] & 0xFF) % points.length]);
        }
        return text.toString();
    }
}
