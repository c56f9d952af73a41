package org.noonmark.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LetterCaseTest {
    /// Folds of all characters at once: as many `char`s, and each equal to what it came from.
    @Test
    void keepsTheLengthOfEveryCharacterAndIsEqualWithoutCase() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            int folded = LetterCase.fold(c);
            if (Character.charCount(folded) != Character.charCount(c)
                    || LetterCase.fold(folded) != folded
                    || !Character.toString(c).equalsIgnoreCase(Character.toString(folded))) {
                assertThat(Integer.toHexString(c)).isEqualTo("a character that folds well");
            }
        }
    }

    @Test
    void foldsAsStringsAreComparedWithoutCase() {
        assertThat(LetterCase.fold("\u212A ſ İ ı ß ẞ Σς ÄÖ \uD801\uDC00"))
                .isEqualTo("k s i i ß ß σσ äö \uD801\uDC28");
    }

    @Test
    void leavesHalvesOfPairsAlone() {
        assertThat(LetterCase.fold("A\uD801")).isEqualTo("a\uD801");
        assertThat(LetterCase.fold("\uD801A\uDC00")).isEqualTo("\uD801a\uDC00");
    }

    @Test
    void foldsOnlyAsMuchAsIsAsked() {
        var chars = "ABC".toCharArray();
        LetterCase.fold(chars, 2);
        assertThat(chars).containsExactly('a', 'b', 'C');
    }
}
