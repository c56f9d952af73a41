package org.noonmark.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratorsTest {
    @Test
    void longsStayInRangeAndReachBothEnds() {
        var seen = new HashSet<Long>();

        Property.forAll(
                5000,
                Generators.longs(-3, 7),
                value -> {
                    assertThat(value).isBetween(-3L, 7L);
                    seen.add(value);
                });

        assertThat(seen).hasSize(11);
    }

    @Test
    void longsReachTheExtremesOfTheType() {
        var seen = new HashSet<Long>();

        Property.forAll(Generators.longs(), seen::add);

        assertThat(seen).contains(Long.MIN_VALUE, Long.MAX_VALUE, 0L).hasSizeGreaterThan(500);
    }

    @Test
    void rangesAwayFromZeroWork() {
        Property.forAll(
                Generators.longs(Long.MAX_VALUE - 2, Long.MAX_VALUE),
                value -> assertThat(value).isGreaterThanOrEqualTo(Long.MAX_VALUE - 2));
        Property.forAll(
                Generators.ints(Integer.MIN_VALUE, Integer.MIN_VALUE + 1),
                value -> assertThat(value).isLessThan(Integer.MIN_VALUE + 2));
    }

    @Test
    void mutationsKeepTheVectorForSizeZeroAndChangeItLater() {
        var vector = new byte[] {1, 2, 3, 4, 5, 6, 7, 8};
        var seen = new HashSet<List<Byte>>();

        Property.forAll(
                2000,
                Generators.mutated(List.of(vector)),
                bytes -> {
                    assertThat(bytes.length).isLessThanOrEqualTo(2048);
                    var boxed = new java.util.ArrayList<Byte>();
                    for (byte b : bytes) {
                        boxed.add(b);
                    }
                    seen.add(boxed);
                });

        assertThat(seen).hasSizeGreaterThan(700);
        assertThat(seen).anyMatch(bytes -> bytes.size() < 8).anyMatch(bytes -> bytes.size() > 8);
        assertThat(vector).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void listsAreBounded() {
        Property.forAll(
                Generators.ints().listOf(5), list -> assertThat(list).hasSizeLessThanOrEqualTo(5));
    }

    @Test
    void filterGivesUpWhenNothingPasses() {
        assertThatThrownBy(() -> Property.forAll(Generators.ints().filter(_ -> false), _ -> {}))
                .isInstanceOf(IllegalStateException.class);
    }
}
