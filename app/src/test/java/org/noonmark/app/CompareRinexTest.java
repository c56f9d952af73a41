package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.testkit.ReferenceData;

/// `noonmark compare rinex`, and both commands over reference data.
class CompareRinexTest {
    private static final String HEADER =
            """
                 3.00           C                                       RINEX VERSION / TYPE
               GPS                                                      TIME SYSTEM ID
            USNO 40451S003                                              ANALYSIS CLK REF
                                                                        END OF HEADER
            """;

    @TempDir Path folder;

    private String file(String records) throws IOException {
        return Files.writeString(folder.resolve("clocks.clk"), HEADER + records).toString();
    }

    private static String records(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int second = 30 * i;
            text.append(
                    "AS G01  2026 11 23 00 %02d %9.6f  1    %.12E\n"
                            .formatted(second / 60, (double) (second % 60), 1e-6 + 1e-11 * i * i));
            if (i != 3) {
                text.append(
                        "AR BRUX 2026 11 23 00 %02d %9.6f  1    %.12E\n"
                                .formatted(second / 60, (double) (second % 60), 2e-6));
            }
        }
        return text.toString();
    }

    @Test
    void csvGoesIntoStability() throws IOException {
        var csv = folder.resolve("clocks.csv").toString();
        var run =
                CommandLineRun.of(
                        "compare", "rinex", file(records(20)), "--format", "csv", "--output", csv);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.readAllLines(Path.of(csv)))
                .hasSize(22)
                .startsWith(
                        "# clock minus reference in seconds; time system GPS; reference USNO",
                        "mjd,BRUX,G01",
                        "61367.000000000,2.00000000000000e-06,1.00000000000000e-06")
                .contains("61367.001041667,,1.00009000000000e-06");
        var stability =
                CommandLineRun.of(
                        "stability",
                        "--column",
                        "G01",
                        "--stamps",
                        "mjd",
                        "--stamp-unit",
                        "mjd",
                        csv);
        assertThat(stability.exitCode()).as(stability.err()).isZero();
        assertThat(stability.out()).contains("20 readings of phase, none missing, tau0 30 s");
    }

    @Test
    void tableSaysWhatThereIs() throws IOException {
        var run = CommandLineRun.of("compare", "rinex", file(records(5)));
        assertThat(run.out())
                .contains("2 clocks, time system GPS, reference USNO, records: AR 4, AS 5");
        assertThat(
                        CommandLineRun.of("compare", "rinex", file(records(5)), "--format", "json")
                                .out())
                .contains("\"timeSystem\" : \"GPS\"");
    }

    @Test
    void badRecordsAreSaidWithTheirPlace() throws IOException {
        var name = file(records(3) + "AS G01  2026 13 23 00 02  0.000000  1    0.1E-06\n");
        var run = CommandLineRun.of("compare", "rinex", name);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "note: clocks.clk:11:14: cannot be meant (\"13\"); the record is left out");
        assertThat(CommandLineRun.of("compare", "rinex", name, "--strict").exitCode()).isEqualTo(2);
        var none = CommandLineRun.of("compare", "rinex", name, "--clock", "G09");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("no record of G09; there are BRUX G01");
    }

    @Test
    void realReceiversOfOneLaboratory() {
        var data = ReferenceData.find("timescale/cggtts");
        assumeTrue(data.isPresent(), ReferenceData.missing("timescale/cggtts"));
        var found = data.orElseThrow();
        var run =
                CommandLineRun.of(
                        "compare",
                        "cggtts",
                        found.resolve("GMRX0157.607").toString(),
                        found.resolve("GMRX0257.607").toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("-17.038");
        assertThat(run.err())
                .contains("different versions (01, 2E)")
                .contains("no usable tracks of G04");
        var folded =
                CommandLineRun.of(
                        "compare",
                        "cggtts",
                        found.resolve("GZSY8259.506").toString(),
                        found.resolve("GZSY8259.554").toString());
        assertThat(folded.exitCode()).isEqualTo(2);
        assertThat(folded.err()).contains("REFSYS of 81 tracks is off by 1 s");
    }
}
