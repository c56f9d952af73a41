package org.noonmark.metrology.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.junit.jupiter.api.Test;

class SeveralClocksTest {
    private static final int READINGS = 20_000;

    /// Three clocks with white phase noise of 1, 5 and 10, as NumPy's seed 42 gives them.
    private static List<PhaseSeries> numpyClocks() {
        var random = new NumpyRandom(42);
        var clocks = new ArrayList<PhaseSeries>();
        for (double size : new double[] {1, 5, 10}) {
            var x = new double[100_000];
            for (int i = 0; i < x.length; i++) {
                x[i] = size * random.gaussian();
            }
            clocks.add(PhaseSeries.adopt(x, 1));
        }
        return clocks;
    }

    private static PhaseSeries minus(PhaseSeries a, PhaseSeries b) {
        var x = a.toSeconds();
        for (int i = 0; i < x.length; i++) {
            x[i] -= b.at(i);
        }
        return PhaseSeries.adopt(x, a.tau0Seconds());
    }

    private static PhaseSeries whiteFrequency(RandomGenerator random, double size) {
        var y = new double[READINGS - 1];
        for (int i = 0; i < y.length; i++) {
            y[i] = size * random.nextGaussian();
        }
        return PhaseSeries.ofFrequency(y, 1);
    }

    @Test
    void codeviationIsSigmaThetas() throws IOException {
        var clocks = numpyClocks();
        assertThat(clocks.getLast().at(99_999)).isEqualTo(-3.578461741191343);
        var ab = minus(clocks.get(0), clocks.get(1));
        var bc = minus(clocks.get(1), clocks.get(2));
        var ca = minus(clocks.get(2), clocks.get(0));
        int rows = 0;
        for (var row : TestSets.table("sigmatheta.csv")) {
            var pair =
                    switch (row[0]) {
                        case "gcodev_ca_ab" -> List.of(ca, ab);
                        case "gcodev_bc_ab" -> List.of(bc, ab);
                        case "gcodev_bc_ca" -> List.of(bc, ca);
                        default -> List.<PhaseSeries>of();
                    };
            if (!pair.isEmpty()) {
                var taus = TauList.ofSeconds(List.of(Double.parseDouble(row[1])));
                var ours =
                        GroslambertCovariance.between(
                                        pair.get(0), pair.get(1), taus, StabilityOptions.DEFAULT)
                                .getFirst();
                double theirs = Double.parseDouble(row[2]);
                assertThat(ours.deviation())
                        .as(String.join(" ", row))
                        .isCloseTo(theirs, Offset.offset(1e-10 * Math.abs(theirs)));
                rows++;
            }
        }
        assertThat(rows).isEqualTo(48);
    }

    @Test
    void codeviationIntervalHoldsTheTruth() {
        var clocks = numpyClocks();
        var taus = TauList.ofSeconds(List.of(1.0));
        var one =
                GroslambertCovariance.between(
                                minus(clocks.get(0), clocks.get(1)),
                                minus(clocks.get(0), clocks.get(2)),
                                taus,
                                StabilityOptions.DEFAULT.withConfidence(0.99))
                        .getFirst();
        var interval = (Confidence.Interval) one.confidence();
        assertThat(Math.sqrt(3)).isBetween(interval.lower(), interval.upper());
        assertThat(interval.upper() - interval.lower()).isLessThan(1.5);
    }

    @Test
    void hatFindsUncorrelatedClocks() {
        var random = new SplittableRandom(7);
        var sizes = List.of(1.0, 2.0, 3.0, 0.5);
        var reference = whiteFrequency(random, 4);
        var against = new ArrayList<PhaseSeries>();
        for (double size : sizes) {
            against.add(minus(whiteFrequency(random, size), reference));
        }
        for (var method : CorneredHat.Method.values()) {
            var hat =
                    CorneredHat.of(
                                    against,
                                    method,
                                    TauList.ofSeconds(List.of(1.0)),
                                    StabilityOptions.DEFAULT)
                            .getFirst();
            for (int i = 0; i < sizes.size(); i++) {
                assertThat(hat.clocks().get(i).variance())
                        .as(method + " " + i)
                        .isCloseTo(sizes.get(i) * sizes.get(i), Offset.offset(0.25));
            }
        }
    }

