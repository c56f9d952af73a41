package org.noonmark.metrology.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.noonmark.metrology.formats.StampSteps.Even;
import org.noonmark.metrology.formats.StampSteps.Reason;
import org.noonmark.metrology.formats.StampSteps.Uneven;

class StampStepsTest {
    private static StampSteps of(double[] stamps, double... values) {
        return StampSteps.of(stamps, values, OptionalDouble.empty(), 0.1);
    }

    private static double[] stamps(double... stamps) {
        return stamps;
    }

    private static double step(IntStream places, IntToDoubleFunction stamp) {
        var stamps = places.mapToDouble(stamp).toArray();
        return ((Even) of(stamps, new double[stamps.length])).tau0Seconds();
    }

    @Test
    void findsTheStepAcrossGaps() {
        assertThat(of(stamps(100, 110, 120, 150, 160), 1, 2, 3, 4, 5)).isEqualTo(new Even(10));
    }

    @Test
    void findsTheStepThroughJitter() {
        var random = new SplittableRandom(5);
        double found =
                step(IntStream.range(0, 100_000), i -> 16.0 * i + random.nextDouble(-0.05, 0.05));
        assertThat(found).isEqualTo(16);
    }

    @Test
    void findsTheStepThroughCoarseStamps() {
        // One reading a minute, stamped in days with four decimals, that is to 8.64 s.
        double found =
                step(
                        IntStream.range(0, 10_000),
                        i -> 86_400 * (59_000 + Math.rint(i / 0.144) / 1e4));
        assertThat(found).isCloseTo(60, within(1e-3));
    }

    private static Uneven refused(int count, double start, double step, double resolution) {
        var stamps =
                IntStream.range(0, count)
                        .mapToDouble(i -> start + resolution * Math.rint(i * step / resolution))
                        .toArray();
        return (Uneven) of(stamps, new double[count]);
    }

    @Test
    void stampsAsCoarseAsTheStepAreRefused() {
        // One reading a second, stamped in days with five decimals.
        for (int count : new int[] {20, 200, 100_000}) {
            var uneven = refused(count, 86_400 * 59_000.0, 1, 0.864);
            assertThat(uneven.reason()).isEqualTo(Reason.OFF_STEP);
            assertThat(uneven.tau0Seconds()).isCloseTo(1, within(0.06));
        }
        var seconds = refused(500, 0, 1.3, 1);
        assertThat(seconds.reason()).isEqualTo(Reason.OFF_STEP);
        assertThat(seconds.tau0Seconds()).isCloseTo(1.3, within(0.01));
    }

    @Test
    void missingReadingsAreNoCoarseStamps() {
        var random = new SplittableRandom(8);
        var places = IntStream.range(0, 2000).filter(i -> i == 0 || random.nextInt(10) > 0);
        assertThat(step(places, i -> 3.0 * i)).isEqualTo(3);
        assertThat(of(stamps(0, 1, 2, 4, 5, 6, 8, 9), new double[8])).isEqualTo(new Even(1));
    }

    @Test
    void oneLateStampIsTheOneToBlame() {
        for (int late = 1; late < 40; late++) {
            var stamps = IntStream.range(0, 40).mapToDouble(i -> i).toArray();
            stamps[late] += 0.3;
            var uneven = (Uneven) of(stamps, new double[40]);
            assertThat(uneven.reason()).isEqualTo(Reason.OFF_STEP);
            assertThat(uneven.index()).isEqualTo(late);
            assertThat(uneven.tau0Seconds()).isEqualTo(1);
        }
    }

    @Test
    void aStepThatIsNoRoundNumberIsKept() {
        assertThat(step(IntStream.range(0, 1000), i -> i / 3.0)).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void aReadingGivenTwiceIsNoMatterAnotherIs() {
        assertThat(of(stamps(0, 1, 1, 2, 3), 1, 2, 2, 3, 4)).isEqualTo(new Even(1));
        assertThat(of(stamps(0, 1, 1, 2, 3), 1, 2, 7, 3, 4))
                .isEqualTo(new Uneven(Reason.REPEATED, 2, 0, 1));
    }

    @Test
    void findsStampsThatGoBack() {
        assertThat(of(stamps(0, 1, 0.5, 2), 1, 2, 3, 4))
                .isEqualTo(new Uneven(Reason.EARLIER, 2, 0, Double.NaN));
    }

    @Test
    void findsStampsBetweenSteps() {
        var uneven = (Uneven) of(stamps(0, 1, 2, 3, 4.4, 5), 1, 2, 3, 4, 5, 6);
        assertThat(uneven.reason()).isEqualTo(Reason.OFF_STEP);
        assertThat(uneven.index()).isEqualTo(4);
        assertThat(uneven.steps()).isCloseTo(0.4, within(1e-9));
        assertThat(
                        StampSteps.of(
                                stamps(0, 1, 2, 3, 4.4, 5),
                                new double[6],
                                OptionalDouble.of(1),
                                0.45))
                .isEqualTo(new Even(1));
    }

    @Test
    void oneStampShowsNoStep() {
        assertThat(of(stamps(5), 1)).isEqualTo(new Uneven(Reason.ALONE, 0, 0, Double.NaN));
        assertThat(of(stamps(5, 5), 1, 1)).isEqualTo(new Uneven(Reason.ALONE, 0, 0, Double.NaN));
        assertThat(of(stamps())).isEqualTo(new Uneven(Reason.ALONE, 0, 0, Double.NaN));
    }

    @Test
    void findsAStampFarAway() {
        var uneven = (Uneven) of(stamps(0, 1, 2, 1e12), 1, 2, 3, 4);
        assertThat(uneven.reason()).isEqualTo(Reason.TOO_MANY_STEPS);
        assertThat(uneven.index()).isEqualTo(3);
    }

    @Test
    void toleranceIsLessThanHalfAStep() {
        assertThatThrownBy(() ->
                        StampSteps.of(new double[0], new double[0], OptionalDouble.empty(), 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be 0 to 0.5: tolerance=0.5");
    }
}
