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

class ExpressionReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "abc ; abc ; 3",
                "%b*c ; % ; 2",
                "ab*c ; '' ; 2",
                "abc?de ; ab+de ; 4",
                "abc+d ; abc ; 4",
                "a\\{.bc ; a{+bc ; 5",
                "abc.*%.*x ; abc+% ; 5",
                "a.bcd ; bcd ; 5",
                "x{0,3}yz ; yz ; 2",
                "x{2}yz ; yz ; 4",
                "x{1}yz ; xyz ; 3",
                "(?:abc|DEF)x ; abc,def ; 4",
                "(abc)?xy ; xy ; 2",
                "(ab|.) ; '' ; 1",
                "[Rr][Uu]n\\.exe ; run.exe ; 7",
                "[ab]c ; ac,bc ; 2",
                "[^a]bc ; bc ; 3",
                "\\.[ '\"]x ; . x,.\"x,.'x ; 3",
                "^\\\\Users\\\\.*\\.DAT$ ; \\users\\+.dat ; 11",
                "\\d+\\w ; '' ; 2",
            })
    void knowsWhatAValueMustHave(String pattern, String texts, int length) {
        assertNeeds(pattern, texts, length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "(?i)KEY ; key ; 3",
                "(?P<name>abc)d ; abc ; 4",
                "a\\Qb*\\E ; '' ; 0",
                "a\\x41b ; '' ; 0",
                "[[:alpha:]]abc ; '' ; 0",
                "a[]b]cde ; abcde,a]cde ; 5",
                "(a(b|cd)*efgh) ; efgh ; 5",
                "((abc)) ; abc ; 3",
                "ab|cd ; ab,cd ; 2",
                "ab| ; '' ; 0",
                "ab|c* ; '' ; 0",
                "a{2000} ; '' ; 2000",
                "(ab){300} ; ab ; 600",
                "%+? ; % ; 1",
                "%{3}? ; % ; 3",
                "a+* ; '' ; 0",
                "ab\\bcd ; ab+cd ; 4",
            })
    void knowsWhatGroupsAndClassesNeed(String pattern, String texts, int length) {
        assertNeeds(pattern, texts, length);
    }

    private static void assertNeeds(String pattern, String texts, int length) {
        var needs = ExpressionReader.read(pattern);
        var found = needs.texts().stream().map(l -> String.join(",", l)).toList();
        assertThat(String.join("+", found)).isEqualTo(texts);
        assertThat(needs.length()).isEqualTo(length);
    }

    @Test
    void knowsHowManyCharactersStandSideBySide() {
        var needs = ExpressionReader.read("\\s[a-fA-F0-9]{64}\\s[a-f]{16}");
        assertThat(needs.runLength()).isEqualTo(64);
        var hex = "0123456789abcdefABCDEF0123456789";
        assertThat(needs.allow("x".repeat(30) + " " + hex + hex + " " + hex)).isTrue();
        assertThat(needs.allow("x".repeat(90) + hex + hex)).isTrue();
        assertThat(needs.allow(hex + hex.substring(1) + "g" + hex)).isFalse();
        assertThat(needs.allow("ä".repeat(100))).isTrue();
        assertThat(needs.allow(hex + hex)).isFalse();
        assertThat(ExpressionReader.read("a{64}|b").run()).isNull();
        assertThat(ExpressionReader.read("(a{64})?b").run()).isNull();
    }

    @Test
    void deepNestsAreLeftAlone() {
        var deep = "(".repeat(10_000) + "a" + ")".repeat(10_000);
        assertThat(ExpressionReader.read(deep)).isEqualTo(ExpressionNeeds.NOTHING);
    }

    /// Whatever an expression finds something in has what it is said to need.
    @Test
    void neverAsksForTooMuch() {
        var finds = new AtomicInteger();
        Property.forAll(
                20_000,
                (random, _) -> random.nextLong(),
                seed -> {
                    var random = new SplittableRandom(seed);
                    var pattern = pattern(random);
                    var text = piece(random, "abAB1 k\u212A", random.nextInt(4) == 0 ? 40 : 8);
                    if (!finds(pattern, text)) {
                        return;
                    }
                    finds.incrementAndGet();
                    var needs = ExpressionReader.read(pattern);
                    var folded = LetterCase.fold(text);
                    assertThat(
                                    needs.allow(text)
                                            && needs.texts().stream()
                                                    .allMatch(l ->
                                                            l.stream().anyMatch(folded::contains)))
                            .describedAs("%s of /%s/ in '%s'", needs, pattern, text)
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

    /// A letter beyond U+FFFF is two characters here and one in an expression.
    @Test
    void lettersOfTwoHalvesAreLeftToTheExpression() {
        assertThat(ExpressionReader.read("^a\uD83D\uDE00?b$").allow("ab")).isTrue();
        assertThat(ExpressionReader.read("^\uD83D\uDE00*$").allow("")).isTrue();
    }
}
