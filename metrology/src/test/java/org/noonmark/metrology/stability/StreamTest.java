package org.noonmark.metrology.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.noonmark.testkit.Generator;
import org.noonmark.testkit.Property;

/// A stream against the analysis of the whole record.
class StreamTest {
    private static final Set<Statistic> KEPT =
            EnumSet.complementOf(EnumSet.of(Statistic.THEOBR, Statistic.THEOH));
    private static final int LARGEST = 40;
    private static final StabilityOptions PLAIN = StabilityOptions.DEFAULT.uncorrected();

    private static Generator<PhaseSeries> records(boolean gaps) {
        return (random, size) -> {
            int length = 3 + random.nextInt(1 + 6 * size);
            var x = KernelPropertyTest.noise(random, length);
            if (gaps) {
                punch(random, x);
            }
            return PhaseSeries.adopt(x, 2);
        };
    }

    /// Gaps of up to 25 readings, followed by at least as many as they are long.
    private static void punch(RandomGenerator random, double[] x) {
        for (int at = 1; at < x.length; at += 1 + random.nextInt(60)) {
            int gap = random.nextInt(3) == 0 ? random.nextInt(25) : 1;
            if (at + 60 < x.length) {
                Arrays.fill(x, at, at + gap, Double.NaN);
            }
        }
    }

    private static StabilityStream stream() {
        return StabilityStream.of(2, KEPT, TauList.octave(), LARGEST, PLAIN);
    }

    private static void same(List<Deviation> streamed, PhaseSeries phase) {
        var batch =
                StabilityAnalysis.of(phase, PLAIN).compute(KEPT, TauList.octave()).stream()
                        .filter(one -> one.averagingFactor() <= LARGEST)
                        .filter(one ->
                                one.statistic() != Statistic.TOTDEV
                                        || 2 * one.averagingFactor() <= phase.size())
                        .toList();
        assertThat(streamed).hasSameSizeAs(batch);
        for (int i = 0; i < batch.size(); i++) {
            same(streamed.get(i), batch.get(i));
        }
    }

    private static void same(Deviation have, Deviation want) {
        var name = want.statistic() + " m=" + want.averagingFactor();
        assertThat(have.statistic()).as(name).isEqualTo(want.statistic());
        assertThat(have.averagingFactor()).as(name).isEqualTo(want.averagingFactor());
        assertThat(have.tauSeconds()).as(name).isEqualTo(want.tauSeconds());
        assertThat(have.terms()).as(name).isEqualTo(want.terms());
        assertThat(have.value())
                .as(name)
                .isCloseTo(want.value(), Offset.offset(1e-12 * want.value()));
        // What is assumed comes from the longest averaging time that tells, which the stream need
        // not keep.
        if (want.noise().method() == NoiseIdentification.Method.ASSUMED) {
            return;
        }
        assertThat(have.noise().type()).as(name).isEqualTo(want.noise().type());
        assertThat(have.noise().method()).as(name).isEqualTo(want.noise().method());
        if (want.confidence() instanceof Confidence.Interval wanted) {
            var interval = (Confidence.Interval) have.confidence();
            assertThat(interval.upper())
                    .as(name)
                    .isCloseTo(wanted.upper(), Offset.offset(1e-9 * wanted.upper()));
        }
    }

    @Test
    void saysWhatTheAnalysisOfAllReadingsSays() {
        Property.forAll(
                150,
                records(false),
                phase -> {
                    var stream = stream();
                    var x = phase.toSeconds();
                    int part = x.length / 3;
                    stream.addAll(x, 0, part);
                    if (part > 2) {
                        same(stream.results(), PhaseSeries.ofSeconds(Arrays.copyOf(x, part), 2));
                    }
                    for (int i = part; i < x.length; i++) {
                        stream.add(x[i]);
                    }
                    same(stream.results(), phase);
                });
    }

