package org.noonmark.app.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.noonmark.time.UtcInstant;

class AmountsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "1, 1.00 s",
        "-1.5, -1.50 s",
        "0.9999, 1.00 s",
        "0.99949, 999 ms",
        "0.0123456, 12.3 ms",
        "412e-6, 412 us",
        "20e-9, 20.0 ns",
        "3e-12, 3.00 ps",
        "1e-15, 1.00 fs",
        "99.94, 99.9 s",
        "99.95, 1 min 40 s",
        "-3725, -1 h 2 min",
        "360000, 4 d 4 h",
        "NaN, unknown",
    })
    void threeDigitsAndTheUnitThatFits(double seconds, String text) {
        assertThat(Amounts.of(seconds)).isEqualTo(text);
    }

    @Test
    void signsAreShownWhenAsked() {
        assertThat(Amounts.signed(0.001)).isEqualTo("+1.00 ms");
        assertThat(Amounts.signed(-0.001)).isEqualTo("-1.00 ms");
        assertThat(Amounts.signed(0)).isEqualTo("0 s");
    }

    @Test
    void spansHaveTwoUnits() {
        assertThat(Amounts.span(0.4)).isEqualTo("0 s");
        assertThat(Amounts.span(59.6)).isEqualTo("1 min 0 s");
        assertThat(Amounts.span(86_399)).isEqualTo("23 h 59 min");
        assertThat(Amounts.span(Double.POSITIVE_INFINITY)).endsWith(" h");
    }

    @Test
    void utcIsCutToNanoseconds() {
        assertThat(Amounts.utc(UtcInstant.parse("2016-12-31T23:59:60.1234567899Z")))
                .isEqualTo("2016-12-31T23:59:60.123456789Z");
    }
}
