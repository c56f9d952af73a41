package org.noonmark.time.scales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.noonmark.testkit.ReferenceData;
import org.noonmark.time.LeapTable;
import org.noonmark.time.UtcInstant;

/// The publications themselves, as they were issued.
class LeapSourceReferenceTest {
    private static final String FOLDER = "timescale/timescales/";
    private static final List<String> SOUND =
            List.of(
                    "leap-seconds.list",
                    "USNO_tai-utc.dat",
                    "IERS_Leap_Second.dat",
                    "UTC-TAI.history",
                    "bulletina-xxvi-036.txt",
                    "bulletinb-338.txt",
                    "ipta_utc2tai.clk",
                    "threeten_LeapSeconds.txt");

    static LeapSource read(String name) {
        return LeapSource.read(bytes(name)).orElseThrow();
    }

    static byte[] bytes(String name) {
        var path = ReferenceData.find(FOLDER + name);
        assumeTrue(path.isPresent(), ReferenceData.missing(FOLDER + name));
        try {
            return Files.readAllBytes(path.orElseThrow());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "leap-seconds.list, LEAP_SECONDS_LIST, 28",
        "USNO_tai-utc.dat, TAI_UTC_DAT, 41",
        "IERS_Leap_Second.dat, LEAP_SECOND_DAT, 28",
        "UTC-TAI.history, UTC_TAI_HISTORY, 41",
        "bulletina-xxvi-036.txt, BULLETIN_A, 1",
        "bulletinb-338.txt, BULLETIN_B, 1",
        "ipta_utc2tai.clk, TEMPO2_CLOCK, 41",
        "threeten_LeapSeconds.txt, THREETEN, 28",
    })
    void readsWhatWasIssued(String name, LeapFormat format, int statements) {
        var source = read(name);
        assertThat(source.format()).isEqualTo(format);
        assertThat(source.defects()).isEmpty();
        assertThat(source.statements()).hasSize(statements);
    }

    @Test
    void givesTheTableOfThisRelease() {
        for (var name : List.of("leap-seconds.list", "IERS_Leap_Second.dat")) {
            assertThat(read(name).table()).contains(LeapTable.embedded());
        }
        assertThat(read("USNO_tai-utc.dat").table()).as("says nothing of its expiry").isEmpty();
    }

    @Test
    void givesThePublishedRatesBefore1972() {
        for (var name : List.of("USNO_tai-utc.dat", "UTC-TAI.history")) {
            var rates =
                    read(name).statements().stream()
                            .map(LeapStatement::segment)
                            .filter(segment -> segment.firstDay() < RubberSeconds.END_DAY)
                            .toList();
            assertThat(rates).isEqualTo(RubberSeconds.SEGMENTS);
        }
    }

    @Test
    void findsThatAllSourcesAgree() {
        var named = new ArrayList<LeapComparison.Named>();
        SOUND.forEach(name -> named.add(new LeapComparison.Named(name, read(name))));
        assertThat(LeapComparison.between(named)).isEmpty();
    }

    @Test
    void namesTheLineWhoseDateIsNotItsDayNumber() {
        var source = read("AGI_LeapSecond-inconsistent-date.dat");
        assertThat(source.format()).isEqualTo(LeapFormat.AGI);
        assertThat(source.defects())
                .extracting(SourceDefect::line, SourceDefect::problem)
                .containsExactly(
                        tuple(3, "the date 1972 AUG 1 is not JD 2441499.5, which is 1972-07-01"),
                        tuple(4, "steps by 2 s from line 2, where UTC steps by one second"));
        assertThat(source.defects().getFirst().advice()).contains("another source");
        assertThat(source.table()).isEmpty();
    }

    @Test
    void namesTheLineThatIsOutOfOrder() {
        var source = read("USNO_tai-utc-non-chronological.dat");
        assertThat(source.defects())
                .extracting(SourceDefect::line, SourceDefect::problem)
                .containsExactly(tuple(9, "1973-01-01 comes after 1975-01-01 of line 8"));
        assertThat(source.statements()).as("still there to be compared").hasSize(12);
    }

