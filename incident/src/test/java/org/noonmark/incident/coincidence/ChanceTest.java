package org.noonmark.incident.coincidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChanceTest {
    @Test
    void sparesNoHistoryTheFloor() {
        assertThat(Chance.ofAtLeastOne(1, 0, 0, 0)).isCloseTo(1 / 721.0, within(1e-9));
        assertThat(Chance.ofAtLeastOne(1, 24 * 150, 0, 0)).isCloseTo(1 / 4321.0, within(1e-9));
    }

    @Test
    void risesWithCountExposureAndRateElsewhere() {
        double base = Chance.ofAtLeastOne(1, 1000, 3, 0);
        assertThat(Chance.ofAtLeastOne(1, 1000, 4, 0)).isGreaterThan(base);
        assertThat(Chance.ofAtLeastOne(2, 1000, 3, 0)).isGreaterThan(base);
        assertThat(Chance.ofAtLeastOne(1, 1000, 3, 0.01)).isGreaterThan(base);
        assertThat(Chance.ofAtLeastOne(1, 2000, 3, 0)).isLessThan(base);
    }

    /// The rank argument, against counting: whatever the rate, at least one of the n + 1 largest of
    /// both spans lies in the exposure as often as the formula without its prior says.
    @Test
    void rankArgumentHoldsByCounting() {
        var random = new SplittableRandom(5);
        double exposure = 50;
        double observed = 1000 + Chance.PRIOR_HOURS;
        int rank = 3;
        int met = 0;
        int rounds = 40_000;
        for (int round = 0; round < rounds; round++) {
            for (int point = 0; point < rank; point++) {
                if (random.nextDouble() * (observed + exposure) < exposure) {
                    met++;
                    break;
                }
            }
        }
        assertThat(Chance.ofAtLeastOne(exposure, 1000, rank - 1, 0))
                .isCloseTo(met / (double) rounds, within(0.006));
    }

    @Test
    void sizesKeepTheLargestExactly() {
        var sizes = new Sizes();
        for (int i = 1; i <= 1000; i++) {
            sizes.add(i * 7919 % 1000 + 1);
        }
        assertThat(sizes.count()).isEqualTo(1000);
        assertThat(sizes.atLeast(1000)).isEqualTo(1);
        assertThat(sizes.atLeast(950)).isEqualTo(51);
        assertThat(sizes.atLeast(10)).as("no longer known").isEqualTo(1000);
        assertThat(sizes.atLeast(2000)).isZero();
    }
}
