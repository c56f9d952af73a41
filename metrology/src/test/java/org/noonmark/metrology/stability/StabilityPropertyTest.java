package org.noonmark.metrology.stability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Generator;
import org.noonmark.testkit.Property;

/// What holds for every statistic, whatever the record.
class StabilityPropertyTest {
    private static final double TOLERANCE = 1e-12;
    private static final Set<Statistic> ALL = EnumSet.allOf(Statistic.class);
    private static final StabilityOptions PLAIN = StabilityOptions.DEFAULT.uncorrected();

    /// Power-law noise of 90 to 400 readings.
    private static Generator<PhaseSeries> records() {
        return (random, size) ->
                PhaseSeries.adopt(
                        KernelPropertyTest.noise(random, 90 + random.nextInt(1 + 3 * size)), 1);
    }

    private static List<Deviation> all(PhaseSeries phase) {
        return StabilityAnalysis.of(phase, PLAIN).compute(ALL, TauList.perDecade(5));
    }

    private static PhaseSeries map(PhaseSeries phase, DoubleUnaryOperator function) {
        return PhaseSeries.adopt(
                IntStream.range(0, phase.size()).mapToDouble(phase::at).map(function).toArray(),
                phase.tau0Seconds());
    }

    private static void close(double ours, double wanted, Deviation about) {
        assertThat(ours)
                .as(about.statistic() + " m=" + about.averagingFactor())
                .isCloseTo(wanted, Offset.offset(TOLERANCE * Math.abs(wanted)));
    }

    private static double textbook(Statistic statistic, double[] x, int m) {
        return switch (statistic) {
            case ADEV -> Math.sqrt(Textbook.avar(x, m));
            case OADEV -> Math.sqrt(Textbook.oavar(x, m));
            case MDEV -> Math.sqrt(Textbook.mvar(x, m));
            case TDEV -> m * Math.sqrt(Textbook.mvar(x, m) / 3);
            case HDEV -> Math.sqrt(Textbook.hvar(x, m));
            case OHDEV -> Math.sqrt(Textbook.ohvar(x, m));
            case TOTDEV -> Math.sqrt(Textbook.totvar(x, m));
            case MTOTDEV -> Math.sqrt(Textbook.mtotvar(x, m));
            case TTOTDEV -> m * Math.sqrt(Textbook.mtotvar(x, m) / 3);
            case HTOTDEV -> Math.sqrt(Textbook.htotvar(x, m));
            case THEO1 -> Math.sqrt(Textbook.theo1(x, m));
            case THEOBR -> Math.sqrt(Textbook.theobr(x, m));
            case THEOH ->
                    Math.sqrt(
                            m <= 0.2 * (x.length - 1)
                                    ? Textbook.oavar(x, m)
                                    : Textbook.theobr(x, m));
            case PDEV -> Math.sqrt(Textbook.pvar(x, m));
            case MTIE -> Textbook.mtie(x, m);
            case TIERMS -> Math.sqrt(Textbook.tieMeanSquare(x, m));
        };
    }

    @Test
    void everyStatisticIsItsDefinition() {
        Property.forAll(
                25,
                records(),
                phase -> {
                    for (var one : all(phase)) {
                        double wanted =
                                textbook(one.statistic(), phase.values(), one.averagingFactor());
                        close(one.value(), wanted, one);
                    }
                });
    }

    @Test
    void everyStatisticComesWithItsTerms() {
        Property.forAll(
                25,
                records(),
                phase -> {
                    var results = all(phase);
                    assertThat(results).extracting(Deviation::statistic).containsAll(ALL);
                    for (var one : results) {
                        assertThat(one.terms()).isPositive();
                        assertThat(one.sampling().isComplete()).isTrue();
                        if (one.confidence() instanceof Confidence.Interval interval) {
                            assertThat(interval.lower()).isLessThan(one.value());
                            assertThat(interval.upper()).isGreaterThan(one.value());
                            assertThat(interval.edf()).isGreaterThanOrEqualTo(1);
                        } else {
                            assertThat(one.statistic()).isIn(Statistic.MTIE, Statistic.TIERMS);
                        }
                    }
                });
    }

