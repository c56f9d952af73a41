package org.noonmark.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.sigma.rule.ValueTest.DatePart;

class NumberValueTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "-", "+", "1e3", "0x10", " 1", "1 ", "1.", ".5", "1.2.3", "١", "NaN", "--1"
            })
    void otherTextIsNoNumber(String text) {
        assertThat(NumberValue.of(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "-1, -1",
        "+2, 2",
        "007, 7",
        "1.50, 1.5",
        "9223372036854775808, 9223372036854775808"
    })
    void readsDecimals(String text, BigDecimal expected) {
        assertThat(NumberValue.of(text)).isEqualByComparingTo(expected);
    }

    @Test
    void takesNumbersAsTheyAre() {
        assertThat(NumberValue.of(Long.MIN_VALUE)).isEqualByComparingTo("-9223372036854775808");
        assertThat(NumberValue.of(1.5)).isEqualByComparingTo("1.5");
        assertThat(NumberValue.of(Double.NaN)).isNull();
        assertThat(NumberValue.of(true)).isNull();
    }

    @Test
    void longTextIsNoNumber() {
        assertThat(NumberValue.of("1".repeat(64))).isNotNull();
        assertThat(NumberValue.of("1".repeat(65))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23, DAY, 23",
        "2026-11-23, MONTH, 11",
        "2026-11-23, YEAR, 2026",
        "2026-11-23, WEEK, 48",
        "2026-11-23, HOUR, -1",
        "2026-11-23T07:08:09Z, HOUR, 7",
        "2026-11-23 07:08, MINUTE, 8",
        "2026-11-23x07:08, MINUTE, -1",
        "2026-02-30, DAY, -1",
        "2026-02-30 07:08, HOUR, -1",
        "2026-11-23T24:00, HOUR, -1",
        "2026-1-23, DAY, -1",
        "hello, DAY, -1",
        "2027-01-01, WEEK, 53",
        "2026-11-23T07x08, HOUR, -1"
    })
    void readsPartsOfDates(String text, DatePart part, int expected) {
        assertThat(DateText.part(text, part)).isEqualTo(expected);
    }
}
