package org.noonmark.metrology.cggtts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.noonmark.metrology.cggtts.Link.Method;
import org.noonmark.metrology.cggtts.Selection.Weighting;

class LinkTest {
    private static final int MJD = 60_000;
    private static final List<String> SATELLITES =
            List.of("G01", "G02", "G03", "G04", "G05", "G06");

    private static Station station(String name, List<Track> tracks, Selection selection) {
        return Station.of(name, tracks, "L1C", selection);
    }

    /// A day of a station whose clock is `nanos` from system time, with white noise of 1 ns.
    private static List<Track> day(long seed, double nanos, List<String> satellites) {
        var random = new SplittableRandom(seed);
        var tracks = new ArrayList<Track>();
        for (var epoch : TrackSchedule.ofDay(MJD)) {
            for (var satellite : satellites) {
                long refsys = Math.round(10 * (nanos + random.nextGaussian()));
                tracks.add(SampleTracks.track(epoch, satellite, refsys));
            }
        }
        return tracks;
    }

    private static Selection removing(double factor) {
        return new Selection(0, 20, 750, Weighting.EQUAL, Optional.of(factor), false);
    }

    @Test
    void differenceIsClockAMinusClockB() {
        for (var method : Method.values()) {
            var a = station("A", day(1, 40, SATELLITES), Selection.USUAL);
            var b = station("B", day(2, 15, SATELLITES), Selection.USUAL);
            var link = Link.of(method, a, b, Selection.USUAL);
            var back = Link.of(method, b, a, Selection.USUAL);
            // Noise of sqrt(2) ns over 89 epochs of 6 satellites: 0.06 ns.
            assertThat(link.mean().orElseThrow().mean()).isCloseTo(25, within(0.25));
            assertThat(link.statisticalNanos()).isBetween(0.03, 0.15);
            assertThat(back.mean().orElseThrow().mean())
                    .isCloseTo(-link.mean().orElseThrow().mean(), within(1e-9));
        }
    }

    /// In 400 days of simulated noise the mean lies within the stated uncertainty as often as it
    /// should.
    @Test
    void statedUncertaintyCoversTheTruth() {
        int covered = 0;
        for (long seed = 0; seed < 400; seed++) {
            var satellites = SATELLITES.subList(0, 3);
            var a = station("A", day(2 * seed, 0, satellites), Selection.USUAL);
            var b = station("B", day(2 * seed + 1, 0, satellites), Selection.USUAL);
            var link = Link.of(Method.COMMON_VIEW, a, b, Selection.USUAL);
            boolean isIn = Math.abs(link.mean().orElseThrow().mean()) <= link.statisticalNanos();
            covered += isIn ? 1 : 0;
        }
        // 68.3 % of 400 is 273; the standard deviation of that count is 9.3.
        assertThat(covered).isBetween(240, 310);
    }

    @Test
    void correlatedEpochsGiveALargerUncertainty() {
        var random = new SplittableRandom(7);
        var white = new double[400];
        var slow = new double[400];
        for (int i = 0; i < white.length; i++) {
            white[i] = random.nextGaussian();
            slow[i] = (i == 0 ? 0 : 0.9 * slow[i - 1]) + random.nextGaussian();
        }
        var independent = SeriesMean.of(white);
        assertThat(independent.uncertainty())
                .isCloseTo(
                        independent.deviation() / 20, within(0.2 * independent.deviation() / 20));
        var dependent = SeriesMean.of(slow);
        // Of an AR(1) series with 0.9 the factor is sqrt(1.9/0.1) = 4.4.
        assertThat(dependent.uncertainty() / (dependent.deviation() / 20)).isBetween(2.5, 5.5);
    }