    @Test
    void everyCornerTellsItsNoiseEvenTheReference() {
        var random = new SplittableRandom(17);
        var reference = whiteFrequency(random, 1);
        var clocks =
                List.of(
                        minus(whiteFrequency(random, 1), reference),
                        minus(whiteFrequency(random, 1), reference),
                        PhaseSeries.ofSeconds(new double[READINGS], 1));
        for (var method : CorneredHat.Method.values()) {
            var hat =
                    CorneredHat.of(
                                    clocks,
                                    method,
                                    TauList.ofSeconds(List.of(4.0)),
                                    StabilityOptions.DEFAULT)
                            .getFirst();
            for (var corner : hat.clocks()) {
                assertThat(corner.noise().type()).isEqualTo(NoiseType.WHITE_FM);
                assertThat(corner.noise().method())
                        .isEqualTo(NoiseIdentification.Method.LAG_1_AUTOCORRELATION);
            }
        }
    }

    @Test
    void codeviationTellsItsNoiseAndItsDegreesOfFreedom() {
        var random = new SplittableRandom(18);
        var a = whiteFrequency(random, 1);
        var ab = minus(a, whiteFrequency(random, 1));
        var ac = minus(a, whiteFrequency(random, 1));
        var taus = TauList.ofSeconds(List.of(16.0));
        var one = GroslambertCovariance.between(ab, ac, taus, StabilityOptions.DEFAULT).getFirst();
        var allan = StabilityAnalysis.of(ab).compute(List.of(Statistic.OADEV), taus).getFirst();
        assertThat(one.noise()).isEqualTo(allan.noise());
        assertThat(((Confidence.Interval) one.confidence()).edf())
                .isEqualTo(((Confidence.Interval) allan.confidence()).edf());
        var still = PhaseSeries.ofSeconds(new double[READINGS], 1);
        var none =
                GroslambertCovariance.between(still, ab, taus, StabilityOptions.DEFAULT).getFirst();
        assertThat(none.noise().method()).isEqualTo(NoiseIdentification.Method.NO_VARIATION);
        assertThat(none.confidence()).isInstanceOf(Confidence.Unknown.class);
    }

    @Test
    void hatOfThreeIsTheCodeviation() {
        var clocks = numpyClocks();
        var taus = TauList.ofSeconds(List.of(4.0));
        var hat =
                CorneredHat.of(
                                clocks,
                                CorneredHat.Method.UNCORRELATED,
                                taus,
                                StabilityOptions.DEFAULT)
                        .getFirst();
        var codeviation =
                GroslambertCovariance.between(
                                minus(clocks.get(0), clocks.get(1)),
                                minus(clocks.get(0), clocks.get(2)),
                                taus,
                                StabilityOptions.DEFAULT)
                        .getFirst();
        assertThat(hat.clocks().getFirst().variance())
                .isCloseTo(
                        codeviation.covariance(),
                        Offset.offset(1e-9 * Math.abs(codeviation.covariance())));
    }

    /// The first is half of each of the other two: strongly correlated with both.
    private static List<PhaseSeries> correlatedClocks() {
        var random = new SplittableRandom(3);
        var own = whiteFrequency(random, 1);
        var a = whiteFrequency(random, 1);
        var b = whiteFrequency(random, 1);
        var good = new double[READINGS];
        for (int i = 0; i < READINGS; i++) {
            good[i] = 0.5 * (a.at(i) + b.at(i)) + 0.05 * own.at(i);
        }
        return List.of(PhaseSeries.adopt(good, 1), a, b);
    }

    private static CorneredHat.Hat hatAt8(CorneredHat.Method method) {
        return CorneredHat.of(
                        correlatedClocks(),
                        method,
                        TauList.ofSeconds(List.of(8.0)),
                        StabilityOptions.DEFAULT)
                .getFirst();
    }

