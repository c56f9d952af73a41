package org.noonmark.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;
import org.noonmark.time.TimeDelta;

class ReadingLineTest {
    private static ReadingLine utc(String line) {
        return ReadingLine.parse(line, TimeColumn.UTC_SECONDS, false);
    }

    @Test
    void readsALineWithAndWithoutUncertainty() {
        assertThat(utc("1795392000.25,cs-2,-1.5e-9,2e-10"))
                .isEqualTo(
                        new ReadingLine.Measured(
                                TimeDelta.parseSeconds("1795392000.25"),
                                "cs-2",
                                TimeDelta.parseSeconds("-0.0000000015"),
                                Optional.of(TimeDelta.ofPicos(200))));
        assertThat(utc(" 1795392000 , maser 1 , 0.000000000000000001 "))
                .isEqualTo(
                        new ReadingLine.Measured(
                                TimeDelta.ofSeconds(1_795_392_000),
                                "maser 1",
                                new TimeDelta(0, 1),
                                Optional.empty()));
        assertThat(utc("1,a,2,")).isInstanceOf(ReadingLine.Measured.class);
    }

    @Test
    void readsModifiedJulianDatesAndCounters() {
        assertThat(ReadingLine.parse("40587.5,a,0", TimeColumn.MJD, false))
                .isEqualTo(
                        new ReadingLine.Measured(
                                TimeDelta.ofSeconds(43_200),
                                "a",
                                TimeDelta.ZERO,
                                Optional.empty()));
        assertThat(ReadingLine.parse("1500000000,a,1795392037.1", TimeColumn.COUNTER_NANOS, false))
                .isEqualTo(
                        new ReadingLine.Measured(
                                TimeDelta.ofMillis(1500),
                                "a",
                                TimeDelta.parseSeconds("1795392037.1"),
                                Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "# a comment", "  # another", "\t"})
    void emptyLinesAndCommentsMeanNothing(String line) {
        assertThat(utc(line)).isEqualTo(new ReadingLine.Empty());
    }

    @Test
    void aFirstLineOfWordsIsAHeader() {
        var header = "epoch,clock_id,phase_s,uncertainty_s";

        assertThat(ReadingLine.parse(header, TimeColumn.UTC_SECONDS, true))
                .isEqualTo(new ReadingLine.Empty());
        assertThat(utc(header)).isInstanceOf(ReadingLine.Wrong.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,a",
                "1,a,2,3,4",
                "x,a,2",
                ",a,2",
                "1,,2",
                "1,a,",
                "1,a,x",
                "1,a,NaN",
                "1,a,Infinity",
                "1,a,2,0",
                "1,a,2,-1e-9",
                "1,a,2,1e9",
                "1,a,2,x",
                "1,a\u001b[2J,2",
                "1,a,1e30",
                "1e999999999,a,1",
                "1,a,1e-999999999999",
                "1,a,0x10"
            })
    void namesWhatIsWrong(String line) {
        assertThat(utc(line)).isInstanceOf(ReadingLine.Wrong.class);
    }

    @Test
    void refusesLongLines() {
        assertThat(utc("1,a," + "0".repeat(2000))).isInstanceOf(ReadingLine.Wrong.class);
        assertThat(utc("1," + "a".repeat(65) + ",2")).isInstanceOf(ReadingLine.Wrong.class);
    }

    @Test
    void countersAreWholeNanoseconds() {
        assertThat(ReadingLine.parse("1.5,a,0", TimeColumn.COUNTER_NANOS, false))
                .isInstanceOf(ReadingLine.Wrong.class);
        assertThat(ReadingLine.parse("9223372036854775808,a,0", TimeColumn.COUNTER_NANOS, false))
                .isInstanceOf(ReadingLine.Wrong.class);
    }

    @Test
    void everyPhaseComesThroughExactly() {
        Property.forAll(
                Generators.longs(-1L << 60, 1L << 60),
                picos -> {
                    var phase = TimeDelta.ofPicos(picos);
                    var line = "1,a," + phase.toString().replace(" s", "");
                    assertThat(((ReadingLine.Measured) utc(line)).clockMinusReference())
                            .isEqualTo(phase);
                });
    }
}
