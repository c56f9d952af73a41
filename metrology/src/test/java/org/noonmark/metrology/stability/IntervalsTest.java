package org.noonmark.metrology.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

/// Quantiles, degrees of freedom, sampling and bias.
class IntervalsTest {
    @Test
    void chiSquaredIsThatOfTheTables() {
        // Abramowitz and Stegun table 26.8.
        assertThat(ChiSquared.quantile(0.95, 10)).isCloseTo(18.3070, Offset.offset(5e-5));
        assertThat(ChiSquared.quantile(0.05, 1)).isCloseTo(3.93214e-3, Offset.offset(5e-9));
        assertThat(ChiSquared.quantile(0.975, 100)).isCloseTo(129.561, Offset.offset(5e-4));
        for (double edf : new double[] {50, 51.5, 1e3, 1e5}) {
            for (double p : new double[] {1e-4, 0.16, 0.5, 0.84, 0.9999}) {
                double exact = new ChiSquaredDistribution(edf).inverseCumulativeProbability(p);
                assertThat(ChiSquared.quantile(p, edf))
                        .isCloseTo(exact, Offset.offset(1e-8 * exact));
            }
        }
    }

    @Test
    void stable32ApproximatesFromAHundredOn() {
        assertThat(ChiSquared.stable32Quantile(0.2, 80)).isEqualTo(ChiSquared.quantile(0.2, 80));
        double exact = ChiSquared.quantile(0.84135, 120);
        assertThat(ChiSquared.stable32Quantile(0.84135, 120) / exact).isBetween(0.998, 0.9999);
    }

