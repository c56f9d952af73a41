package org.noonmark.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeDeltaTest {
    private static final TimeDelta ATTOSECOND = new TimeDelta(0, 1);
    private static final TimeDelta MINUS_ATTOSECOND = new TimeDelta(-1, 999_999_999_999_999_999L);

    @Test
    void refusesAttosecondsOutsideOneSecond() {
        assertThatThrownBy(() -> new TimeDelta(0, 1_000_000_000_000_000_000L))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be in [0, 1e18): attoseconds=1000000000000000000");
        assertThatThrownBy(() -> new TimeDelta(0, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void negativeUnitsAreStoredBelowTheirSecond() {
        assertThat(TimeDelta.ofNanos(-1)).isEqualTo(new TimeDelta(-1, 999_999_999_000_000_000L));
        assertThat(TimeDelta.ofMillis(-1_500)).isEqualTo(TimeDelta.parseSeconds("-1.5"));
        assertThat(TimeDelta.ofMicros(-2_000_000)).isEqualTo(TimeDelta.ofSeconds(-2));
        assertThat(TimeDelta.ofPicos(Long.MIN_VALUE).toString())
                .isEqualTo("-9223372.036854775808 s");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "1e-18, 0.000000000000000001 s",
        "-1e-17, -0.00000000000000001 s",
        "-1e-30, 0 s",
        "0.5e-18, 0.000000000000000001 s",
        "-0.25, -0.25 s",
        "0.1, 0.100000000000000006 s",
        "-0.1, -0.100000000000000006 s",
        "1e18, 1000000000000000000 s",
        "0.9999999999999999, 0.999999999999999889 s",
        "-9223372036854774784, -9223372036854774784 s",
    })
    void fromSecondsIsTheDoubleRoundedToAnAttosecond(double seconds, String text) {
        assertThat(TimeDelta.fromSeconds(seconds)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity", "-Infinity", "9.3e18", "-9.3e18"})
    void fromSecondsRefusesWhatDoesNotFit(double seconds) {
        assertThatThrownBy(() -> TimeDelta.fromSeconds(seconds))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "-1.25, -1.25 s",
        "3e-9, 0.000000003 s",
        "+.5, 0.5 s",
        "0e-999999999, 0 s",
        "0e999999999, 0 s",
        "1e-999999999, 0 s",
        "-1e-999999999, -0.000000000000000001 s",
        "1.9999999999999999999, 1.999999999999999999 s",
        "-1.9999999999999999999, -2 s",
        "9223372036854775807.999999999999999999, 9223372036854775807.999999999999999999 s",
    })
    void parseIsExactAndCutsTowardsMinusInfinity(String text, String parsed) {
        assertThat(TimeDelta.parseSeconds(text)).hasToString(parsed);
    }

    @ParameterizedTest
    @CsvSource({"1e999999999", "9223372036854775808", "-9223372036854775808.1", "1e19"})
    void parseRefusesWhatDoesNotFit(String text) {
        assertThatThrownBy(() -> TimeDelta.parseSeconds(text))
                .isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({"''", "one", "1s", "0x10", "1e99999999999"})
    void parseRefusesWhatIsNoNumber(String text) {
        assertThatThrownBy(() -> TimeDelta.parseSeconds(text))
                .isInstanceOf(NumberFormatException.class);
    }

    @Test
    void halfRoundsTowardsMinusInfinity() {
        assertThat(ATTOSECOND.half()).isEqualTo(TimeDelta.ZERO);
        assertThat(MINUS_ATTOSECOND.half()).isEqualTo(MINUS_ATTOSECOND);
        assertThat(TimeDelta.ofSeconds(-3).half()).isEqualTo(TimeDelta.parseSeconds("-1.5"));
        assertThat(new TimeDelta(Long.MIN_VALUE, 0).half())
                .isEqualTo(new TimeDelta(Long.MIN_VALUE / 2, 0));
    }

    @Test
    void toNanosRoundsTowardsMinusInfinity() {
        assertThat(ATTOSECOND.toNanos()).isZero();
        assertThat(MINUS_ATTOSECOND.toNanos()).isEqualTo(-1);
        assertThat(TimeDelta.ofSeconds(-1).toNanos()).isEqualTo(-1_000_000_000);
        assertThat(TimeDelta.ofNanos(Long.MIN_VALUE).toNanos()).isEqualTo(Long.MIN_VALUE);
        assertThat(TimeDelta.ofNanos(Long.MAX_VALUE).toNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void toNanosOverflowsLoudly() {
        var tooLarge = TimeDelta.ofNanos(Long.MAX_VALUE).plus(TimeDelta.ofNanos(1));
        var tooSmall = TimeDelta.ofNanos(Long.MIN_VALUE).minus(ATTOSECOND);
        assertThatThrownBy(tooLarge::toNanos).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(tooSmall::toNanos).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void productOfTwoNegativesFitsEvenWhereItsSecondsAloneWouldNot() {
        assertThat(MINUS_ATTOSECOND.multipliedBy(Long.MIN_VALUE))
                .hasToString("9.223372036854775808 s");
        assertThatThrownBy(() -> TimeDelta.ofSeconds(-1).multipliedBy(Long.MIN_VALUE))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void sumsAtTheEndOfTheRangeAreExactAndOverflowLoudly() {
        var largest = new TimeDelta(Long.MAX_VALUE, 999_999_999_999_999_999L);
        var smallest = new TimeDelta(Long.MIN_VALUE, 0);
        assertThat(largest.plus(smallest)).isEqualTo(MINUS_ATTOSECOND);
        assertThat(MINUS_ATTOSECOND.minus(largest)).isEqualTo(smallest);
        assertThat(new TimeDelta(Long.MIN_VALUE, 1).negated()).isEqualTo(largest);
        assertThatThrownBy(() -> largest.plus(ATTOSECOND)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> smallest.minus(ATTOSECOND))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(smallest::negated).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void smallNegativeValuesKeepTheirDigitsAsDouble() {
        assertThat(MINUS_ATTOSECOND.toSeconds()).isEqualTo(-1e-18);
        assertThat(TimeDelta.ofNanos(-3).toSeconds()).isEqualTo(-3e-9);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "1, 1.00 s",
        "-1.5, -1.50 s",
        "0.9999, 1.00 s",
        "0.99949, 999 ms",
        "0.0123456, 12.3 ms",
        "-412e-6, -412 us",
        "20e-9, 20.0 ns",
        "3e-12, 3.00 ps",
        "1e-18, 1.00 as",
        "-0.5e-18, -1.00 as",
        "99.94, 99.9 s",
        "86400, 86400 s",
    })
    void shortTextHasThreeDigitsAndTheUnitThatFits(String seconds, String text) {
        assertThat(TimeDelta.parseSeconds(seconds).toShortString()).isEqualTo(text);
    }

    @Test
    void ordersBySignThenSize() {
        assertThat(MINUS_ATTOSECOND.isLessThan(TimeDelta.ZERO)).isTrue();
        assertThat(TimeDelta.min(MINUS_ATTOSECOND, ATTOSECOND)).isEqualTo(MINUS_ATTOSECOND);
        assertThat(TimeDelta.max(MINUS_ATTOSECOND, ATTOSECOND)).isEqualTo(ATTOSECOND);
        assertThat(MINUS_ATTOSECOND.abs()).isEqualTo(ATTOSECOND);
        assertThat(MINUS_ATTOSECOND.isNegative()).isTrue();
    }
}
