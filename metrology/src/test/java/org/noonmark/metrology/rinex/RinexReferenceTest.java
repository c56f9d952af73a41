package org.noonmark.metrology.rinex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.noonmark.metrology.rinex.RinexDefect.Reason;
import org.noonmark.testkit.ReferenceData;

/// Files of analysis centres and the malformed ones that Orekit is tested with (see MANIFEST.md of
/// the reference data).
class RinexReferenceTest {
    private static final String FOLDER = "timescale/rinex_clock";

    private static Path folder() {
        var folder = ReferenceData.find(FOLDER);
        assumeTrue(folder.isPresent(), ReferenceData.missing(FOLDER));
        return folder.orElseThrow();
    }

    private static RinexClockFile file(String name) throws IOException {
        return RinexSamples.read(Files.readAllBytes(folder().resolve(name)));
    }

    @Test
    void countsRecordsAsExpected() throws IOException {
        var rows = Files.readAllLines(folder().resolve("expected_summary.csv"));
        assertThat(rows).hasSize(14);
        for (var row : rows.subList(1, rows.size())) {
            var cells = row.split(",", -1);
            var file = file(cells[0]);
            var header = file.header();
            assertThat(header.version()).as(cells[0]).isEqualTo(cells[1]);
            assertThat(header.timeSystem()).as(cells[0]).isEqualTo(cells[2].strip());
            assertThat(header.analysisCentre()).as(cells[0]).isEqualTo(cells[3].strip());
            if (!cells[4].isEmpty()) {
                assertThat(header.leapSeconds()).hasValue(Integer.parseInt(cells[4]));
            }
            int column = 5;
            for (var type : ClockRecord.Type.values()) {
                assertThat(file.counts().getOrDefault(type, 0))
                        .as(cells[0] + " " + type)
                        .isEqualTo(Integer.parseInt(cells[column]));
                column++;
            }
            checkFirst(file, cells[10]);
        }
    }

    private static void checkFirst(RinexClockFile file, String line) {
        if (line.isEmpty()) {
            assertThat(file.records()).isEmpty();
            return;
        }
        var fields = line.split("\\s+", -1);
        var first = file.records().getFirst();
        assertThat(first.type().name()).isEqualTo(fields[0]);
        assertThat(first.name()).isEqualTo(fields[1]);
        assertThat(first.biasSeconds()).isEqualTo(Double.parseDouble(fields[9]));
        assertThat(first.values()).hasSize(Integer.parseInt(fields[8]));
    }

    @Test
    void malformedFilesAreDiagnosedWithTheirLines() throws IOException {
        assertThat(file("orekit_error_in_line_4.clk").defects())
                .singleElement()
                .satisfies(defect -> {
                    assertThat(defect.reason()).isEqualTo(Reason.BAD_HEADER_VALUE);
                    assertThat(defect.line()).isEqualTo(4);
                    assertThat(defect.column()).isEqualTo(11);
                });
        var endless = file("orekit_missing_block_end_of_header.clk");
        assertThat(endless.records()).isEmpty();
        assertThat(endless.defects())
                .singleElement()
                .satisfies(defect -> {
                    assertThat(defect.reason()).isEqualTo(Reason.NO_END_OF_HEADER);
                    assertThat(defect.line()).isEqualTo(38);
                });
        assertThat(file("orekit_issue845.clk").defects())
                .extracting(RinexDefect::reason)
                .containsExactly(Reason.NO_END_OF_HEADER);
        // A second line behind a record that says it has two values.
        assertThat(file("USNO1_v300.clk").defects())
                .singleElement()
                .satisfies(defect -> {
                    assertThat(defect.reason()).isEqualTo(Reason.NOT_A_RECORD);
                    assertThat(defect.line()).isEqualTo(37);
                });
    }

    @Test
    void goodFilesHaveNoDefects() throws IOException {
        for (var name :
                new String[] {
                    "COD20352.CLK",
                    "COD21925.CLK_05S",
                    "orekit_Exple_analysis_2_304.clk",
                    "orekit_Exple_calibration_304.clk",
                    "orekit_cod17381_truncated_200.clk",
                    "orekit_emr10491_truncated_200.clk",
                    "orekit_jpl11456_truncated_200.clk",
                    "orekit_part-1.clk"
                }) {
            assertThat(file(name).defects()).as(name).isEmpty();
        }
    }

    @Test
    void readsRecordsOfSixValues() throws IOException {
        var first = file("orekit_Exple_analysis_1_304.clk").records().getFirst();
        assertThat(first.name()).isEqualTo("AREQ00USA");
        assertThat(first.values())
                .containsExactly(
                        -0.123456789012,
                        -1.23456789012,
                        -12.3456789012,
                        -123.456789012,
                        -1234.56789012,
                        -12345.6789012);
        assertThat(first.epoch()).isEqualTo(new ClockEpoch(49_547, 20 * 3600 + 59 * 60));
    }
}
