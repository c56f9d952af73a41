package org.noonmark.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeapTableTest {
    private static final LeapTable TABLE = LeapTable.embedded();

    /// MJD 62867 is 2031-01-01: a second is deleted at the end of 2030.
    private static final LeapTable.Leap DELETION = new LeapTable.Leap(62_867, 36);

    private static final LeapTable WITH_DELETION = TABLE.with(DELETION);

    private static UtcInstant utc(String text) {
        return UtcInstant.parse(text);
    }

    private static TaiInstant tai(LeapTable table, String utc) {
        return table.toTai(utc(utc));
    }

    /// Values of the IERS table and of ERFA's `eraDat` test.
    @ParameterizedTest
    @CsvSource({
        "1960-01-01T00:00:00Z, 10",
        "1972-06-30T23:59:59Z, 10",
        "1972-07-01T00:00:00Z, 11",
        "2003-06-01T00:00:00Z, 32",
        "2008-01-17T00:00:00Z, 33",
        "2016-12-31T23:59:59Z, 36",
        "2016-12-31T23:59:60Z, 36",
        "2017-01-01T00:00:00Z, 37",
        "2017-09-01T00:00:00Z, 37",
        "2100-01-01T00:00:00Z, 37",
    })
    void knowsTaiMinusUtc(String utc, long seconds) {
        assertThat(TABLE.taiMinusUtc(tai(TABLE, utc))).isEqualTo(TimeDelta.ofSeconds(seconds));
    }

    @Test
    void insertedSecondHasItsOwnName() {
        var lastPlain = tai(TABLE, "2016-12-31T23:59:59.5Z");
        assertThat(TABLE.toUtc(lastPlain.plus(TimeDelta.ofSeconds(1))))
                .hasToString("2016-12-31T23:59:60.5Z");
        assertThat(TABLE.toUtc(lastPlain.plus(TimeDelta.ofSeconds(2))))
                .hasToString("2017-01-01T00:00:00.5Z");
        assertThat(tai(TABLE, "2016-12-31T23:59:60.5Z").minus(lastPlain))
                .isEqualTo(TimeDelta.ofSeconds(1));
    }

    @Test
    void deletedSecondIsNeverNamed() {
        var last = tai(WITH_DELETION, "2030-12-31T23:59:58.75Z");
        assertThat(WITH_DELETION.toUtc(last)).hasToString("2030-12-31T23:59:58.75Z");
        assertThat(WITH_DELETION.toUtc(last.plus(TimeDelta.ofMillis(250))))
                .hasToString("2031-01-01T00:00:00Z");
        assertThat(WITH_DELETION.toUtc(last.plus(TimeDelta.ofMillis(249))))
                .hasToString("2030-12-31T23:59:58.999Z");
    }

    @Test
    void secondThatTheDayDoesNotHaveCountsOn() {
        assertThat(tai(WITH_DELETION, "2030-12-31T23:59:59Z"))
                .isEqualTo(tai(WITH_DELETION, "2031-01-01T00:00:00Z"));
        assertThat(tai(WITH_DELETION, "2030-12-30T23:59:60Z"))
                .isEqualTo(tai(WITH_DELETION, "2030-12-31T00:00:00Z"));
    }

    @Test
    void knowsTheLengthOfEachDay() {
        assertThat(TABLE.secondsInDay(57_753)).isEqualTo(86_401);
        assertThat(TABLE.secondsInDay(57_754)).isEqualTo(86_400);
        assertThat(WITH_DELETION.secondsInDay(62_866)).isEqualTo(86_399);
        assertThat(TABLE.secondsInDay(41_316)).as("no step at the first entry").isEqualTo(86_400);
    }

    @Test
    void saysWhichSecondsADayHas() {
        assertThat(TABLE.isValid(utc("2016-12-31T23:59:60.9Z"))).isTrue();
        assertThat(TABLE.isValid(utc("2016-12-30T23:59:60Z"))).isFalse();
        assertThat(WITH_DELETION.isValid(utc("2030-12-31T23:59:58.9Z"))).isTrue();
        assertThat(WITH_DELETION.isValid(utc("2030-12-31T23:59:59Z"))).isFalse();
    }

    @Test
    void expiresAtTheIssuersInstantAndKeepsTheLastOffset() {
        var expiry = tai(TABLE, "2027-06-28T00:00:00Z");
        assertThat(TABLE.isExpiredAt(expiry.minus(new TimeDelta(0, 1)))).isFalse();
        assertThat(TABLE.isExpiredAt(expiry)).isTrue();
        assertThat(TABLE.taiMinusUtc(expiry)).isEqualTo(TimeDelta.ofSeconds(37));
    }

    @Test
    void findsTheNextStepAndItsSign() {
        var beforeLast = tai(TABLE, "2016-12-31T23:59:60.999Z");
        var next = TABLE.nextAfter(beforeLast).orElseThrow();
        assertThat(next).isEqualTo(new LeapTable.Leap(57_754, 37));
        assertThat(TABLE.stepAt(next)).isEqualTo(1);
        assertThat(TABLE.nextAfter(next.begins())).isEmpty();
        assertThat(WITH_DELETION.nextAfter(next.begins())).contains(DELETION);
        assertThat(WITH_DELETION.stepAt(DELETION)).isEqualTo(-1);
        assertThat(TABLE.stepAt(TABLE.leaps().getFirst())).isZero();
        assertThat(TABLE.nextAfter(TaiInstant.ofSeconds(-1_000_000_000)))
                .as("the first entry is no step")
                .contains(new LeapTable.Leap(41_499, 11));
    }

    @Test
    void stepIsAskedOnlyOfItsOwnTable() {
        assertThatThrownBy(() -> TABLE.stepAt(DELETION))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesTablesThatDoNotAscendByOneSecondSteps() {
        var first = new LeapTable.Leap(41_317, 10);
        var expires = utc("2030-01-01T00:00:00Z");
        assertThatThrownBy(() -> new LeapTable(List.of(), expires))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LeapTable(List.of(first, first), expires))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TABLE.with(new LeapTable.Leap(62_867, 39)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TABLE.with(new LeapTable.Leap(57_753, 38)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void consecutiveInsertionAndDeletionBothCount() {
        var table = WITH_DELETION.with(new LeapTable.Leap(62_868, 37));
        var midnight = tai(table, "2031-01-01T00:00:00Z");
        assertThat(midnight.minus(tai(table, "2030-12-31T00:00:00Z")))
                .isEqualTo(TimeDelta.ofSeconds(86_399));
        assertThat(tai(table, "2031-01-02T00:00:00Z").minus(midnight))
                .isEqualTo(TimeDelta.ofSeconds(86_401));
    }
}
