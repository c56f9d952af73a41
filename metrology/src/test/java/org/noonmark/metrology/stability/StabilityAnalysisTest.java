package org.noonmark.metrology.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// The entry: averaging times, order, executors, what is refused.
class StabilityAnalysisTest {
    private static final PhaseSeries RECORD = TestSets.nbs1000();

    private static List<Integer> factors(TauList taus, int largest) {
        var list = new ArrayList<Integer>();
        for (int m : taus.factors(largest, 0.1)) {
            list.add(m);
        }
        return list;
    }

    @Test
    void listsAveragingTimes() {
        assertThat(factors(TauList.all(), 5)).containsExactly(1, 2, 3, 4, 5);
        assertThat(factors(TauList.octave(), 9)).containsExactly(1, 2, 4, 8);
        assertThat(factors(TauList.decade(), 45)).containsExactly(1, 2, 4, 10, 20, 40);
        assertThat(factors(TauList.perDecade(4), 100))
                .containsExactly(1, 2, 3, 6, 10, 18, 32, 56, 100);
        assertThat(factors(TauList.ofSeconds(List.of(0.7, 0.1, 0.1, 99.0)), 500))
                .containsExactly(1, 7);
        assertThat(factors(TauList.octave(), Integer.MAX_VALUE)).hasSize(31);
        assertThat(factors(TauList.decade(), Integer.MAX_VALUE)).hasSize(29);
        assertThat(factors(TauList.octave(), 0)).isEmpty();
        assertThat(TauList.octave().evenFactors(9, 1)).containsExactly(2, 4, 8);
        assertThat(TauList.ofSeconds(List.of(1.0, 3.0, 6.1)).evenFactors(100, 1))
                .containsExactly(2, 4, 8);
    }

    @Test
    void refusesAveragingTimesBetweenReadings() {
        assertThatThrownBy(() ->
                        StabilityAnalysis.of(RECORD)
                                .compute(List.of(Statistic.OADEV), TauList.ofSeconds(List.of(1.5))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("multiple of tau0=1.0 s: tauSeconds=1.5");
        assertThatThrownBy(() -> TauList.ofSeconds(List.of(-1.0))).hasMessageContaining("-1.0");
        assertThatThrownBy(() -> TauList.perDecade(0)).hasMessageContaining("count=0");
    }

    @Test
    void answersInTheOrderAskedAscendingInTime() {
        var results =
                StabilityAnalysis.of(RECORD)
                        .compute(
                                List.of(Statistic.MTIE, Statistic.ADEV, Statistic.MTIE),
                                TauList.ofSeconds(List.of(8.0, 2.0)));
        assertThat(results)
                .extracting(Deviation::statistic)
                .containsExactly(Statistic.MTIE, Statistic.MTIE, Statistic.ADEV, Statistic.ADEV);
        assertThat(results).extracting(Deviation::tauSeconds).containsExactly(2.0, 8.0, 2.0, 8.0);
    }

    @Test
    void anExecutorChangesNothingButWhoWorks() {
        var all = EnumSet.allOf(Statistic.class);
        var alone = StabilityAnalysis.of(RECORD).compute(all, TauList.perDecade(6));
        var reports = new AtomicInteger();
        var most = new AtomicInteger();
        try (var pool = new ForkJoinPool(3)) {
            var together =
                    StabilityAnalysis.of(RECORD)
                            .compute(
                                    all,
                                    TauList.perDecade(6),
                                    pool,
                                    (done, parts) -> {
                                        reports.incrementAndGet();
                                        most.accumulateAndGet(parts, Math::max);
                                    });
            assertThat(together).isEqualTo(alone);
        }
        assertThat(reports.get()).isEqualTo(most.get()).isGreaterThan(50);
    }

    @Test
    void theoHSwitchesAtAFifthOfTheRecord() {
        var results =
                StabilityAnalysis.of(RECORD).compute(List.of(Statistic.THEOH), TauList.octave());
        var plain =
                StabilityAnalysis.of(RECORD).compute(List.of(Statistic.OADEV), TauList.octave());
        for (int i = 0; i < 8; i++) {
            assertThat(results.get(i).value()).isEqualTo(plain.get(i).value());
        }
        var beyond = results.get(8);
        assertThat(beyond.averagingFactor()).isEqualTo(342);
        assertThat(beyond.tauSeconds()).isEqualTo(256.5);
        assertThat(beyond.value())
                .isEqualTo(
                        TestSets.one(RECORD, StabilityOptions.DEFAULT, Statistic.THEOBR, 342)
                                .value());
        assertThat(beyond.noise().method()).isEqualTo(NoiseIdentification.Method.THEO1_RATIO);
    }

    @Test
    void longRecordsTakeSixtyFourRatiosAndSaySo() {
        var random = new java.util.SplittableRandom(1);
        var phase =
                PowerLawNoise.phase(NoiseCoefficients.of(NoiseType.WHITE_FM, 1), 13_000, 1, random);
        var one = TestSets.one(phase, StabilityOptions.DEFAULT, Statistic.THEOBR, 9000);
        assertThat(one.sampling().used()).isEqualTo(64);
        assertThat(one.sampling().all()).isEqualTo(431);
        assertThat(one.sampling().relativeStandardError()).isLessThan(0.02);
    }

    @Test
    void stable32RunsEndWhereItsRunsEnd() {
        var options = StabilityOptions.DEFAULT.withConvention(StabilityOptions.Convention.STABLE32);
        var longest =
                StabilityAnalysis.of(RECORD, options)
                        .compute(List.of(Statistic.OADEV, Statistic.TOTDEV), TauList.octave());
        assertThat(longest.stream().filter(one -> one.statistic() == Statistic.OADEV)).hasSize(8);
        assertThat(longest.getLast().averagingFactor()).isEqualTo(256);
    }

    @Test
    void shortRecordsGiveWhatTheyCan() {
        for (int n = 0; n <= 5; n++) {
            var results =
                    StabilityAnalysis.of(PhaseSeries.ofSeconds(new double[n], 1))
                            .compute(EnumSet.allOf(Statistic.class), TauList.all());
            assertThat(results).allMatch(one -> one.terms() > 0);
            assertThat(results.isEmpty()).isEqualTo(n < 2);
        }
    }

    @Test
    void refusesPhaseThatMakesNoSense() {
        assertThatThrownBy(() -> PhaseSeries.ofSeconds(new double[2], 0))
                .hasMessageContaining("tau0Seconds=0.0");
        assertThatThrownBy(
                        () -> PhaseSeries.ofSeconds(new double[] {0, Double.NEGATIVE_INFINITY}, 1))
                .hasMessageContaining("infinite: value 1");
        assertThat(Statistic.parse(" OADev ")).contains(Statistic.OADEV);
        assertThat(Statistic.parse("xdev")).isEmpty();
    }
}
