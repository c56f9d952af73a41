package org.noonmark.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UtcInstantTest {
    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, 40587, 0, 0",
        "2016-12-31T23:59:60.5Z, 57753, 86400, 500000000000000000",
        "1858-11-16T23:59:59.000000000000000001Z, -1, 86399, 1",
        "-0001-12-31T12:00:00Z, -678942, 43200, 0",
        "+12345-01-01T00:00:00Z, 3829978, 0, 0",
    })
    void textAndFieldsAgree(String text, long day, int second, long attos) {
        var instant = new UtcInstant(day, second, attos);
        assertThat(UtcInstant.parse(text)).isEqualTo(instant);
        assertThat(instant).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "T",
                "2016-12-31",
                "2016-12-31T23:59:60",
                "2016-12-31T23:59:61Z",
                "2016-12-31T23:58:60Z",
                "2016-12-31T22:59:60Z",
                "2016-12-31T24:00:00Z",
                "2016-12-31T23:60:00Z",
                "2016-12-31 23:59:59Z",
                "2016-13-31T23:59:59Z",
                "2016-02-30T23:59:59Z",
                "2016-12-31T23:59:59.Z",
                "2016-12-31T23:59:59.1234567890123456789Z",
                "2016-12-31T23:59:59.1x3Z",
                "2016-12-31T23:59:59+00:00Z",
                "2016-12-31T23:59:5Z",
                "2016-12-31T3:59:59.0Z",
            })
    void refusesOtherText(String text) {
        assertThatThrownBy(() -> UtcInstant.parse(text)).isInstanceOf(DateTimeParseException.class);
    }

    @Test
    void refusesFieldsOutOfRange() {
        assertThatThrownBy(() -> new UtcInstant(0, 86_401, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new UtcInstant(0, -1, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new UtcInstant(0, 0, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void posixCountOfALeapSecondIsThatOfTheNextSecond() {
        assertThat(UtcInstant.parse("2016-12-31T23:59:60Z").toPosixSeconds())
                .isEqualTo(UtcInstant.parse("2017-01-01T00:00:00Z").toPosixSeconds())
                .isEqualTo(1_483_228_800L);
        assertThat(UtcInstant.ofPosix(-1, 0)).hasToString("1969-12-31T23:59:59Z");
    }

    @Test
    void leapSecondLiesBetweenItsNeighbours() {
        var before = UtcInstant.parse("2016-12-31T23:59:59.9Z");
        var inside = UtcInstant.parse("2016-12-31T23:59:60.1Z");
        var after = UtcInstant.parse("2017-01-01T00:00:00Z");
        assertThat(before).isLessThan(inside);
        assertThat(inside).isLessThan(after);
        assertThat(inside.isInLeapSecond()).isTrue();
        assertThat(after.isInLeapSecond()).isFalse();
    }

    @Test
    void textNeverFailsHoweverFarTheDay() {
        assertThat(new UtcInstant(Long.MIN_VALUE, 0, 0).toString()).endsWith("T00:00:00Z");
        assertThat(TaiInstant.ofSeconds(Long.MAX_VALUE))
                .hasToString("1970-01-01+106751991167300T15:30:07 TAI");
    }
}