    @Test
    void leastCorrelationStaysValidWhereTheClassicalHatIsNegative() {
        var classical = hatAt8(CorneredHat.Method.UNCORRELATED);
        var least = hatAt8(CorneredHat.Method.LEAST_CORRELATION);
        assertThat(classical.clocks().getFirst().variance()).isNegative();
        var matrix = MatrixUtils.createRealMatrix(3, 3);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                matrix.setEntry(i, j, least.covariances().get(i).get(j));
            }
        }
        double size = matrix.getTrace();
        for (double value : new EigenDecompositionSymmetric(matrix).getEigenvalues()) {
            assertThat(value).isGreaterThan(-1e-9 * size);
        }
    }

    @Test
    void leastCorrelationOfAClockGivenTwiceIsTheSameForBoth() {
        var random = new SplittableRandom(11);
        var a = whiteFrequency(random, 1);
        var b = whiteFrequency(random, 2);
        for (var clocks : List.of(List.of(a, a, b), List.of(a, b, a), List.of(a, b, b, a))) {
            var hat = least(clocks);
            int other = clocks.lastIndexOf(a);
            int odd = clocks.indexOf(b);
            double difference =
                    hat.clocks().getFirst().variance()
                            + hat.clocks().get(odd).variance()
                            - 2 * hat.covariances().getFirst().get(odd);
            assertThat(difference).isCloseTo(5, Offset.offset(0.3));
            assertThat(hat.clocks().get(other).variance())
                    .isCloseTo(hat.clocks().getFirst().variance(), Offset.offset(1e-4));
        }
    }

    @Test
    void leastCorrelationOfClocksThatStandStillIsZero() {
        var still = PhaseSeries.ofSeconds(new double[50], 1);
        for (var corner : least(List.of(still, still, still)).clocks()) {
            assertThat(corner.variance()).isZero();
        }
    }

    private static CorneredHat.Hat least(List<PhaseSeries> clocks) {
        return CorneredHat.of(
                        clocks,
                        CorneredHat.Method.LEAST_CORRELATION,
                        TauList.ofSeconds(List.of(1.0)),
                        StabilityOptions.DEFAULT)
                .getFirst();
    }

    private static PhaseSeries without(PhaseSeries phase, int from, int to) {
        var x = phase.toSeconds();
        Arrays.fill(x, from, to, Double.NaN);
        return PhaseSeries.ofSeconds(x, phase.tau0Seconds());
    }

    @Test
    void hatCountsOnlyWhereEveryClockWasRead() {
        var clocks = numpyClocks();
        var gapped =
                List.of(
                        without(clocks.get(0), 100, 200),
                        without(clocks.get(1), 50_000, 60_000),
                        clocks.get(2));
        for (var method : CorneredHat.Method.values()) {
            var hat =
                    CorneredHat.of(
                                    gapped,
                                    method,
                                    TauList.ofSeconds(List.of(2.0)),
                                    StabilityOptions.DEFAULT)
                            .getFirst();
            // A gap of g readings costs g + 2m terms.
            assertThat(hat.terms()).isEqualTo(99_996 - 104 - 10_004);
            assertThat(hat.clocks().getLast().variance()).isBetween(72.0, 78.0);
        }
    }

    @Test
    void codeviationCountsOnlyWhereBothWereRead() {
        var clocks = numpyClocks();
        var ca = minus(clocks.get(2), clocks.get(0));
        var cb = minus(clocks.get(2), clocks.get(1));
        var taus = TauList.ofSeconds(List.of(2.0));
        var whole =
                GroslambertCovariance.between(ca, cb, taus, StabilityOptions.DEFAULT).getFirst();
        var gapped =
                GroslambertCovariance.between(
                                without(ca, 100, 200),
                                without(cb, 30_000, 80_000),
                                taus,
                                StabilityOptions.DEFAULT)
                        .getFirst();
        assertThat(whole.terms()).isEqualTo(99_996);
        assertThat(gapped.terms()).isEqualTo(99_996 - 104 - 50_004);
        var narrow = (Confidence.Interval) whole.confidence();
        var wide = (Confidence.Interval) gapped.confidence();
        assertThat(wide.upper() - wide.lower()).isGreaterThan(narrow.upper() - narrow.lower());
    }

    @Test
    void refusesTwoClocks() {
        var clock = whiteFrequency(new SplittableRandom(1), 1);
        assertThatThrownBy(() ->
                        CorneredHat.of(
                                List.of(clock, clock),
                                CorneredHat.Method.UNCORRELATED,
                                TauList.octave(),
                                StabilityOptions.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 3");
    }

    @Test
    void dynamicDeviationSeesWhereNoiseGrows() {
        var random = new SplittableRandom(5);
        var y = new double[6000];
        for (int i = 0; i < y.length; i++) {
            y[i] = (i < 3000 ? 1 : 10) * random.nextGaussian();
        }
        var points =
                DynamicDeviation.of(
                        PhaseSeries.ofFrequency(y, 1),
                        Statistic.OADEV,
                        1000,
                        500,
                        TauList.ofSeconds(List.of(1.0)),
                        StabilityOptions.DEFAULT);
        assertThat(points).hasSize(11);
        assertThat(points.getFirst().deviation().value()).isBetween(0.9, 1.1);
        assertThat(points.getLast().deviation().value()).isBetween(9.0, 11.0);
        assertThat(points.get(1).middleSeconds()).isEqualTo(999.5);
    }
}
