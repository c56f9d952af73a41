package org.noonmark.tsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DerShapeTest {
    private static boolean isSound(String hex) {
        return DerShape.isSound(HexFormat.of().parseHex(hex));
    }

    private static String sequence(String contents) {
        int length = contents.length() / 2;
        return (length < 128 ? "30%02x" : length < 256 ? "3081%02x" : "3082%04x").formatted(length)
                + contents;
    }

    private static String nested(int depth) {
        var text = "0500";
        for (int i = 0; i < depth; i++) {
            text = sequence(text);
        }
        return text;
    }

    @Test
    void goesAsDeepAsTokensNeedAndNoDeeper() {
        assertThat(isSound(nested(32))).isTrue();
        assertThat(isSound(nested(33))).isFalse();
        assertThat(isSound(nested(1000))).isFalse();
    }

    @Test
    void countsValues() {
        assertThat(isSound("30820fa0" + "0500".repeat(2000))).isTrue();
        assertThat(isSound("3083009c3c" + "0500".repeat(19_998))).isTrue();
        assertThat(isSound("3083009c40" + "0500".repeat(20_000))).isFalse();
    }

    @Test
    void refusesLengthsThatAreIndefiniteOrLeadBeyond() {
        assertThat(isSound("30800500" + "0000")).isFalse();
        assertThat(isSound("30030500")).isFalse();
        assertThat(isSound(sequence("0403ab"))).isFalse();
        assertThat(isSound("3084000000020500")).isFalse();
        assertThat(isSound("3083ffffff0500")).isFalse();
        assertThat(isSound("30")).isFalse();
        assertThat(isSound("")).isFalse();
    }

    @Test
    void refusesLongTagsAndMoreThanOneValue() {
        assertThat(isSound(sequence("1f810100"))).isFalse();
        assertThat(isSound("05000500")).isFalse();
        assertThat(isSound("0500")).isTrue();
    }
}
