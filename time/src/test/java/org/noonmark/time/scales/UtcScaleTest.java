package org.noonmark.time.scales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.noonmark.testkit.Property;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;

class UtcScaleTest {
    private static final UtcScale UTC = UtcScale.embedded();
    private static final long ATTOS = 1_000_000_000_000_000_000L;

    /// Published values at both sides of each step (IERS, UTC-TAI.history).
    @ParameterizedTest
    @CsvSource({
        "1961-01-01T00:00:00Z, 1.422818 s",
        "1961-08-01T00:00:00Z, 1.64757 s",
        "1962-01-01T00:00:00Z, 1.845858 s",
        "1963-11-01T00:00:00Z, 2.6972788 s",
        "1964-01-01T00:00:00Z, 2.765794 s",
        "1965-01-01T00:00:00Z, 3.54013 s",
        "1966-01-01T00:00:00Z, 4.31317 s",
        "1968-02-01T00:00:00Z, 6.185682 s",
        "1971-12-31T00:00:00Z, 9.88965 s",
        "1972-01-01T00:00:00Z, 10 s",
        "2017-01-01T00:00:00Z, 37 s",
    })
    void knowsThePublishedOffsets(String utc, String taiMinusUtc) {
        assertThat(UTC.taiMinusUtc(UtcInstant.parse(utc))).hasToString(taiMinusUtc);
    }

    @ParameterizedTest
    @CsvSource({
        "37511, -0.05", // 1961-07-31 was shortened
        "37664, 0", // the rate changed, with no step
        "38333, 0.1", // 1963-10-31
        "38394, 0", // 1963-12-31
        "39125, 0", // 1965-12-31
        "39886, -0.1", // 1968-01-31 was shortened
        "41316, 0.107758", // 1971-12-31, to reach ten seconds
        "57753, 1",
        "57754, 0",
    })
    void knowsHowLongADayWas(long day, String taiStep) {
        var extra = UTC.dayLength(day).minus(TimeDelta.ofSeconds(86_400));
        // In seconds of UTC, up to 3e-8 longer than those of TAI.
        assertThat(extra.minus(TimeDelta.parseSeconds(taiStep)).abs().toSeconds()).isLessThan(4e-9);
    }

    @Test
    void countsThroughTheInsertedTenthOfASecond() {
        var lastSecond = UtcInstant.parse("1963-10-31T23:59:59Z");
        var inside = UtcInstant.parse("1963-10-31T23:59:60.05Z");
        var next = UtcInstant.parse("1963-11-01T00:00:00Z");
        assertThat(UTC.toUtc(UTC.toTai(inside))).isEqualTo(inside);
        assertThat(UTC.isValid(inside)).isTrue();
        assertThat(UTC.isValid(UtcInstant.parse("1963-10-31T23:59:60.2Z"))).isFalse();
        assertThat(UTC.toTai(next).minus(UTC.toTai(lastSecond)).toSeconds())
                .isBetween(1.1, 1.1 + 2e-8);
    }

    @Test
    void leavesOutWhatAShortenedDayDoesNotHave() {
        var midnight = UTC.toTai(UtcInstant.parse("1968-02-01T00:00:00Z"));
        var before = UTC.toUtc(midnight.minus(TimeDelta.ofNanos(1)));
        assertThat(before.secondOfDay()).isEqualTo(86_399);
        assertThat(before.attoseconds()).isBetween(ATTOS / 10 * 9, ATTOS / 10 * 9 + 5_000_000_000L);
        assertThat(UTC.isValid(before)).isTrue();
        assertThat(UTC.isValid(UtcInstant.parse("1968-01-31T23:59:59.95Z"))).isFalse();
    }

    @Test
    void refusesWhatLiesBefore1961() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UTC.toTai(new UtcInstant(37_299, 0, 0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UTC.toUtc(TaiInstant.ofSeconds(-400_000_000)));
    }

    @Test
    void comesBackToTheSameUtc() {
        Property.forAll(
                UtcScaleTest::utc,
                utc -> {
                    if (UTC.isValid(utc)) {
                        assertThat(UTC.toUtc(UTC.toTai(utc))).isEqualTo(utc);
                    }
                });
    }

    @Test
    void comesBackToTheSameTaiWithinAnAttosecond() {
        Property.forAll(
                (random, size) ->
                        new TaiInstant(random.nextLong(-283_000_000, 2_000_000_000), attos(random)),
                tai -> {
                    var again = UTC.toTai(UTC.toUtc(tai));
                    assertThat(again.minus(tai).abs().compareTo(new TimeDelta(0, 1)))
                            .isLessThanOrEqualTo(tai.seconds() < 63_072_010 ? 0 : -1);
                });
    }

    @Test
    void neverRunsBackwards() {
        Property.forAll(
                (random, size) -> {
                    var around =
                            UTC.toTai(new UtcInstant(stepDay(random), 0, 0))
                                    .minus(TimeDelta.ofMillis(random.nextInt(2_000)));
                    return new TaiInstant(around.seconds(), attos(random));
                },
                tai -> {
                    var later = tai.plus(TimeDelta.ofNanos(1));
                    assertThat(UTC.toUtc(tai)).isLessThan(UTC.toUtc(later));
                    assertThat(UTC.isValid(UTC.toUtc(tai))).isTrue();
                });
    }

    @Test
    void agreesWithTheLeapTableFrom1972On() {
        Property.forAll(
                (random, size) ->
                        new TaiInstant(random.nextLong(63_072_010, 2_000_000_000), attos(random)),
                tai -> assertThat(UTC.toUtc(tai)).isEqualTo(UTC.leaps().toUtc(tai)));
    }

    private static UtcInstant utc(RandomGenerator random, int size) {
        long day = size % 2 == 0 ? stepDay(random) - 1 : random.nextLong(37_300, 60_000);
        int second = size % 3 == 0 ? 86_399 + random.nextInt(2) : random.nextInt(86_400);
        return new UtcInstant(day, second, attos(random));
    }

    private static long stepDay(RandomGenerator random) {
        int early = RubberSeconds.SEGMENTS.size() - 1;
        int index = random.nextInt(early + UTC.leaps().leaps().size());
        return index < early
                ? RubberSeconds.SEGMENTS.get(index + 1).firstDay()
                : UTC.leaps().leaps().get(index - early).modifiedJulianDay();
    }

    private static long attos(RandomGenerator random) {
        return random.nextLong(ATTOS);
    }
}
