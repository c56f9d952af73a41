package org.noonmark.metrology.utc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.noonmark.metrology.cggtts.CggttsOutcome;
import org.noonmark.metrology.cggtts.CggttsReader;
import org.noonmark.metrology.cggtts.Track;
import org.noonmark.metrology.cggtts.TrackEpoch;
import org.noonmark.metrology.cggtts.Trend;
import org.noonmark.testkit.ReferenceData;
import org.noonmark.time.UtcInstant;
import org.noonmark.time.scales.GnssSystem;
import org.noonmark.time.scales.GnssWeek;
import org.noonmark.time.scales.UtcScale;

class ReceiverFilesTest {
    private static final String NAVIGATION =
            """
                 3.05           NAVIGATION DATA     M (MIXED)           RINEX VERSION / TYPE
            GAUT -1.8626451492E-09-8.881784197E-16 172800 2399          TIME SYSTEM CORR
            GPUT  1.8626451492E-09 8.881784197E-15 589824 2399          TIME SYSTEM CORR
                                                                        END OF HEADER
            G01 2025 12 31 22 00 00 1.000000000000E-04
            G01 2026 01 01 00 00 00 1.000000000000E-04
            E02 2026 01 01 02 00 00 1.000000000000E-04
            """;

    private static Track track(String satellite, int mjd, int second, double nanos) {
        return new Track(
                satellite,
                "FF",
                new TrackEpoch(mjd, second),
                780,
                450,
                0,
                Trend.NOTHING,
                new Trend(Math.round(nanos * 10), 0),
                10,
                0,
                Trend.NOTHING,
                Trend.NOTHING,
                Optional.empty(),
                0,
                0,
                "L3P");
    }

    @Test
    void averagesTheTracksAroundMidnight() {
        var tracks = new ArrayList<Track>();
        tracks.add(track("G01", 61_040, 86_400 - 1_800, 1));
        tracks.add(track("G02", 61_041, 1_800, 2));
        tracks.add(track("G03", 61_041, 3_599, 6));
        tracks.add(track("G03", 61_041, 3_600, 1_000));
        tracks.add(track("E03", 61_041, 60, 1_000));
        tracks.add(track("G04", 61_042, 60, 5));
        assertThat(RefsysMeans.of(RefsysMeans.choose("AAA", tracks, GnssSystem.GPS, "L3P")))
                .as("one track alone has no spread")
                .containsExactly(new ReceiverMean(61_041, 3, Math.sqrt(7), 3));
    }

    @Test
    void takesEachTrackOnceAndNoneThatIsOffBySeconds() {
        var tracks = new ArrayList<Track>();
        tracks.add(track("G01", 61_041, 60, 1));
        tracks.add(track("G01", 61_041, 60, 1));
        tracks.add(track("G02", 61_041, 60, 3));
        tracks.add(track("G03", 61_041, 60, 999_998_914));
        assertThat(RefsysMeans.of(RefsysMeans.choose("AAA", tracks, GnssSystem.GPS, "L3P")))
                .containsExactly(new ReceiverMean(61_041, 2, Math.sqrt(2), 2));
    }

    @Test
    void averagesARealReceiver() throws IOException {
        var relative = "timescale/cggtts/GZGTR560.258";
        var path = ReferenceData.find(relative);
        assumeTrue(path.isPresent(), ReferenceData.missing(relative));
        var outcome = CggttsReader.read(Files.readAllBytes(path.orElseThrow()));
        assertThat(outcome).isInstanceOf(CggttsOutcome.Read.class);
        if (outcome instanceof CggttsOutcome.Read(var file)) {
            assertThat(RefsysMeans.codes(file.usable(), GnssSystem.GPS))
                    .contains("L1C", "L1P", "L2P");
            var means =
                    RefsysMeans.of(RefsysMeans.choose("GTR", file.usable(), GnssSystem.GPS, "L1P"));
            assertThat(means).extracting(ReceiverMean::modifiedJulianDay).contains(60_258.0);
            assertThat(means)
                    .allSatisfy(mean -> {
                        assertThat(mean.tracks()).isGreaterThan(10);
                        assertThat(mean.standardDeviationNanos()).isBetween(0.1, 10.0);
                    });
        }
    }

    @Test
    void readsTheParametersOfANavigationFile() {
        var bytes = NAVIGATION.getBytes(ISO_8859_1);
        assertThat(NavigationHeader.isOne(bytes)).isTrue();
        assertThat(NavigationHeader.read(bytes, GnssSystem.GPS))
                .contains(
                        new BroadcastMessage(
                                61_041,
                                GnssSystem.GPS,
                                1.8626451492E-09,
                                8.881784197E-15,
                                2399,
                                589_824));
        assertThat(NavigationHeader.read(bytes, GnssSystem.GALILEO).orElseThrow().referenceWeek())
                .as("weeks of Galileo")
                .isEqualTo(2399 - 1024);
        assertThat(NavigationHeader.read(bytes, GnssSystem.BEIDOU)).isEmpty();
        assertThat(NavigationHeader.isOne("3".getBytes(ISO_8859_1))).isFalse();
    }

    @Test
    void countsTheSameInstantInEachSystem() {
        // A message of each system with its reference at the same instant gives the same value
        // there.
        var utc = UtcScale.embedded();
        var at = utc.toTai(new UtcInstant(61_041, 0, 0));
        for (var system : GnssSystem.values()) {
            var week = GnssWeek.of(system, at);
            var message =
                    new BroadcastMessage(
                            61_041,
                            system,
                            2e-9,
                            1e-14,
                            week.week() - 1,
                            week.sinceWeekBegan().toSeconds());
            assertThat(message.systemMinusUtcNanos(at))
                    .isEqualTo(2 + 1e-14 * 604_800 * 1e9, within(1e-12));
        }
        assertThat(List.of(GnssSystem.values())).hasSize(3);
    }
}