    @Test
    void aSatelliteThatStandsOutIsNamedAndTakenOutWhenAsked() {
        var a = day(1, 0, SATELLITES);
        var epoch = TrackSchedule.ofDay(MJD).get(40);
        a.replaceAll(track ->
                track.epoch().equals(epoch) && track.satellite().equals("G03")
                        ? SampleTracks.track(epoch, "G03", 500)
                        : track);
        var b = station("B", day(2, 0, SATELLITES), Selection.USUAL);
        var kept =
                Link.of(Method.COMMON_VIEW, station("A", a, Selection.USUAL), b, Selection.USUAL);
        assertThat(kept.outliers())
                .singleElement()
                .satisfies(outlier -> {
                    assertThat(outlier.satellite()).isEqualTo("G03");
                    assertThat(outlier.epoch()).isEqualTo(epoch);
                    assertThat(outlier.fromMiddleNanos()).isCloseTo(50, within(6.0));
                });
        assertThat(kept.epochs().get(40).aMinusBNanos()).isGreaterThan(6);
        var selection = removing(5);
        var cleaned = Link.of(Method.COMMON_VIEW, station("A", a, selection), b, selection);
        assertThat(cleaned.epochs().get(40).satellitesA()).isEqualTo(5);
        assertThat(cleaned.epochs().get(40).aMinusBNanos()).isCloseTo(0, within(3.0));
    }

    @Test
    void whatIsLeftOutIsCounted() {
        var epoch = new TrackEpoch(MJD, 120);
        var tracks =
                List.of(
                        SampleTracks.track(epoch, "G01", 10),
                        SampleTracks.track(epoch, "G01", 11),
                        SampleTracks.track(epoch, "G02", 10, 99, 20),
                        SampleTracks.track(epoch, "G03", 10, 450, 201),
                        SampleTracks.track(epoch, "G04", 10_000_000_010L),
                        SampleTracks.track(epoch, "G05", Trend.UNKNOWN));
        var selection = new Selection(10, 20, 750, Weighting.EQUAL, Optional.empty(), false);
        var station = station("A", tracks, selection);
        assertThat(station.fates())
                .containsEntry(Station.Fate.CHOSEN, 1)
                .containsEntry(Station.Fate.REPEATED, 1)
                .containsEntry(Station.Fate.LOW, 1)
                .containsEntry(Station.Fate.NOISY, 1)
                .containsEntry(Station.Fate.WHOLE_SECONDS, 1)
                .containsEntry(Station.Fate.UNKNOWN, 1);
    }

    @Test
    void nothingInCommonGivesNoMean() {
        var a = station("A", day(1, 0, List.of("G01")), Selection.USUAL);
        var b = station("B", day(2, 0, List.of("G02")), Selection.USUAL);
        var link = Link.of(Method.COMMON_VIEW, a, b, Selection.USUAL);
        assertThat(link.mean()).isEmpty();
        assertThat(link.statisticalNanos()).isNaN();
        assertThat(link.unmatchedA()).isEqualTo(89);
        // All in view does not need common satellites.
        assertThat(Link.of(Method.ALL_IN_VIEW, a, b, Selection.USUAL).epochs()).hasSize(89);
    }

    @Test
    void threeStationsCloseWhateverTheirClocks() {
        var closure = closure(day(1, 40, SATELLITES.subList(0, 4)));
        assertThat(closure.sums()).hasSize(89);
        assertThat(closure.mean().orElseThrow().mean()).isCloseTo(0, within(0.4));
        assertThat(closure.uncertaintyNanos()).isBetween(0.05, 0.3);
        assertThat(closure.closes()).isTrue();
    }

    @Test
    void anErrorOfOneSatelliteBreaksTheClosure() {
        var spoiled = day(1, 40, SATELLITES.subList(0, 4));
        spoiled.replaceAll(track ->
                track.satellite().equals("G01")
                        ? SampleTracks.track(
                                track.epoch(), "G01", track.refsys().tenthsNano() + 200)
                        : track);
        var closure = closure(spoiled);
        // B does not see G01 and G02, C does: A-B has no share of the error, C-A has a quarter.
        assertThat(closure.closes()).isFalse();
        assertThat(closure.mean().orElseThrow().mean()).isLessThan(-3);
    }

    private static Closure closure(List<Track> ofA) {
        var usual = Selection.USUAL;
        var a = station("A", ofA, usual);
        var b = station("B", day(2, -7, SATELLITES.subList(2, 6)), usual);
        var c = station("C", day(3, 12, SATELLITES), usual);
        return Closure.of(
                Link.of(Method.COMMON_VIEW, a, b, usual),
                Link.of(Method.COMMON_VIEW, b, c, usual),
                Link.of(Method.COMMON_VIEW, c, a, usual));
    }
}
