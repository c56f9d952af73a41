package org.noonmark.metrology.stability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.noonmark.testkit.Generator;
import org.noonmark.testkit.Property;

class GapsTest {
    private static final double SHARE = 0.5;
    private static final StabilityOptions PLAIN =
            StabilityOptions.DEFAULT.uncorrected().withNoise(NoiseType.WHITE_FM);

    /// A record with single readings and stretches missing, the ends there.
    private static Generator<PhaseSeries> records(int least, int most) {
        return (random, size) -> {
            int length = least + random.nextInt(1 + (most - least) * (size + 1) / 101);
            var x = KernelPropertyTest.noise(random, length);
            punch(random, x, random.nextInt(2 + length / 20));
            return PhaseSeries.adopt(x, 1);
        };
    }

    private static void punch(RandomGenerator random, double[] x, int holes) {
        for (int k = 0; k < holes; k++) {
            int at = 1 + random.nextInt(x.length - 2);
            int end =
                    Math.min(
                            x.length - 1,
                            at + 1 + (random.nextInt(4) == 0 ? random.nextInt(9) : 0));
            Arrays.fill(x, at, end, Double.NaN);
        }
    }

    private static void same(Moment ours, Moment wanted) {
        assertThat(ours.terms()).isEqualTo(wanted.terms());
        if (wanted.terms() > 0) {
            assertThat(ours.meanSquare())
                    .isCloseTo(wanted.meanSquare(), Offset.offset(1e-11 * wanted.meanSquare()));
        }
    }

    @Test
    void everyTermThatIsThereCountsAndNoOther() {
        Property.forAll(
                60,
                records(90, 500),
                phase -> {
                    var kernels = new Kernels(phase, PLAIN);
                    for (int m : TauList.perDecade(4).factors((phase.size() - 1) / 2, 1)) {
                        checkDifferences(phase.values(), kernels, m);
                        checkAverages(phase, kernels, m);
                    }
                });
    }

    private static void checkDifferences(double[] x, Kernels kernels, int m) {
        same(moment(kernels, Statistic.ADEV, m), GappedTextbook.sideBySide(x, m, 2));
        same(moment(kernels, Statistic.OADEV, m), GappedTextbook.second(x, m));
        same(moment(kernels, Statistic.TOTDEV, m), GappedTextbook.total(x, m));
        same(moment(kernels, Statistic.TIERMS, m), GappedTextbook.intervalErrors(x, m));
        same(moment(kernels, Statistic.THEO1, 2 * m), GappedTextbook.theo(x, 2 * m));
        if (3 * m <= x.length) {
            same(moment(kernels, Statistic.HDEV, m), GappedTextbook.sideBySide(x, m, 3));
            same(moment(kernels, Statistic.OHDEV, m), GappedTextbook.third(x, m));
        }
    }

    private static void checkAverages(PhaseSeries phase, Kernels kernels, int m) {
        var x = phase.values();
        if (m > 1) {
            same(moment(kernels, Statistic.PDEV, m), GappedTextbook.parabolic(x, m, SHARE));
        }
        if (3 * m <= x.length) {
            same(moment(kernels, Statistic.MDEV, m), GappedTextbook.averaged(x, m, SHARE));
            same(moment(kernels, Statistic.MTOTDEV, m), GappedTextbook.reflected(x, m, SHARE));
        }
        if (m > 1 && 3 * m < x.length) {
            same(
                    moment(kernels, Statistic.HTOTDEV, m),
                    GappedTextbook.reflected(phase.toFrequency(), m, SHARE));
        }
    }

    @Test
    void maximumPassesOverWhatIsMissing() {
        Property.forAll(
                60,
                records(90, 500),
                phase -> {
                    var factors = TauList.octave().factors(phase.size() - 1, 1);
                    var maxima = MaximumInterval.atEach(phase, factors);
                    for (int i = 0; i < factors.length; i++) {
                        assertThat(maxima[i].seconds())
                                .isEqualTo(GappedTextbook.mtie(phase.values(), factors[i]));
                    }
                });
    }

    private static Moment moment(Kernels kernels, Statistic statistic, int m) {
        return kernels.of(statistic, m).moment();
    }

    @Test
    void longTheoWithFewGapsIsCorrectedTermByTerm() {
        var random = new SplittableRandom(11);
        for (int k = 0; k < 5; k++) {
            var x = KernelPropertyTest.noise(random, 3000);
            punch(random, x, 40);
            for (int m : new int[] {80, 600, 1400, 2600}) {
                same(GappedTheo.of(x, new GapFill(x).filled(), m), GappedTextbook.theo(x, m));
            }
        }
    }

