package org.noonmark.sources.khronos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;

class TrimmedMeanPropertyTest {
    private static final double W = 25e-3;

    @Test
    void aThirdOfThoseAskedCannotLeadItOutOfTheTrueRange() {
        Property.forAll(
                Generators.longs(0, Long.MAX_VALUE),
                seed -> {
                    var random = new SplittableRandom(seed);
                    int asked = random.nextInt(3, 100);
                    int removed = asked / 3;
                    int liars = random.nextInt(removed + 1);
                    int silent = random.nextInt(asked - 2 * removed);
                    var offsets = new double[asked - silent];
                    for (int i = 0; i < offsets.length; i++) {
                        offsets[i] =
                                i < liars
                                        ? (random.nextDouble() - 0.5)
                                                * Math.pow(10, random.nextInt(20))
                                        : W * (2 * random.nextDouble() - 1);
                    }
                    var mean = TrimmedMean.of(offsets, asked).orElseThrow();
                    var honest = Arrays.copyOfRange(offsets, liars, offsets.length);
                    double least = Arrays.stream(honest).min().orElseThrow();
                    double greatest = Arrays.stream(honest).max().orElseThrow();
                    assertThat(mean.seconds()).isBetween(least, greatest);
                    assertThat(mean.spreadSeconds()).isBetween(0.0, 2 * W);
                });
    }

    @Test
    void itIsEmptyWhenNothingWouldBeLeft() {
        Property.forAll(
                Generators.ints(0, 60),
                asked -> {
                    int answered = Math.min(asked, 2 * (asked / 3));
                    assertThat(TrimmedMean.of(new double[answered], asked)).isEmpty();
                    if (asked >= 3) {
                        assertThat(TrimmedMean.of(new double[answered + 1], asked)).isPresent();
                    }
                });
    }

    @Test
    void itMovesWithAllOffsetsAndDoesNotCareForTheirOrder() {
        Property.forAll(
                Generators.longs(0, Long.MAX_VALUE),
                seed -> {
                    var random = new SplittableRandom(seed);
                    var offsets = random.doubles(random.nextInt(3, 40)).toArray();
                    var moved = Arrays.stream(offsets).map(x -> x + 5).sorted().toArray();
                    var one = TrimmedMean.of(offsets, offsets.length).orElseThrow();
                    var other = TrimmedMean.of(moved, moved.length).orElseThrow();
                    assertThat(other.seconds() - one.seconds()).isBetween(5 - 1e-12, 5 + 1e-12);
                });
    }
}