    /// Twice the square of the mean over the variance of many simulated variances.
    private static double simulatedEdf(Statistic statistic, NoiseType type, int m, int readings) {
        var random = new SplittableRandom(readings + m + type.alpha());
        var noise = NoiseCoefficients.of(type, 1);
        int rounds = 1500;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < rounds; i++) {
            var phase = PowerLawNoise.phase(noise, readings, 1, random);
            var options = StabilityOptions.DEFAULT.uncorrected().withNoise(type);
            double value = TestSets.one(phase, options, statistic, m).value();
            sum += value * value;
            squares += value * value * value * value;
        }
        double mean = sum / rounds;
        return 2 * mean * mean / (squares / rounds - mean * mean);
    }

    @Test
    void degreesOfFreedomAreThoseOfSimulatedNoise() {
        for (var statistic : List.of(Statistic.PDEV, Statistic.OADEV, Statistic.MDEV)) {
            for (var type :
                    List.of(
                            NoiseType.WHITE_PM,
                            NoiseType.WHITE_FM,
                            NoiseType.FLICKER_FM,
                            NoiseType.RANDOM_WALK_FM)) {
                int readings = 200;
                int m = 8;
                long terms = Scale.terms(statistic, readings, m);
                double ours = Edf.of(statistic, type, m, readings, terms);
                double simulated = simulatedEdf(statistic, type, m, readings);
                assertThat(ours / simulated)
                        .as(statistic + " " + type + " " + ours + " " + simulated)
                        .isBetween(0.8, 1.25);
            }
        }
    }

    @Test
    void intervalsHoldTheTruthAsOftenAsTheySay() {
        var random = new SplittableRandom(77);
        var noise = NoiseCoefficients.of(NoiseType.WHITE_FM, 1);
        int inside = 0;
        int rounds = 600;
        for (int i = 0; i < rounds; i++) {
            var phase = PowerLawNoise.phase(noise, 300, 1, random);
            var one =
                    TestSets.one(
                            phase,
                            StabilityOptions.DEFAULT.withConfidence(0.9),
                            Statistic.OADEV,
                            8);
            var interval = (Confidence.Interval) one.confidence();
            double truth = Math.sqrt(1 / 16.0);
            inside += truth > interval.lower() && truth < interval.upper() ? 1 : 0;
        }
        assertThat(inside / (double) rounds).isBetween(0.86, 0.94);
    }

    @Test
    void sampledWindowsSaySoAndKeepTheirBound() {
        var phase =
                PowerLawNoise.phase(
                        NoiseCoefficients.of(NoiseType.FLICKER_FM, 1),
                        4000,
                        1,
                        new SplittableRandom(4));
        var exact = StabilityOptions.DEFAULT.uncorrected().withNoise(NoiseType.FLICKER_FM);
        var sampled = exact.withSampledWindows(400);
        for (var statistic :
                List.of(Statistic.MTOTDEV, Statistic.TTOTDEV, Statistic.HTOTDEV, Statistic.THEO1)) {
            for (int m : new int[] {2, 16, 128}) {
                var whole = TestSets.one(phase, exact, statistic, m);
                var part = TestSets.one(phase, sampled, statistic, m);
                assertThat(whole.sampling().isComplete()).isTrue();
                assertThat(part.sampling().used()).isEqualTo(400);
                assertThat(part.sampling().all()).isGreaterThan(3500);
                double bound = part.sampling().relativeStandardError();
                assertThat(bound).isBetween(1e-4, 0.2);
                assertThat(Math.abs(part.value() / whole.value() - 1)).isLessThan(4 * bound);
            }
        }
    }

    @Test
    void biasIsStatedAndRemovedUnlessNotWanted() {
        var phase = TestSets.nbs1000();
        var noise = StabilityOptions.DEFAULT.withNoise(NoiseType.FLICKER_FM);
        var removed = TestSets.one(phase, noise, Statistic.MTOTDEV, 10);
        var kept = TestSets.one(phase, noise.uncorrected(), Statistic.MTOTDEV, 10);
        assertThat(removed.bias()).isEqualTo(new Bias(0.70, true));
        assertThat(kept.bias()).isEqualTo(new Bias(0.70, false));
        assertThat(removed.value() / kept.value())
                .isCloseTo(1 / Math.sqrt(0.7), Offset.offset(1e-12));
        assertThat(TestSets.one(phase, noise, Statistic.TOTDEV, 100).bias().factor())
                .isCloseTo(1 - 0.1 / (3 * Math.log(2)), Offset.offset(1e-12));
        var stable32 = noise.withConvention(StabilityOptions.Convention.STABLE32);
        assertThat(TestSets.one(phase, stable32, Statistic.MTOTDEV, 10).value())
                .isEqualTo(kept.value());
    }

    /// SP 1065 tables of sections 5.2.11 to 5.2.15, by noise from white PM to random-walk FM.
    @Test
    void biasFactorsAreThoseOfTheTables() {
        double[] modified = {0.94, 0.83, 0.73, 0.70, 0.69};
        double[] hadamard = {1, 1, 0.995, 0.851, 0.771};
        double[] total = {1, 1, 1, 1 - 0.481 * 0.1, 1 - 0.75 * 0.1};
        double[] theo = {0.2073, 0.3460, 1, 1.8424, 2.6695};
        for (int i = 0; i < 5; i++) {
            var noise = NoiseType.ofAlpha(2 - i).orElseThrow();
            assertThat(Bias.factor(Statistic.MTOTDEV, noise, 10, 1001)).isEqualTo(modified[i]);
            assertThat(Bias.factor(Statistic.TTOTDEV, noise, 10, 1001)).isEqualTo(modified[i]);
            assertThat(Bias.factor(Statistic.HTOTDEV, noise, 10, 1001))
                    .isCloseTo(hadamard[i], Offset.offset(1e-12));
            assertThat(Bias.factor(Statistic.TOTDEV, noise, 100, 1001))
                    .isCloseTo(total[i], Offset.offset(1e-4));
            assertThat(1 / Bias.factor(Statistic.THEO1, noise, 100, 1001))
                    .isCloseTo(theo[i], Offset.offset(1e-4));
        }
        assertThat(Bias.factor(Statistic.OADEV, NoiseType.FLICKER_FM, 10, 1001)).isEqualTo(1);
    }

    @Test
    void refusesOptionsThatMakeNoSense() {
        assertThatThrownBy(() -> StabilityOptions.DEFAULT.withConfidence(1))
                .hasMessageContaining("confidence=1.0");
        assertThatThrownBy(() -> StabilityOptions.DEFAULT.withSampledWindows(1))
                .hasMessageContaining("sampledWindows=1");
        assertThatThrownBy(() -> StabilityOptions.DEFAULT.withLeastShare(0))
                .hasMessageContaining("leastShare=0.0");
    }
}
