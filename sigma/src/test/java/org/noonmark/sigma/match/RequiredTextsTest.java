package org.noonmark.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.noonmark.testkit.Property;

class RequiredTextsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "abc ; abc",
                "ab*c ; a",
                "abc?de ; ab",
                "abc+d ; abc",
                "a.bcd ; bcd",
                "x{0,3}yz ; yz",
                "x{2}yz ; yz",
                "(?:abc|DEF)x ; abc,def",
                "(abc)?xy ; xy",
                "(ab|.) ; ''",
                "[Rr][Uu]n\\.exe ; run.exe",
                "[ab]c ; c",
                "[^a]bc ; bc",
                "^\\\\Users\\\\.*\\.DAT$ ; \\users\\",
                "\\d+\\w ; ''",
                "(?i)KEY ; key",
                "(?P<name>abc)d ; abc",
                "a\\Qb*\\E ; ''",
                "a\\x41b ; ''",
                "[[:alpha:]]abc ; ''",
                "a[]b]cde ; cde",
                "(a(b|cd)*efgh) ; efgh",
                "((abc)) ; abc",
            })
    void knowsWhatAValueMustHave(String pattern, String expected) {
        assertThat(String.join(",", RequiredTexts.of(pattern))).isEqualTo(expected);
    }

    @Test
    void alternativesAreJoined() {
        assertThat(RequiredTexts.of("ab|cd")).containsExactly("ab", "cd");
        assertThat(RequiredTexts.of("ab|")).isEmpty();
        assertThat(RequiredTexts.of("ab|c*")).isEmpty();
    }

    /// Whatever an expression finds something in has one of the texts.
    @Test
    void neverAsksForTooMuch() {
        var finds = new AtomicInteger();
        Property.forAll(
                20_000,
                (random, _) -> random.nextLong(),
                seed -> {
                    var random = new SplittableRandom(seed);
                    var pattern = pattern(random);
                    var text = piece(random, "abAB1 k\u212A", 8);
                    if (!finds(pattern, text)) {
                        return;
                    }
                    finds.incrementAndGet();
                    var required = RequiredTexts.of(pattern);
                    assertThat(
                                    required.isEmpty()
                                            || required.stream()
                                                    .anyMatch(LetterCase.fold(text)::contains))
                            .describedAs("%s of /%s/ in '%s'", required, pattern, text)
                            .isTrue();
                });
        assertThat(finds).hasValueGreaterThan(2000);
    }

    private static boolean finds(String pattern, String text) {
        try {
            return Pattern.compile(pattern).matcher(text).find();
        } catch (PatternSyntaxException notAnExpression) {
            return false;
        }
    }

    private static final String[] PIECES = {
        "a", "b", "ab", "A", "k", "K", "1", " ", "a?", "b*", "a+", "ab{0,1}", "b{1,2}", "(", ")",
        "(?:", "(?i)", "(?i:", "|", "[ab]", "[^a]", "[Aa]", "[a]", "[kK]", "\\d", "\\w", ".", "^",
        "$", ")?", ")*", ")+", "){0,2}", "\\b", "[]a]", "\\x41", "\\Qa\\E", "*?", "??"
    };

    private static String pattern(SplittableRandom random) {
        var pattern = new StringBuilder();
        for (int i = random.nextInt(1, 9); i > 0; i--) {
            pattern.append(PIECES[random.nextInt(PIECES.length)]);
        }
        int open = 0;
        for (int i = 0; i < pattern.length(); i++) {
            open += pattern.charAt(i) == '(' ? 1 : pattern.charAt(i) == ')' ? -1 : 0;
        }
        return pattern + ")".repeat(Math.max(open, 0));
    }

    private static String piece(SplittableRandom random, String alphabet, int most) {
        var text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
