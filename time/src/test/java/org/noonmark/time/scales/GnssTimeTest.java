package org.noonmark.time.scales;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.noonmark.testkit.Property;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;

class GnssTimeTest {
    private static final UtcScale UTC = UtcScale.embedded();

    @ParameterizedTest
    @CsvSource({
        "GPS, 1980-01-06T00:00:00Z, 0, 0 s",
        "GPS, 2019-04-06T23:59:42Z, 2048, 0 s",
        "GPS, 2026-01-01T00:00:00Z, 2399, 345618 s",
        "GALILEO, 1999-08-21T23:59:47Z, 0, 0 s",
        "GALILEO, 2026-01-01T00:00:00Z, 1375, 345618 s",
        "BEIDOU, 2006-01-01T00:00:00Z, 0, 0 s",
        "BEIDOU, 2016-12-31T23:59:60Z, 574, 3 s",
    })
    void countsWeeksFromTheEpochOfTheSystem(
            GnssSystem system, String utc, long week, String sinceWeekBegan) {
        var tai = UTC.toTai(UtcInstant.parse(utc));
        var found = GnssWeek.of(system, tai);
        assertThat(found.week()).isEqualTo(week);
        assertThat(found.sinceWeekBegan()).hasToString(sinceWeekBegan);
        assertThat(found.toTai()).isEqualTo(tai);
    }

    @Test
    void findsTheWeekThatWasCutToTenBits() {
        var now = UTC.toTai(UtcInstant.parse("2026-01-01T00:00:00Z"));
        assertThat(GnssWeek.nearest(GnssSystem.GPS, 2399 % 1024, 10, now)).isEqualTo(2399);
        assertThat(GnssWeek.nearest(GnssSystem.GPS, 2396 % 256, 8, now)).isEqualTo(2396);
        assertThat(GnssWeek.nearest(GnssSystem.GPS, (2399 + 511) % 1024, 10, now))
                .isEqualTo(2399 + 511);
        assertThat(GnssWeek.nearest(GnssSystem.GPS, (2399 + 513) % 1024, 10, now))
                .isEqualTo(2399 - 511);
    }

    @ParameterizedTest
    @CsvSource({
        "1996-01-01T00:00:00Z, 1, 1, 3, 0, 0",
        "1995-12-31T21:00:00Z, 1, 1, 0, 0, 0",
        "2016-12-31T23:59:60Z, 6, 367, 2, 59, 60",
        "2017-01-01T00:00:00Z, 6, 367, 3, 0, 0",
        "2026-11-23T22:30:15Z, 8, 1059, 1, 30, 15",
    })
    void glonassIsThreeHoursAheadWithItsLeapSecondAtThree(
            String utc, long interval, int day, int hour, int minute, int second) {
        var time = GlonassTime.from(UtcInstant.parse(utc));
        assertThat(time).isEqualTo(new GlonassTime(interval, day, hour, minute, second, 0));
        assertThat(time.toUtc()).isEqualTo(UtcInstant.parse(utc));
    }

    @Test
    void everyConversionIsExactBothWays() {
        Property.forAll(
                (random, size) ->
                        new TaiInstant(
                                random.nextLong(100_000_000, 3_000_000_000L),
                                random.nextLong(1_000_000_000_000_000_000L)),
                tai -> {
                    for (var scale : AtomicScale.values()) {
                        assertThat(scale.toTai(scale.dateOf(tai))).isEqualTo(tai);
                    }
                    for (var system : GnssSystem.values()) {
                        assertThat(GnssWeek.of(system, tai).toTai()).isEqualTo(tai);
                    }
                    var utc = UTC.toUtc(tai);
                    assertThat(GlonassTime.from(utc).toUtc()).isEqualTo(utc);
                    var tt = AtomicScale.TT.dateOf(tai);
                    assertClose(RelativisticScale.tcgToTt(RelativisticScale.ttToTcg(tt)), tt);
                    assertClose(RelativisticScale.tcbToTdb(RelativisticScale.tdbToTcb(tt)), tt);
                });
    }

    private static void assertClose(
            org.noonmark.time.ModifiedJulianDay actual,
            org.noonmark.time.ModifiedJulianDay expected) {
        assertThat(actual.toTai().minus(expected.toTai()).abs())
                .isLessThanOrEqualTo(new TimeDelta(0, 3));
    }
}
