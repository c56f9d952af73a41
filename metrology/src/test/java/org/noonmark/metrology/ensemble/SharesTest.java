package org.noonmark.metrology.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Property;

class SharesTest {
    private static double[] cap(double most, double... wanted) {
        var shares = wanted.clone();
        Shares.cap(shares, shares.length, most);
        return shares;
    }

    @Test
    void sharesInProportionBelowTheCap() {
        assertThat(cap(0.6, 1, 1, 2))
                .containsExactly(new double[] {0.25, 0.25, 0.5}, within(1e-12));
    }

    @Test
    void givesWhatIsAboveToTheOthers() {
        assertThat(cap(0.5, 98, 1, 1))
                .containsExactly(new double[] {0.5, 0.25, 0.25}, within(1e-12));
        assertThat(cap(0.4, 90, 9, 0.5, 0.5))
                .containsExactly(new double[] {0.4, 0.4, 0.1, 0.1}, within(1e-12));
    }

    @Test
    void hasTheSumOneAndNoneAboveForAnyWishes() {
        Property.forAll(
                (random, size) -> random.doubles(2 + random.nextInt(size + 1), 1e-12, 1).toArray(),
                wanted -> {
                    double most = Math.max(0.3, 1.5 / wanted.length);
                    var shares = cap(most, wanted);
                    assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-12));
                    assertThat(Arrays.stream(shares).max().orElseThrow())
                            .isLessThan(most * 1.000001);
                });
    }

    @Test
    void nothingWantedNothingGiven() {
        assertThat(cap(0.5, 0, 0)).containsExactly(new double[] {0, 0}, within(1e-12));
    }
}
