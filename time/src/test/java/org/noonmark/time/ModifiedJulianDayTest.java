package org.noonmark.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ModifiedJulianDayTest {
    @Test
    void namesKnownDates() {
        var noon = UtcInstant.parse("2000-01-01T12:00:00Z");
        assertThat(ModifiedJulianDay.from(noon).toString(3)).isEqualTo("51544.500");
        assertThat(ModifiedJulianDay.from(TaiInstant.EPOCH).toString(1)).isEqualTo("40587.0");
        assertThat(ModifiedJulianDay.parse("-0.25").toUtc()).hasToString("1858-11-16T18:00:00Z");
    }

    @Test
    void leapSecondReadsAsTheNextDaysFirst() {
        assertThat(ModifiedJulianDay.from(UtcInstant.parse("2016-12-31T23:59:60.5Z")))
                .isEqualTo(ModifiedJulianDay.from(UtcInstant.parse("2017-01-01T00:00:00.5Z")));
    }

    @Test
    void textOfADateThatDoesNotEndComesBackExactly() {
        var date = new ModifiedJulianDay(57_753, new TimeDelta(1, 1));
        assertThat(date).hasToString("57753.000011574074074074074086");
        assertThat(ModifiedJulianDay.parse(date.toString())).isEqualTo(date);
        assertThat(date.toTai()).isEqualTo(new TaiInstant((57_753 - 40_587) * 86_400L + 1, 1));
    }

    @Test
    void roundsUpIntoTheNextDay() {
        assertThat(ModifiedJulianDay.parse("57753.9999999999999999999999999"))
                .isEqualTo(new ModifiedJulianDay(57_754, TimeDelta.ZERO));
        assertThat(new ModifiedJulianDay(57_753, TimeDelta.parseSeconds("86399.999")).toString(6))
                .isEqualTo("57754.000000");
    }

    @Test
    void refusesWhatIsNoDate() {
        assertThatThrownBy(() -> ModifiedJulianDay.parse("MJD"))
                .isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> ModifiedJulianDay.parse("1e999999999"))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> ModifiedJulianDay.parse("1e-999999999"))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new ModifiedJulianDay(0, TimeDelta.ofSeconds(86_400)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void orderIsThatOfTime() {
        assertThat(ModifiedJulianDay.parse("1.25")).isGreaterThan(ModifiedJulianDay.parse("1"));
        assertThat(ModifiedJulianDay.parse("1.25")).isLessThan(ModifiedJulianDay.parse("2"));
    }
}
