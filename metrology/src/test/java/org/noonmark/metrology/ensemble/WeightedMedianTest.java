package org.noonmark.metrology.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeightedMedianTest {
    @Test
    void isTheFirstInOrderThatReachesHalfTheWeight() {
        var random = new SplittableRandom(1);
        for (int round = 0; round < 2000; round++) {
            int n = 1 + random.nextInt(30);
            var values = random.ints(n, 0, 12).asDoubleStream().toArray();
            var weights = random.doubles(n, 0.1, 1).toArray();
            var median = new WeightedMedian();
            for (int i = 0; i < n; i++) {
                median.add(values[i], weights[i]);
            }
            double half = Arrays.stream(weights).sum() / 2;
            double sum = 0;
            double expected = Double.NaN;
            for (int i :
                    IntStream.range(0, n)
                            .boxed()
                            .sorted(Comparator.comparingDouble(k -> values[k]))
                            .toList()) {
                sum += weights[i];
                if (sum >= half - 1e-12) {
                    expected = values[i];
                    break;
                }
            }
            assertThat(median.value()).isEqualTo(expected);
        }
    }
}
