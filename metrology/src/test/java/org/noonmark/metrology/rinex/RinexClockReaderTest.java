package org.noonmark.metrology.rinex;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.noonmark.metrology.rinex.RinexDefect.Reason;

class RinexClockReaderTest {
    private static final String GOOD = "AS G01  2026 11 23 00 00  0.000000  1   -0.1234567890E-03";
    private static final String LATER = "AS G01  2026 11 23 00 00 30.000000  1   -0.1234567891D-03";

    private static RinexClockFile with(String record) {
        return RinexSamples.read(RinexSamples.withRecords(GOOD, record, LATER));
    }

    /// The lines around a bad one are read; the bad one is named by line and column.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AS G02  2026 13 23 00 00  0.000000  1    0.1E-03 | BAD_FIELD | 14 | 13",
                "AS G02  2026 02 30 00 00  0.000000  1    0.1E-03 | BAD_FIELD | 17 | 30",
                "AS G02  2026 11 23 24 00  0.000000  1    0.1E-03 | BAD_FIELD | 20 | 24",
                "AS G02  2026 11 23 00 00 60.000000  1    0.1E-03 | BAD_FIELD | 26 | 60.000000",
                "AS G02  2026 11 23 00 00  0.000000  7    0.1E-03 | BAD_FIELD | 37 | 7",
                "AS G02  2026 11 23 00 00  0.000000  1    0.1X-03 | BAD_FIELD | 42 | 0.1X-03",
                "AS G02  2026 11 23 00 00  0.000000  1    1.0E999 | BAD_FIELD | 42 | 1.0E999",
                "AS G02  2026 11 23 00 00  0.000000  2    0.1E-03 | MISSING_VALUES | 0 | 1 of 2",
                "AS G02  2026 11 23 00 00  0.000000  3    0.1 0.1 | MISSING_VALUES | 0 | 2 of 3",
                "XX G02  2026 11 23 00 00  0.000000  1    0.1E-03 | NOT_A_RECORD | 1 |"
            })
    void namesWhatIsWrong(String record, Reason reason, int column, String found) {
        var file = with(record);
        assertThat(file.records()).hasSize(2);
        assertThat(file.lost()).isEqualTo(1);
        assertThat(file.defects())
                .singleElement()
                .satisfies(defect -> {
                    assertThat(defect.reason()).isEqualTo(reason);
                    assertThat(defect.line()).isEqualTo(7);
                    assertThat(defect.column()).isEqualTo(column);
                    if (found != null) {
                        assertThat(defect.found()).isEqualTo(found);
                    }
                });
    }

    @Test
    void epochsThatRepeatOrGoBackAreDiagnosed() {
        assertThat(with(GOOD).defects())
                .extracting(RinexDefect::reason, RinexDefect::line)
                .containsExactly(tuple(Reason.REPEATED, 7L));
        assertThat(with(GOOD.replace("0.1234567890", "0.5")).defects())
                .extracting(RinexDefect::reason)
                .containsExactly(Reason.NOT_AFTER);
        assertThat(with(GOOD.replace("11 23", "11 22")).defects())
                .extracting(RinexDefect::reason)
                .containsExactly(Reason.NOT_AFTER);
        // Another clock may have the same epoch.
        assertThat(with(GOOD.replace("G01", "G02")).defects()).isEmpty();
    }

    @Test
    void leapSecondOfUtcHasItsPlace() {
        var file = with("AR USNO 2016 12 31 23 59 60.500000  1    0.1E-03");
        assertThat(file.records().get(1).epoch()).isEqualTo(new ClockEpoch(57_753, 86_400.5));
    }

    @Test
    void refusesOtherFiles() {
        assertThat(RinexClockReader.read("hello\n".getBytes(ISO_8859_1)))
                .isEqualTo(
                        new RinexOutcome.Rejected(
                                new RinexDefect(Reason.NOT_RINEX, 1, 1, "hello")));
        var observations =
                "     3.04           OBSERVATION DATA    M                   RINEX VERSION / TYPE\n";
        assertThat(RinexClockReader.read(observations.getBytes(ISO_8859_1)))
                .isInstanceOfSatisfying(
                        RinexOutcome.Rejected.class,
                        rejected ->
                                assertThat(rejected.defect().reason())
                                        .isEqualTo(Reason.NOT_CLOCK_DATA));
        assertThat(RinexClockReader.read(new byte[0])).isInstanceOf(RinexOutcome.Rejected.class);
    }

    @Test
    void carriageReturnsAndControlCharacters() {
        var text = RinexSamples.withRecords(GOOD, "AS \u001b[31m", LATER);
        var file = RinexSamples.read(text.replace("\n", "\r\n"));
        assertThat(file.records()).hasSize(2);
        assertThat(file.defects())
                .extracting(RinexDefect::reason, RinexDefect::found)
                .containsExactly(tuple(Reason.NOT_TEXT, ""));
    }
}