    @Test
    void eachStatisticAloneTellsTheNoiseOfTheAnalysis() {
        var random = new SplittableRandom(21);
        var x = new double[400];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextGaussian();
        }
        var phase = PhaseSeries.ofSeconds(x, 2);
        for (var convention : StabilityOptions.Convention.values()) {
            var options = PLAIN.withConvention(convention);
            for (var statistic : KEPT) {
                var alone = List.of(statistic);
                var stream = StabilityStream.of(2, alone, TauList.octave(), LARGEST, options);
                stream.addAll(x, 0, x.length);
                var batch = StabilityAnalysis.of(phase, options).compute(alone, TauList.octave());
                for (var have : stream.results()) {
                    batch.stream()
                            .filter(one -> one.averagingFactor() == have.averagingFactor())
                            .forEach(want -> same(have, want));
                }
                assertThat(stream.results()).hasSizeGreaterThan(4);
            }
        }
    }

    @Test
    void saysTheSameWithReadingsMissing() {
        Property.forAll(
                150,
                records(true),
                phase -> {
                    var stream = stream();
                    for (double x : phase.toSeconds()) {
                        stream.add(x);
                    }
                    same(stream.results(), phase.trimmed());
                });
    }

    @Test
    void longRecordsStayExact() {
        var random = new SplittableRandom(3);
        var x = new double[300_000];
        double frequency = 0;
        for (int i = 1; i < x.length; i++) {
            frequency += 1e-15 * random.nextGaussian();
            x[i] = x[i - 1] + 1e-9 + frequency + 1e-12 * random.nextGaussian();
        }
        var statistics =
                EnumSet.of(
                        Statistic.OADEV,
                        Statistic.MDEV,
                        Statistic.TDEV,
                        Statistic.OHDEV,
                        Statistic.TOTDEV,
                        Statistic.PDEV,
                        Statistic.TIERMS,
                        Statistic.MTIE);
        var stream =
                StabilityStream.of(
                        1, statistics, TauList.octave(), 1 << 14, StabilityOptions.DEFAULT);
        stream.addAll(x, 0, x.length);
        var batch =
                StabilityAnalysis.of(PhaseSeries.ofSeconds(x, 1))
                        .compute(statistics, TauList.octave())
                        .stream()
                        .filter(one -> one.averagingFactor() <= 1 << 14)
                        .toList();
        var streamed = stream.results();
        assertThat(streamed).hasSameSizeAs(batch);
        for (int i = 0; i < batch.size(); i++) {
            double want = batch.get(i).value();
            assertThat(streamed.get(i).value())
                    .as(batch.get(i).toString())
                    .isCloseTo(want, Offset.offset(1e-11 * want));
            assertThat(streamed.get(i).terms()).isEqualTo(batch.get(i).terms());
        }
    }

    @Test
    void goesOnAfterAGapLongerThanAnyAverage() {
        var random = new SplittableRandom(6);
        var x = KernelPropertyTest.noise(random, 4000);
        Arrays.fill(x, 1000, 3200, Double.NaN);
        var stream = stream();
        stream.addAll(x, 0, x.length);
        same(stream.results(), PhaseSeries.adopt(x, 2));
    }

    @Test
    void missingEndsAreNoPartOfTheRecord() {
        var stream = stream();
        for (double x : new double[] {Double.NaN, 1, 2, 5, 3, Double.NaN, Double.NaN}) {
            stream.add(x);
        }
        assertThat(stream.readings()).isEqualTo(4);
        assertThat(stream.recent(3).toSeconds()).containsExactly(2, 5, 3);
        assertThat(stream().results()).isEmpty();
    }

    @Test
    void refusesWhatNeedsTheWholeRecord() {
        assertThatThrownBy(() ->
                        StabilityStream.of(
                                1,
                                List.of(Statistic.THEOH),
                                TauList.octave(),
                                8,
                                StabilityOptions.DEFAULT))
                .hasMessageContaining("whole record");
        assertThatThrownBy(() -> stream().add(Double.POSITIVE_INFINITY))
                .hasMessageContaining("infinite");
    }
}