    @Test
    void gapsDoNotBiasWhiteFrequencyNoise() {
        var random = new SplittableRandom(21);
        var x = new double[3000];
        for (int i = 1; i < x.length; i++) {
            x[i] = x[i - 1] + 1e-9 * random.nextGaussian();
        }
        var complete = PhaseSeries.ofSeconds(x, 1);
        var frequency = complete.toFrequency();
        for (int i = 0; i < 300; i++) {
            int at = 1 + random.nextInt(x.length - 2);
            x[at] = Double.NaN;
            frequency[at] = Double.NaN;
        }
        var statistics = EnumSet.allOf(Statistic.class);
        var taus = TauList.decade();
        var whole = StabilityAnalysis.of(complete, PLAIN).compute(statistics, taus);
        var fromPhase =
                StabilityAnalysis.of(PhaseSeries.ofSeconds(x, 1), PLAIN).compute(statistics, taus);
        var fromFrequency =
                StabilityAnalysis.of(PhaseSeries.ofFrequency(frequency, 1), PLAIN)
                        .compute(statistics, taus);
        for (var want : whole) {
            double edf = want.confidence() instanceof Confidence.Interval one ? one.edf() : 20;
            double few = Math.clamp(4 / Math.sqrt(2 * edf), 0.1, 0.9);
            for (var have : same(want, fromPhase, fromFrequency)) {
                assertThat(have.terms()).isLessThanOrEqualTo(want.terms());
                assertThat(have.value() / want.value())
                        .as(want.statistic() + " " + want.averagingFactor())
                        .isBetween(1 - few, 1 + few);
            }
        }
    }

    /// Those at the same averaging time, where they still have terms: from phase and from
    /// frequency.
    private static List<Deviation> same(
            Deviation want, List<Deviation> fromPhase, List<Deviation> fromFrequency) {
        var same =
                Stream.concat(fromPhase.stream(), fromFrequency.stream())
                        .filter(have -> have.statistic() == want.statistic())
                        .filter(have -> have.tauSeconds() == want.tauSeconds())
                        .toList();
        assertThat(same).hasSizeBetween(want.terms() > 2 ? 2 : 0, 2);
        return same;
    }

    @Test
    void intervalsWidenWithWhatIsMissing() {
        var random = new SplittableRandom(2);
        var x = new double[1000];
        for (int i = 1; i < x.length; i++) {
            x[i] = x[i - 1] + random.nextGaussian();
        }
        var complete = PhaseSeries.ofSeconds(x, 1);
        Arrays.fill(x, 300, 600, Double.NaN);
        var gapped = PhaseSeries.ofSeconds(x, 1);
        var a =
                (Confidence.Interval)
                        TestSets.one(complete, PLAIN, Statistic.OADEV, 4).confidence();
        var b = (Confidence.Interval) TestSets.one(gapped, PLAIN, Statistic.OADEV, 4).confidence();
        assertThat(b.edf()).isBetween(0.6 * a.edf(), 0.75 * a.edf());
    }

    @Test
    void missingEndsAreNoPartOfTheRecord() {
        double nan = Double.NaN;
        var bare = PhaseSeries.ofSeconds(new double[] {1, 2, 4, 3, 5, 1, 0, 2}, 1);
        var padded = PhaseSeries.ofSeconds(new double[] {nan, 1, 2, 4, 3, 5, 1, 0, 2, nan, nan}, 1);
        assertThat(TestSets.one(padded, PLAIN, Statistic.TOTDEV, 2))
                .isEqualTo(TestSets.one(bare, PLAIN, Statistic.TOTDEV, 2));
    }

    @Test
    void bridgesAGapWithItsSurroundings() {
        double nan = Double.NaN;
        var fill = new GapFill(new double[] {nan, 2, 4, nan, nan, 10, 12, 0, nan});
        assertThat(fill.filled()).containsExactly(2, 2, 4, 6, 8, 10, 12, 0, 0);
        assertThat(fill.present(0, 9)).isEqualTo(5);
        assertThat(fill.present(2, 4)).isEqualTo(1);
    }

    /// Every gap is as long as there are gaps: looking for neighbours over the other gaps would
    /// take N^1.5 steps.
    @Test
    @Timeout(6)
    void manyLongGapsAreBridgedInOnePass() {
        var x = new double[6_250_000];
        Arrays.fill(x, Double.NaN);
        for (int i = 0; i < x.length; i += 2500) {
            x[i] = i;
        }
        assertThat(new GapFill(x).filled()[2500 * 1250 + 7])
                .isCloseTo(2500 * 1250 + 7, Offset.offset(2e-6));
        assertThat(PhaseSeries.ofFrequency(x, 1).missing()).isGreaterThan(6_000_000);
    }

    @Test
    void frequencyIsCarriedAcrossAGapByItsNeighbours() {
        double nan = Double.NaN;
        var phase = PhaseSeries.ofFrequency(new double[] {1, 1, 3, nan, nan, 5, 3, 2}, 10);
        assertThat(phase.toSeconds()).containsExactly(0, 10, 20, 50, nan, 110, 160, 190, 210);
        assertThat(phase.missing()).isEqualTo(1);
        assertThat(PhaseSeries.ofFrequency(new double[] {nan, 1, 2}, 1).toSeconds())
                .containsExactly(nan, 0, 1, 3);
        assertThat(PhaseSeries.ofFrequency(new double[] {1, nan}, 1).toSeconds())
                .containsExactly(0, 1, nan);
    }

    @Test
    void averagingTimesWithoutTermsAreLeftOut() {
        double nan = Double.NaN;
        var x = new double[] {1, nan, 3, nan, 2, nan, 4, nan, 1};
        var results =
                StabilityAnalysis.of(PhaseSeries.ofSeconds(x, 1), PLAIN)
                        .compute(EnumSet.of(Statistic.OADEV), TauList.octave());
        assertThat(results).extracting(Deviation::averagingFactor).containsExactly(2, 4);
    }
}