    @Test
    void scalesWithThePhase() {
        Property.forAll(
                25,
                records(),
                phase -> {
                    var plain = all(phase);
                    var scaled = all(map(phase, x -> -3e-9 * x));
                    for (int i = 0; i < plain.size(); i++) {
                        close(scaled.get(i).value(), 3e-9 * plain.get(i).value(), plain.get(i));
                        assertThat(scaled.get(i).terms()).isEqualTo(plain.get(i).terms());
                    }
                });
    }

    @Test
    void fractionalFrequencyScalesWithTheStep() {
        Property.forAll(
                25,
                records(),
                phase -> {
                    var plain = all(phase);
                    var longer = all(PhaseSeries.ofSeconds(phase.values(), 30));
                    for (int i = 0; i < plain.size(); i++) {
                        var one = plain.get(i);
                        double factor = one.statistic().unit() == Statistic.Unit.SECONDS ? 1 : 30;
                        close(longer.get(i).value() * factor, one.value(), one);
                        assertThat(longer.get(i).tauSeconds()).isEqualTo(30 * one.tauSeconds());
                    }
                });
    }

    /// ADEV and HDEV leave readings over at the end, and PDEV its last term.
    @Test
    void timeMayRunBackwards() {
        var symmetric =
                EnumSet.complementOf(EnumSet.of(Statistic.ADEV, Statistic.HDEV, Statistic.PDEV));
        Property.forAll(
                25,
                records(),
                phase -> {
                    int last = phase.size() - 1;
                    var reversed =
                            PhaseSeries.adopt(
                                    IntStream.rangeClosed(0, last)
                                            .mapToDouble(i -> phase.at(last - i))
                                            .toArray(),
                                    1);
                    var forwards =
                            StabilityAnalysis.of(phase, PLAIN).compute(symmetric, TauList.octave());
                    var backwards =
                            StabilityAnalysis.of(reversed, PLAIN)
                                    .compute(symmetric, TauList.octave());
                    for (int i = 0; i < forwards.size(); i++) {
                        close(backwards.get(i).value(), forwards.get(i).value(), forwards.get(i));
                    }
                });
    }

    @Test
    void sideBySideAndParabolicMayRunBackwardsToo() {
        Property.forAll(
                25,
                records(),
                phase -> {
                    for (int m = 2; m <= 8; m++) {
                        int whole = (phase.size() - 1) / m * m;
                        var forwards = new double[whole + 2];
                        var backwards = new double[whole + 2];
                        for (int i = 0; i <= whole; i++) {
                            forwards[i] = phase.at(i);
                            backwards[whole - i] = phase.at(i);
                        }
                        for (var one : List.of(Statistic.ADEV, Statistic.HDEV, Statistic.PDEV)) {
                            var there = TestSets.one(PhaseSeries.adopt(forwards, 1), PLAIN, one, m);
                            var back = TestSets.one(PhaseSeries.adopt(backwards, 1), PLAIN, one, m);
                            close(back.value(), there.value(), there);
                        }
                    }
                });
    }

    @Test
    void phaseAndFrequencyDoNotMatter() {
        var blind = EnumSet.complementOf(EnumSet.of(Statistic.MTIE, Statistic.TIERMS));
        Property.forAll(
                25,
                records(),
                phase -> {
                    var moved = new double[phase.size()];
                    for (int i = 0; i < moved.length; i++) {
                        moved[i] = phase.at(i) + 1000 - 3 * i;
                    }
                    var plain = StabilityAnalysis.of(phase, PLAIN).compute(blind, TauList.octave());
                    var other =
                            StabilityAnalysis.of(PhaseSeries.adopt(moved, 1), PLAIN)
                                    .compute(blind, TauList.octave());
                    for (int i = 0; i < plain.size(); i++) {
                        assertThat(other.get(i).value())
                                .isCloseTo(
                                        plain.get(i).value(),
                                        Offset.offset(1e-9 * plain.get(i).value()));
                    }
                });
    }
}
