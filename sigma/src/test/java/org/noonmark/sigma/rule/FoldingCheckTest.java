package org.noonmark.sigma.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class FoldingCheckTest {
    private static final int BLOCK = 0x1000;

    private static boolean isEndless(String pattern) {
        return FoldingCheck.isEndless(pattern, Pattern.CASE_INSENSITIVE);
    }

    @Test
    void knowsRangesOverTheLettersAndTheLettersThemselves() {
        for (var pattern :
                List.of(
                        "[x-\uFFFD]",
                        "\u1C80",
                        "[a\u1C88]",
                        "[\\x{100}-\\x{ffff}]",
                        "[a-\\\uFFFD]")) {
            assertThat(isEndless(pattern)).describedAs(pattern).isTrue();
            assertThat(FoldingCheck.isEndless(pattern, 0)).isFalse();
            assertThat(FoldingCheck.isEndless("(?si)" + pattern, 0)).isTrue();
        }
        for (var pattern : List.of("[a-z]", "[-/\u2013]", "\u2013", "\\x{41}", "\\pL", "[^a]-")) {
            assertThat(isEndless(pattern)).describedAs(pattern).isFalse();
        }
    }

    /// Fails when another version of the JDK or of re2j has more such letters.
    @Test
    void noOtherLetterIsEndless() {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> {
                    for (int from = 0; from <= Character.MAX_CODE_POINT; from += BLOCK) {
                        if (from != BLOCK) {
                            compile(from, from + BLOCK - 1);
                        }
                    }
                    compile(BLOCK, 0x1C7F);
                    compile(0x1C89, 2 * BLOCK - 1);
                });
    }

    private static void compile(int first, int last) {
        var range = "[\\x{%x}-\\x{%x}]".formatted(first, last);
        assertThat(Pattern.compile(range, Pattern.CASE_INSENSITIVE)).isNotNull();
    }

    @Test
    void suchRulesAreRefusedAtOnce() {
        var text = Packs.rule(1).replace("f: 1", "f|re|i: '^[x-\uFFFD]$'");
        var pack =
                Assertions.assertTimeoutPreemptively(
                        Duration.ofSeconds(20), () -> Packs.read(text));
        assertThat(pack.refusals().getFirst().reason()).isEqualTo(Refusal.Reason.REGEX);
    }
}
