package org.noonmark.metrology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Property;

class MajorityIntersectionTest {
    @Test
    void oneIntervalIsItsOwnMajority() {
        var one = MajorityIntersection.of(new double[] {-1}, new double[] {2});
        assertThat(one).isEqualTo(new MajorityIntersection(1, 1, -1, 2, -1, 2));
        assertThat(one.isMajority()).isTrue();
    }

    @Test
    void twoDisjointIntervalsHaveNoMajority() {
        var two = MajorityIntersection.of(new double[] {0, 5}, new double[] {1, 6});
        assertThat(two.isMajority()).isFalse();
    }

    @Test
    void hullHoldsEverythingThatAMajorityCovers() {
        // [0,10] and [8,20] and [9,12]: two of three cover [8,12], all three cover [9,10].
        var three = MajorityIntersection.of(new double[] {0, 8, 9}, new double[] {10, 20, 12});
        assertThat(three).isEqualTo(new MajorityIntersection(3, 3, 8, 12, 9, 10));
    }

    @Test
    void oneLiarWithATinyIntervalCannotCutTheTruthAway() {
        // Truth is 0; the third claims ±0.001 around 0.9, inside both honest intervals.
        var three =
                MajorityIntersection.of(new double[] {-1, -1, 0.899}, new double[] {1, 1, 0.901});
        assertThat(three.low()).isLessThanOrEqualTo(0);
        assertThat(three.high()).isGreaterThanOrEqualTo(0);
        assertThat(three.coreLow()).isGreaterThan(0.8);
    }

    @Test
    void touchingIntervalsShareAPoint() {
        var two = MajorityIntersection.of(new double[] {0, 1}, new double[] {1, 2});
        assertThat(two.coverage()).isEqualTo(2);
        assertThat(two.low()).isEqualTo(1);
        assertThat(two.high()).isEqualTo(1);
    }

    @Test
    void truthIsInsideWhateverAMinoritySays() {
        Property.forAll(
                MajorityIntersectionTest::honestMajority,
                honest -> {
                    var found = MajorityIntersection.of(honest[0], honest[1]);
                    assertThat(found.isMajority()).isTrue();
                    assertThat(found.low()).isLessThanOrEqualTo(0);
                    assertThat(found.high()).isGreaterThanOrEqualTo(0);
                });
    }

    /// Intervals of which more than half contain 0; the liars are anywhere.
    private static double[][] honestMajority(RandomGenerator random, int size) {
        int liars = random.nextInt(size / 10 + 1);
        int honest = liars + 1 + random.nextInt(3);
        double[] lows = new double[liars + honest];
        double[] highs = new double[liars + honest];
        for (int i = 0; i < lows.length; i++) {
            boolean lies = i < liars;
            double middle = lies ? random.nextDouble(-3, 3) : 0;
            lows[i] = middle - random.nextDouble(lies ? 0.01 : 2);
            highs[i] = middle + random.nextDouble(lies ? 0.01 : 2);
        }
        return new double[][] {lows, highs};
    }

    @Test
    void agreesWithCountingAtEveryEndpoint() {
        Property.forAll(
                MajorityIntersectionTest::anyIntervals,
                any -> {
                    var found = MajorityIntersection.of(any[0], any[1]);
                    int n = any[0].length;
                    int best = 0;
                    double low = Double.POSITIVE_INFINITY;
                    double high = Double.NEGATIVE_INFINITY;
                    for (double[] ends : any) {
                        for (double at : ends) {
                            int covered = 0;
                            for (int i = 0; i < n; i++) {
                                covered += any[0][i] <= at && at <= any[1][i] ? 1 : 0;
                            }
                            best = Math.max(best, covered);
                            if (covered >= n / 2 + 1) {
                                low = Math.min(low, at);
                                high = Math.max(high, at);
                            }
                        }
                    }
                    assertThat(found.coverage()).isEqualTo(best);
                    if (found.isMajority()) {
                        assertThat(found.low()).isEqualTo(low);
                        assertThat(found.high()).isEqualTo(high);
                    }
                });
    }

    private static double[][] anyIntervals(RandomGenerator random, int size) {
        int n = 1 + random.nextInt(size / 8 + 1);
        double[] lows = new double[n];
        double[] highs = new double[n];
        for (int i = 0; i < n; i++) {
            lows[i] = random.nextInt(10);
            highs[i] = lows[i] + random.nextInt(5);
        }
        return new double[][] {lows, highs};
    }

    @Test
    void refusesReversedAndMissingIntervals() {
        assertThatThrownBy(() -> MajorityIntersection.of(new double[] {1}, new double[] {0}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MajorityIntersection.of(new double[] {}, new double[] {}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> MajorityIntersection.of(new double[] {Double.NaN}, new double[] {0}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