    @Test
    void namesBothSidesOfADisagreement() {
        var list = new LeapComparison.Named("leap-seconds.list", read("leap-seconds.list"));
        var agi = read("AGI_LeapSecond-inconsistent-date.dat");
        var found = LeapComparison.between(List.of(list, new LeapComparison.Named("agi.dat", agi)));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().text())
                .isEqualTo(
                        "on 1972-07-01 (MJD 41499) the sources differ by 1 s:"
                                + " leap-seconds.list:87: TAI-UTC = 11 s from 1972-07-01 (MJD 41499),"
                                + " but agi.dat:2: TAI-UTC = 10 s from 1972-01-01 (MJD 41317)");
    }

    @Test
    void readsTheAccuracyOfEachSourceOfUt1() {
        var scale = UtcScale.embedded();
        var points = new ArrayList<Ut1Point>();
        for (var name :
                List.of(
                        "bulletina-xxvi-036.txt",
                        "bulletinb-338.txt",
                        "finals2000A_2016-12_leap.txt")) {
            var source = Ut1Source.read(bytes(name)).orElseThrow();
            assertThat(source.defects()).as(name).isEmpty();
            points.addAll(source.points());
        }
        assertThat(points).hasSize(7 + 31 + 365 + 59 + 101);
        var table = Ut1Table.of(points, scale);
        var rapid = table.at(scale.toTai(new UtcInstant(56_534, 0, 0))).orElseThrow();
        assertThat(rapid.ut1MinusUtc().toString()).isEqualTo("0.038697 s");
        assertThat(rapid.uncertaintySeconds()).isEqualTo(0.000019);
        var predicted = table.at(scale.toTai(new UtcInstant(56_580, 0, 0))).orElseThrow();
        assertThat(predicted.quality()).isEqualTo(Ut1Point.Quality.PREDICTED);
        assertThat(predicted.uncertaintySeconds()).as("40 d").isBetween(0.00395, 0.00405);
        var last = table.at(scale.toTai(new UtcInstant(57_753, 0, 0))).orElseThrow();
        assertThat(last.ut1MinusUtc().toString()).as("Bulletin B").isEqualTo("-0.40776 s");
        assertThat(last.quality()).isEqualTo(Ut1Point.Quality.FINAL);
    }

    @Test
    void interpolatesUt1ThroughTheLeapSecondOf2016() {
        var scale = UtcScale.embedded();
        var table =
                Ut1Table.of(
                        Ut1Source.read(bytes("finals2000A_2016-12_leap.txt"))
                                .orElseThrow()
                                .points(),
                        scale);
        double before = 0;
        for (var text :
                List.of(
                        "2016-12-31T12:00:00Z",
                        "2016-12-31T23:59:59Z",
                        "2016-12-31T23:59:60Z",
                        "2016-12-31T23:59:60.999Z",
                        "2017-01-01T00:00:00Z",
                        "2017-01-01T12:00:00Z")) {
            var tai = scale.toTai(UtcInstant.parse(text));
            var ut1 = table.at(tai).orElseThrow();
            boolean isAfter = text.startsWith("2017");
            assertThat(ut1.ut1MinusUtc().toSeconds())
                    .as(text)
                    .isBetween(isAfter ? 0.590 : -0.409, isAfter ? 0.592 : -0.408 + 0.001);
            assertThat(ut1.ut1MinusTai().toSeconds()).as(text).isLessThan(before);
            before = ut1.ut1MinusTai().toSeconds() + 1e-9;
            assertThat(table.toTai(table.dateOf(tai).orElseThrow()).orElseThrow().minus(tai).abs())
                    .isLessThan(org.noonmark.time.TimeDelta.ofPicos(1));
        }
    }
}
